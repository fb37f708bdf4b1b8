import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { revalidate } from '../../src/validate/revalidate.ts'
import { judged, validate } from '../../src/validate/validate.ts'
import { sampled } from '../support/long.ts'
import { example, onDatasets, profileOf, words } from './profiles.ts'
import { histories } from './random-edits.ts'
import { prefixes } from './turtle.ts'

let profile: Profile

beforeAll(async () => {
  profile = await loadProfile()
})

/** A document as it is read for people: with positions, and the same labels of blank nodes every time. */
async function readTurtle(lines: readonly string[]): Promise<Graph> {
  const body = Buffer.from(prefixes + lines.join('\n'))
  return (await read(body, { baseIri: example(''), mediaType: 'text/turtle', positions: true })).graph
}

/** A graph on the terms of another; positions as they are. */
function onTermsOf(terms: Graph, graph: Graph): Graph {
  const builder = new GraphBuilder({ positions: true, termsOf: terms })
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const [s, p, o] = [subjects, predicates, objects].map(column => builder.internFrom(graph, column[row]))
    const position = graph.positionOf(row)
    builder.add(s, p, o, 0, position?.line, position?.column)
  }
  return builder.build()
}

describe('judging a later state of a graph again', () => {
  test.each([
    ['read anew', (_: Graph, graph: Graph) => graph],
    ['on the terms of the earlier one', onTermsOf],
  ])('gives the findings of judging all of it: %s', async (_, made) => {
    const property = fc.asyncProperty(histories, async ({ states, shapes, knowledge }) => {
      const profile = profileOf(shapes, knowledge)
      let before = await judged(await readTurtle(states[0]), profile)
      for (const state of states.slice(1)) {
        const now = made(before.graph, await readTurtle(state))
        before = await revalidate(before, now)
        expect(before.findings).toEqual(await validate(now, profile))
      }
    })
    await fc.assert(property, { numRuns: sampled(150, 10_000), seed: 7 })
  })
})

describe('a change to one of many datasets', () => {
  /** How often a resource is judged by a shape after a change of some lines of a catalogue of so many datasets. */
  async function judgedAfter(datasets: number, change: (lines: readonly string[]) => readonly string[]) {
    const lines = Array.from(
      { length: datasets },
      (_, index) => `:d${index} a dcat:Dataset ; dcterms:publisher :org ; dcterms:identifier "${index}" .`,
    )
    const catalogue = `:c a dcat:Catalog ; dcat:dataset ${lines.map((_, index) => `:d${index}`).join(', ')} .`
    const document = [catalogue, ':org a foaf:Agent .', ...lines]
    const before = await judged(await readTurtle(document), profile)
    const now = await readTurtle(change(document))
    const after = await revalidate(before, now)
    expect(after.findings).toEqual(await validate(now, profile))
    return { before: before.judged, after: after.judged }
  }

  const changes: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
    'a title that came': lines => [...lines, ':d7 dcterms:title "Badplatser"@sv .'],
    'another identifier': lines => lines.map(line => line.replace('"7"', '"7a"')),
    'a name of the publisher of all': lines => [...lines, ':org foaf:name "Hamnsund" .'],
    'a dataset that went': lines => lines.filter(line => !line.startsWith(':d7 ')),
    'a dataset that came': lines => [...lines, ':d a dcat:Dataset .'],
    'an empty line at the top': lines => ['', ...lines],
    nothing: lines => lines,
  }

  test.each(Object.entries(changes))(
    'judges as little in a large catalogue as in a small one: %s',
    async (_, change) => {
      const [small, large] = [await judgedAfter(20, change), await judgedAfter(500, change)]
      expect(large.after).toBe(small.after)
      expect(large.after).toBeLessThan(large.before / 50)
    },
  )

  test('judges again all resources that look at a node that they share', async () => {
    const shapes = onDatasets('( dcterms:publisher foaf:name )', 'sh:minCount 1')
    const lines = Array.from({ length: 50 }, (_, index) => `:d${index} a dcat:Dataset ; dcterms:publisher :org .`)
    const before = await judged(await readTurtle(lines), profileOf(shapes))
    const after = await revalidate(before, await readTurtle([...lines, ':org foaf:name "Hamnsund" .']))
    expect([before.findings.length, after.findings.length, after.judged]).toEqual([50, 0, 50])
  })

  test.each([
    ['in full when less of it is left', 25, 15],
    ['in short when more has come', 15, 25],
    ['in short, of the first, when that has moved', 40, 30],
  ])('tells advice %s', async (_, datasets, left) => {
    const shapes = `${onDatasets('dcterms:title', 'sh:minCount 1')}
      :Dataset-rule <https://skord.example/shapes/rule#summarised> true ; sh:description "{$count} gånger"@sv, "{$count} times"@en .`
    const linesOf = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `:d${index} a dcat:Dataset .`)
    const before = await judged(await readTurtle(linesOf(datasets)), profileOf(shapes))
    const now = await readTurtle(['', ...linesOf(left)])
    const after = await revalidate(before, now)
    expect(after.findings).toEqual(await validate(now, profileOf(shapes)))
    expect(after.findings).toHaveLength(left > 20 ? 1 : left)
  })

  test('judges by a query again whatever changes, as nobody can tell what it reads', async () => {
    const select = 'SELECT $this WHERE { $this a ?type . FILTER NOT EXISTS { ?any <https://example.org/p> "1" } }'
    const shapes = `:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:sparql [ sh:select '${select}' ] ; ${words} .`
    const lines = [':a a dcat:Dataset .', ':b a dcat:Dataset .']
    const before = await judged(await readTurtle(lines), profileOf(shapes))
    const after = await revalidate(before, await readTurtle([...lines, ':far :p "1" .']))
    expect([before.findings.length, after.findings.length, after.judged]).toEqual([2, 0, 2])
  })

  test('does not begin when it is called off', async () => {
    const graph = await readTurtle([':d a dcat:Dataset .'])
    const options = { signal: AbortSignal.abort(new Error('called off')) }
    await expect(revalidate(await judged(graph, profile), graph, options)).rejects.toThrow('called off')
  })
})
