import { DataFactory } from 'n3'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { serialiseNQuads } from '../../src/rdf/syntax/ntriples-writer.ts'
import { graphOf } from './random-graphs.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const [a, b, c] = ['a', 'b', 'c'].map(name => namedNode(`https://data.example/${name}`))
const text = (graph: Graph): string => [...serialiseNQuads(graph)].join('')

describe('a builder', () => {
  test('drops repeated statements and keeps the first position', () => {
    const builder = new GraphBuilder({ positions: true })
    builder.addQuad(quad(a, b, c), '', 3, 7)
    builder.addQuad(quad(a, b, a), '', 4, 1)
    builder.addQuad(quad(a, b, c), '', 9, 1)
    const graph = builder.build()
    const row = graph.rowsOfObject(graph.iri(c.value))[0]
    expect(graph.size).toBe(2)
    expect(graph.positionOf(row)).toEqual({ line: 3, column: 7 })
  })

  test('keeps no positions unless it is asked to', () => {
    const builder = new GraphBuilder()
    builder.addQuad(quad(a, b, c), '', 3, 7)
    expect(builder.keepsPositions).toBe(false)
    expect(builder.build().positionOf(0)).toBeNull()
  })

  test('says of a statement without position that it is unknown', () => {
    const builder = new GraphBuilder({ positions: true })
    builder.addQuad(quad(a, b, c))
    expect(builder.build().positionOf(0)).toBeNull()
  })

  test('keeps the same triple in two graphs as two quads and one triple', () => {
    const graph = graphOf([quad(a, b, c, a), quad(a, b, c, b), quad(a, b, c), quad(b, b, c, a)])
    expect([graph.size, graph.tripleCount]).toEqual([4, 2])
    expect(graph.objectsOf(graph.iri(a.value), graph.iri(b.value))).toEqual([graph.iri(c.value)])
    expect(graph.subjectsWith(graph.iri(b.value), graph.iri(c.value))).toHaveLength(2)
  })

  test('takes back what came after a mark, named graphs and positions too', () => {
    const builder = new GraphBuilder({ positions: true })
    builder.addQuad(quad(a, b, c), '', 1, 1)
    const mark = builder.mark()
    builder.addQuad(quad(c, b, a, b), '', 2, 2)
    builder.addQuad(quad(c, b, b), '', 3, 3)
    builder.rewind(mark)
    expect(builder.count).toBe(1)
    builder.addQuad(quad(b, b, b), '', 4, 4)
    const graph = builder.build()
    expect(text(graph)).toBe(text(graphOf([quad(a, b, c), quad(b, b, b)])))
    expect(graph.positionOf(graph.rowsStart(graph.iri(b.value)))).toEqual({ line: 4, column: 4 })
    expect(graph.tripleCount).toBe(2)
  })

  test('keeps the blank nodes of two documents apart', () => {
    const builder = new GraphBuilder()
    for (const object of [a, c]) builder.addQuad(quad(blankNode('x'), b, object), builder.scope())
    expect(builder.build().subjects()).toHaveLength(2)
  })

  test('goes on being used after it has built', () => {
    const builder = new GraphBuilder()
    builder.addQuad(quad(a, b, c))
    const first = builder.build()
    builder.addQuad(quad(a, b, b))
    expect([first.size, builder.build().size]).toEqual([1, 2])
  })

  test('takes in another graph whole: names, positions, and blank nodes behind a scope', () => {
    const source = new GraphBuilder({ positions: true })
    source.addQuad(quad(blankNode('x'), b, literal('ö', 'sv-SE'), c), '', 5, 6)
    source.addQuad(quad(blankNode('x'), b, literal('1', namedNode('https://data.example/type'))))
    const target = new GraphBuilder({ positions: true })
    target.addQuad(quad(blankNode('x'), b, a))
    target.addGraph(source.build(), 's_')
    const graph = target.build()
    expect(graph.size).toBe(3)
    const subject = graph.blank('s_x')
    expect(graph.objectsOf(subject, graph.iri(b.value))).toHaveLength(2)
    const row = graph.rowsOfObject(graph.literal('ö', '', 'sv-se'))[0]
    expect(graph.value(graph.graphOf(row))).toBe(c.value)
    expect(graph.positionOf(row)).toEqual({ line: 5, column: 6 })
  })

  test('starts with the terms of a graph, under the same ids, and none of its statements', () => {
    const graph = graphOf([quad(a, b, blankNode('x')), quad(a, b, literal('ö', 'sv'))])
    const builder = new GraphBuilder({ termsOf: graph })
    const ids = [a.value, b.value].map(iri => graph.iri(iri))
    expect(ids.map(id => builder.internFrom(graph, id))).toEqual(ids)
    builder.add(ids[0], ids[1], builder.intern(literal('ö', 'sv')))
    builder.addQuad(quad(a, b, c))
    expect(text(builder.build())).toBe(text(graphOf([quad(a, b, literal('ö', 'sv')), quad(a, b, c)])))
  })

  test('that has the terms of a graph still keeps blank nodes behind a scope apart', () => {
    const graph = graphOf([quad(blankNode('x'), b, c)])
    const builder = new GraphBuilder({ termsOf: graph })
    builder.addGraph(graph)
    builder.addGraph(graph, builder.scope())
    expect(builder.build().subjects()).toHaveLength(2)
  })

  test('grows past its first room with names and positions in place', () => {
    const builder = new GraphBuilder({ positions: true })
    for (let n = 1; n <= 5000; n++) {
      builder.addQuad(quad(a, b, literal(String(n)), n % 2 === 0 ? c : undefined), '', n, 1)
    }
    const graph = builder.build()
    const row = graph.rowsOfObject(graph.literal('4000'))[0]
    expect(graph.size).toBe(5000)
    expect(graph.positionOf(row)).toEqual({ line: 4000, column: 1 })
    expect(graph.value(graph.graphOf(row))).toBe(c.value)
    expect(graph.graphOf(graph.rowsOfObject(graph.literal('4001'))[0])).toBe(0)
  })

  describe('where resources begin', () => {
    const at = (line: number) => ({ line, column: 1 })
    const begun = (...subjects: (typeof a)[]): GraphBuilder => {
      const builder = new GraphBuilder({ positions: true })
      for (const [n, subject] of subjects.entries()) {
        builder.begin(builder.intern(subject), at(n + 1))
        builder.addQuad(quad(subject, b, literal(String(n))), '', n + 1, 9)
      }
      return builder
    }

    test('is where they are described first', () => {
      const graph = begun(a, b, a).build()
      expect([a, b, c].map(({ value }) => graph.startOf(graph.iri(value)))).toEqual([at(1), at(2), null])
    })

    test('is unknown when positions are not kept', () => {
      const builder = new GraphBuilder()
      builder.begin(builder.intern(a), at(1))
      builder.addQuad(quad(a, b, c))
      expect(builder.build().startOf(1)).toBeNull()
    })

    test('is taken back with the statements after a mark', () => {
      const builder = begun(a)
      const mark = builder.mark()
      builder.begin(builder.intern(c), at(7))
      builder.addQuad(quad(c, b, a), '', 7, 2)
      builder.rewind(mark)
      builder.begin(builder.intern(c), at(8))
      builder.addQuad(quad(c, b, b), '', 8, 2)
      const graph = builder.build()
      expect([a, c].map(({ value }) => graph.startOf(graph.iri(value)))).toEqual([at(1), at(8)])
    })

    test('goes along into a builder that has the terms of the graph, and into one that takes it in', () => {
      const source = begun(a, b).build()
      const heir = new GraphBuilder({ positions: true, termsOf: source })
      heir.begin(heir.intern(a), at(9))
      const taker = new GraphBuilder({ positions: true })
      taker.addQuad(quad(c, b, a))
      taker.addGraph(source)
      for (const graph of [heir.build(), taker.build()]) {
        expect([a, b].map(({ value }) => graph.startOf(graph.iri(value)))).toEqual([at(1), at(2)])
      }
    })

    test('stays apart behind a scope', () => {
      const builder = new GraphBuilder({ positions: true })
      builder.begin(builder.intern(blankNode('x')), at(3))
      builder.addQuad(quad(blankNode('x'), b, c))
      const source = builder.build()
      const heir = new GraphBuilder({ positions: true, termsOf: source })
      heir.addGraph(source, 's_')
      const graph = heir.build()
      expect(graph.startOf(graph.blank('s_x'))).toEqual(at(3))
    })
  })

  test('refuses terms that RDF 1.1 does not have', () => {
    const builder = new GraphBuilder()
    expect(() => builder.intern(DataFactory.variable('x'))).toThrow(TypeError)
  })
})
