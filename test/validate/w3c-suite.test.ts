import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ShapesError } from '../../src/model/shapes-error.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { rdf, sh } from '../../src/rdf/vocabulary.ts'
import { readPath } from '../../src/validate/path.ts'
import { lines, pathText, type Result, resultsOf, resultsWithSparql, termText } from './engine.ts'
import { turtle } from './turtle.ts'

const suite = resolve(import.meta.dirname, '../../../shared/shacl-testsuite/tests')
const manifest = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#'
const terms = 'http://www.w3.org/ns/shacl-test#'

interface Case {
  readonly file: string
  readonly data: Graph
  readonly shapes: Graph
  /** null: the shapes must be refused. */
  readonly expected: readonly Result[] | null
}

const graphs = new Map<string, Graph>()

function load(iri: string): Graph {
  const graph = graphs.get(iri) ?? turtle(readFileSync(new URL(iri), 'utf8'), iri)
  graphs.set(iri, graph)
  return graph
}

/** The tests of a part of the suite, in the order of their files. */
function casesOf(part: string): Case[] {
  const names = readdirSync(resolve(suite, part), { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith('.ttl') && !name.endsWith('manifest.ttl')).sort()
  return files.flatMap(file => {
    const graph = load(pathToFileURL(resolve(suite, part, file)).href)
    const tests = graph.subjectsWith(graph.iri(rdf.type), graph.iri(`${terms}Validate`))
    return tests.map(id => ({ file, ...caseOf(graph, id) }))
  })
}

function caseOf(graph: Graph, id: number): Omit<Case, 'file'> {
  const part = (subject: number, property: string): number => graph.objectOf(subject, graph.iri(property))
  const action = part(id, `${manifest}action`)
  const [data, shapes] = ['dataGraph', 'shapesGraph'].map(name => load(graph.value(part(action, terms + name))))
  const result = part(id, `${manifest}result`)
  if (graph.value(result) === `${terms}Failure`) return { data, shapes, expected: null }
  const results = graph.objectsOf(result, graph.iri(sh.result))
  const expected = results.map(result => {
    const path = part(result, sh.resultPath)
    const text = (property: string): string => termText(graph, part(result, property))
    return {
      focus: text(sh.focusNode),
      path: path === 0 ? '-' : pathText(graph, readPath(graph, path)),
      value: text(sh.value),
      shape: text(sh.sourceShape),
      component: text(sh.sourceConstraintComponent),
    }
  })
  return { data, shapes, expected }
}

/** Tests that we do not pass, by file, with the reason. */
const notPassed: Readonly<Record<'core' | 'sparql', Readonly<Record<string, string>>>> = { core: {}, sparql: {} }

/** What we make of a test, as sorted lines; `refused` when its shapes are refused. */
async function outcomeOf({ data, shapes }: Case, isBatched: boolean): Promise<string> {
  try {
    return lines(await resultsWithSparql(data, shapes, isBatched)).join()
  } catch (error) {
    if (error instanceof ShapesError) return 'refused'
    throw error
  }
}

describe.skipIf(!existsSync(suite))('the W3C SHACL test suite (skipped where ../shared/shacl-testsuite is not)', () => {
  test('has the 98 tests of SHACL Core that we count on', () => {
    expect(casesOf('core')).toHaveLength(98)
  })

  test('is passed in SHACL Core, but for the tests listed', () => {
    const failed = casesOf('core').filter(({ data, shapes, expected }) => {
      return lines(resultsOf(data, shapes)).join() !== lines(expected ?? []).join()
    })
    expect(failed.map(({ file }) => file)).toEqual(Object.keys(notPassed.core))
  })

  test('has the 23 tests of SHACL-SPARQL that we count on', () => {
    expect(casesOf('sparql')).toHaveLength(23)
  })

  test.each([true, false])(
    'is passed in SHACL-SPARQL, but for the tests listed; all focus nodes at once: %s',
    async isBatched => {
      const failed: string[] = []
      for (const one of casesOf('sparql')) {
        const expected = one.expected === null ? 'refused' : lines(one.expected).join()
        if ((await outcomeOf(one, isBatched)) !== expected) failed.push(one.file)
      }
      expect(failed).toEqual(Object.keys(notPassed.sparql))
    },
  )
})
