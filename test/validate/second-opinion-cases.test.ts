import { describe, expect, test } from 'vitest'
import { asDataset } from '../../src/rdf/dataset.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { keyOf } from './disagreement.ts'
import { resultsOf } from './engine.ts'
import { type Engine, rdfValidateShacl, shaclEngine } from './second-opinion.ts'
import { readCases } from './second-opinion-cases.ts'

/** Not over n3.Store, where all languages are in lower case. */
const engines: Readonly<Record<string, (data: Graph, shapes: Graph) => Engine>> = {
  'shacl-engine': (data, shapes) => shaclEngine({ data: asDataset(data), shapes: asDataset(shapes) }, false),
  'rdf-validate-shacl': (data, shapes) => rdfValidateShacl({ data: asDataset(data), shapes: asDataset(shapes) }),
}
const cases = await readCases()

/** Results as lines; null when the engine gives up. */
async function linesOf(engine: Engine): Promise<string[] | null> {
  try {
    return (await engine()).map(keyOf).sort()
  } catch {
    return null
  }
}

describe('where another engine is wrong', () => {
  test.each(cases)('we are right: $name', ({ data, shapes, results }) => {
    expect(resultsOf(data, shapes).map(keyOf).sort()).toEqual(results)
  })

  test.each(cases)('it still is, and only it: $name', async ({ data, shapes, results, wrong }) => {
    for (const [name, engine] of Object.entries(engines)) {
      const theirs = await linesOf(engine(data, shapes))
      if (wrong.includes(name)) expect(theirs, name).not.toEqual(results)
      else expect(theirs, name).toEqual(results)
    }
  })

  test.each(cases)('it is said why: $name', ({ reason, wrong }) => {
    expect(reason).toMatch(/^.{40,}\.$/)
    expect(Object.keys(engines)).toEqual(expect.arrayContaining([...wrong]))
  })
})
