import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/rdf/graph.ts'
import { rdf, sh } from '../../src/rdf/vocabulary.ts'
import { readPath } from '../../src/validate/path.ts'
import { readShapes } from '../../src/validate/shapes.ts'
import { lines, pathText, type Result, resultsOf, termText } from './engine.ts'
import { turtle } from './turtle.ts'

const suite = resolve(import.meta.dirname, '../../../shared/shacl-testsuite/tests')
const manifest = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#'
const terms = 'http://www.w3.org/ns/shacl-test#'

interface Case {
  readonly file: string
  readonly data: Graph
  readonly shapes: Graph
  readonly expected: readonly Result[]
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
  const results = graph.objectsOf(part(id, `${manifest}result`), graph.iri(sh.result))
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

/** Tests of SHACL Core that we do not pass. */
const notPassed: readonly string[] = []

describe.skipIf(!existsSync(suite))('the W3C SHACL test suite (skipped where ../shared/shacl-testsuite is not)', () => {
  test('has the 98 tests of SHACL Core that we count on', () => {
    expect(casesOf('core')).toHaveLength(98)
  })

  test('is passed in SHACL Core, but for the tests listed', () => {
    const failed = casesOf('core').filter(({ data, shapes, expected }) => {
      return lines(resultsOf(data, shapes)).join() !== lines(expected).join()
    })
    expect(failed.map(({ file }) => file)).toEqual(notPassed)
  })

  test('has no shape in SPARQL that is read as if it asked for nothing', () => {
    const read = casesOf('sparql').filter(({ shapes }) => {
      try {
        readShapes(shapes)
        return true
      } catch {
        return false
      }
    })
    expect(read.map(({ file }) => file)).toEqual([])
  })
})
