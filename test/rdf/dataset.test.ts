import type { Quad, Term } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory, Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { asDataset, idOf, termOf } from '../../src/rdf/dataset.ts'
import { graphOf, keyOf, someQuads } from './random-graphs.ts'

const { namedNode, literal, quad, defaultGraph, variable } = DataFactory
const [a, b, c] = ['a', 'b', 'c'].map(name => namedNode(`https://data.example/${name}`))

describe('a graph as RDF/JS dataset', () => {
  test('holds the quads it was built of', () => {
    fc.assert(
      fc.property(someQuads, quads => {
        const dataset = asDataset(graphOf(quads))
        expect(dataset.size).toBe(new Store(quads).size)
        expect(keys(dataset)).toEqual(keys(new Store(quads)))
        for (const one of quads) expect(dataset.has(one)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('matches like n3.Store, for every part given or not', () => {
    fc.assert(
      fc.property(someQuads, fc.nat(), fc.nat(15), (quads, pick, parts) => {
        fc.pre(quads.length > 0)
        const one = quads[pick % quads.length]
        const pattern = ([one.subject, one.predicate, one.object, one.graph] as Term[]).map((term, place) =>
          (parts >> place) & 1 ? term : null,
        )
        expect(keys(asDataset(graphOf(quads)).match(...pattern))).toEqual(keys(storeMatch(quads, pattern)))
      }),
      { numRuns: 300 },
    )
  })

  test('can be matched again in what was matched', () => {
    const dataset = asDataset(graphOf([quad(a, b, c), quad(a, b, b), quad(a, c, c)]))
    const narrowed = dataset.match(null, b).match(null, null, c)
    expect(keys(narrowed)).toEqual(keys([quad(a, b, c)]))
    expect(narrowed.match(null, c).size).toBe(0)
    expect(narrowed.match(a).has(quad(a, b, b))).toBe(false)
  })

  test('holds nothing of terms it does not know', () => {
    const dataset = asDataset(graphOf([quad(a, b, c)]))
    const unknown = namedNode('https://data.example/unknown')
    const patterns: (Term | null)[][] = [[unknown], [null, unknown], [null, null, unknown], [null, null, null, unknown]]
    for (const pattern of patterns) expect(dataset.match(...pattern).size).toBe(0)
    expect(dataset.match(variable('x')).size).toBe(0)
    expect(dataset.has(quad(a, b, c, a))).toBe(false)
    expect(dataset.match(null, null, null, defaultGraph()).size).toBe(1)
  })

  test('is read-only', () => {
    const dataset = asDataset(graphOf([quad(a, b, c)]))
    expect(() => dataset.add(quad(a, b, b))).toThrow(TypeError)
    expect(() => dataset.delete(quad(a, b, c))).toThrow(TypeError)
  })

  test('gives terms back as they were published, the case of language tags too', () => {
    const builder = new GraphBuilder()
    const { terms } = builder
    const id = terms.text('Badplatser', 'sv-SE')
    builder.add(terms.iri(a.value), terms.iri(b.value), id)
    const graph = builder.build()
    const term = termOf(graph, id)
    expect(term).toMatchObject({ termType: 'Literal', value: 'Badplatser', language: 'sv-SE' })
    expect(idOf(graph, term)).toBe(id)
    expect(term.equals(termOf(graph, id))).toBe(true)
    expect(term.equals(literal('Badplatser'))).toBe(false)
    expect(asDataset(graph).match(null, null, term).size).toBe(1)
    expect([...asDataset(graph)].every(one => asDataset(graph).has(one))).toBe(true)
  })
})

/** Every quad as text, sorted. */
function keys(quads: Iterable<Quad>): string[] {
  return Array.from(quads, one => [one.subject, one.predicate, one.object, one.graph].map(keyOf).join(' ')).sort()
}

/** What n3.Store has for the same pattern. */
function storeMatch(quads: readonly Quad[], [subject, predicate, object, graph]: readonly (Term | null)[]): Quad[] {
  return new Store([...quads]).getQuads(subject, predicate, object, graph)
}
