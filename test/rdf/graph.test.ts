import type { Term } from '@rdfjs/types'
import fc from 'fast-check'
import { Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { termOf } from '../../src/rdf/dataset.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { BlankNode, Literal, NamedNode } from '../../src/rdf/terms.ts'
import { dcat, dcterms, rdf, xsd } from '../../src/rdf/vocabulary.ts'
import { graphOf, keyOf, someQuads } from './random-graphs.ts'

const a = 'https://data.example/a'
const b = 'https://data.example/b'

/** Two datasets: a with two titles and a theme, b with a's Swedish title. */
function twoDatasets(): Graph {
  const builder = new GraphBuilder()
  const { terms } = builder
  const add = (subject: string, predicate: string, object: number): void =>
    builder.add(terms.iri(subject), terms.iri(predicate), object)
  add(b, rdf.type, terms.iri(dcat.Dataset))
  add(b, dcterms.title, terms.text('Badplatser', 'sv'))
  add(a, dcterms.title, terms.text('Beaches', 'en'))
  add(a, dcterms.title, terms.text('Badplatser', 'sv'))
  add(a, rdf.type, terms.iri(dcat.Dataset))
  add(a, dcterms.issued, terms.literal('2026', terms.iri(xsd.gYear)))
  return builder.build()
}

describe('a term', () => {
  const builder = new GraphBuilder()
  const { terms } = builder
  const ids = {
    iri: terms.iri('same'),
    blank: terms.blank('same'),
    string: terms.literal('same'),
    typed: terms.literal('same', terms.iri(xsd.date)),
    sv: terms.text('same', 'sv'),
    en: terms.text('same', 'en'),
    emoji: terms.literal('🌾'),
    empty: terms.literal(''),
  }
  for (const id of Object.values(ids)) builder.add(ids.iri, ids.iri, id)
  const graph = builder.build()

  test('is found by what it says, whatever other terms have the same text', () => {
    expect(graph.iri('same')).toBe(ids.iri)
    expect(graph.blank('same')).toBe(ids.blank)
    expect(graph.literal('same')).toBe(ids.string)
    expect(graph.literal('same', xsd.string)).toBe(ids.string)
    expect(graph.literal('same', xsd.date)).toBe(ids.typed)
    expect(graph.literal('same', '', 'sv')).toBe(ids.sv)
    expect(graph.literal('same', rdf.langString, 'en')).toBe(ids.en)
    expect(graph.literal('🌾')).toBe(ids.emoji)
    expect(graph.literal('')).toBe(ids.empty)
  })

  test('says its kind, text, datatype and language', () => {
    expect([graph.kind(ids.iri), graph.kind(ids.blank), graph.kind(ids.sv)]).toEqual([NamedNode, BlankNode, Literal])
    expect([graph.value(ids.emoji), graph.value(ids.empty)]).toEqual(['🌾', ''])
    expect([ids.iri, ids.string, ids.typed, ids.sv].map(id => graph.datatype(id))).toEqual([
      '',
      xsd.string,
      xsd.date,
      rdf.langString,
    ])
    expect([graph.language(ids.en), graph.language(ids.typed), graph.language(ids.blank)]).toEqual(['en', '', ''])
  })

  test('that the graph does not hold is 0, and look-ups with it are empty', () => {
    const unknown = [
      graph.iri('other'),
      graph.blank('other'),
      graph.literal('other'),
      graph.literal('same', 'https://data.example/other'),
      graph.literal('same', '', 'fi'),
    ]
    expect(unknown).toEqual([0, 0, 0, 0, 0])
    expect(graph.objectsOf(0, ids.iri)).toEqual([])
    expect(graph.objectsOf(ids.iri, 0)).toEqual([])
    expect(graph.objectOf(0, 0)).toBe(0)
    expect(graph.subjectsWith(ids.iri, 0)).toEqual([])
    expect(graph.predicatesOf(0)).toEqual([])
    expect([...graph.rowsOfPredicate(0), ...graph.rowsOfObject(0)]).toEqual([])
    expect(graph.has(ids.iri, ids.iri, 0)).toBe(false)
    expect(graph.describes(0)).toBe(false)
  })

  test('with a lone surrogate is the same term as its mended text', () => {
    const mending = new GraphBuilder()
    const id = mending.terms.literal('a\ud800')
    expect(mending.terms.literal('a\ufffd')).toBe(id)
    expect(mending.terms.literal('a\udc00')).toBe(id)
    mending.add(mending.terms.iri(a), mending.terms.iri(a), id)
    expect(mending.build().literal('a\ud800')).toBe(id)
  })
})

describe('a graph', () => {
  test('gives the values of a property, the subjects with a value and the properties of a subject', () => {
    const graph = twoDatasets()
    const [type, title] = [graph.iri(rdf.type), graph.iri(dcterms.title)]
    const values = graph.objectsOf(graph.iri(a), title).map(id => graph.value(id))
    expect(values.sort()).toEqual(['Badplatser', 'Beaches'])
    const subjects = graph.subjectsWith(title, graph.literal('Badplatser', '', 'sv')).map(id => graph.value(id))
    expect(subjects.sort()).toEqual([a, b])
    expect(graph.predicatesOf(graph.iri(b)).sort()).toEqual([type, title].sort())
    expect(graph.value(graph.objectOf(graph.iri(a), graph.iri(dcterms.issued)))).toBe('2026')
    expect(graph.objectOf(graph.iri(b), graph.iri(dcterms.issued))).toBe(0)
  })

  test('lists its subjects in the order in which their terms came', () => {
    const graph = twoDatasets()
    expect(graph.subjects().map(id => graph.value(id))).toEqual([b, a])
    expect(graph.describes(graph.iri(a))).toBe(true)
    expect(graph.describes(graph.iri(dcat.Dataset))).toBe(false)
  })

  test('without statements answers everything with nothing', () => {
    const graph = new GraphBuilder().build()
    expect([graph.size, graph.tripleCount]).toEqual([0, 0])
    expect(graph.subjects()).toEqual([])
    expect(graph.iri(a)).toBe(0)
    expect([...graph.rowsOfObject(1)]).toEqual([])
  })

  test('agrees with n3.Store on every look-up', () => {
    fc.assert(
      fc.property(someQuads, quads => {
        const graph = graphOf(quads)
        const store = new Store(quads)
        expect(graph.size).toBe(store.size)
        for (let subject = 1; subject < graph.termCount; subject++) compareWithStore(graph, store, subject)
      }),
      { numRuns: 100 },
    )
  })
})

function compareWithStore(graph: Graph, store: Store, id: number): void {
  const term = termOf(graph, id)
  const names = (ids: Iterable<number>): string[] => keys(Array.from(ids, one => termOf(graph, one)))
  expect(names(graph.predicatesOf(id))).toEqual(keys(store.getPredicates(term, null, null)))
  const referrers = Array.from(graph.rowsOfObject(id), row => graph.columns.subjects[row])
  expect(names(new Set(referrers))).toEqual(keys(store.getSubjects(null, term, null)))
  expect(referrers).toHaveLength(store.countQuads(null, null, term, null))
  expect(graph.rowsOfPredicate(id)).toHaveLength(store.countQuads(null, term, null, null))
  for (const predicate of graph.predicatesOf(id)) {
    const verb = termOf(graph, predicate)
    const objects = graph.objectsOf(id, predicate)
    expect(names(objects)).toEqual(keys(store.getObjects(term, verb, null)))
    for (const object of objects) {
      const value = termOf(graph, object)
      expect(names(graph.subjectsWith(predicate, object))).toEqual(keys(store.getSubjects(verb, value, null)))
      expect(graph.has(id, predicate, object)).toBe(true)
      expect(graph.has(object, predicate, id)).toBe(store.countQuads(value, verb, term, null) > 0)
    }
  }
}

function keys(terms: readonly Term[]): string[] {
  return terms.map(keyOf).sort()
}
