import type { Quad, Term } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { graphChecksum } from '../../src/rdf/graph-checksum.ts'
import { read } from '../../src/rdf/read.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { graphOf, meaning, someQuads, someTriples } from './random-graphs.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const a = namedNode('https://data.example/a')
const b = namedNode('https://data.example/b')
const p = namedNode('https://data.example/p')

const checksum = (quads: readonly Quad[]): Promise<string> => graphChecksum(graphOf(quads))

/** The same quads with other blank node labels. */
function relabelled(quads: readonly Quad[]): Quad[] {
  const other = <Any extends Term>(term: Any): Any =>
    term.termType === 'BlankNode' ? (blankNode(`z${[...term.value].reverse().join('')}`) as unknown as Any) : term
  return quads.map(one => quad(other(one.subject), one.predicate, other(one.object), other(one.graph)))
}

/** Quads in some order, some of them again. */
const jumbled = someQuads.chain(quads =>
  fc.tuple(
    fc.constant(quads),
    fc.shuffledSubarray(quads, { minLength: quads.length }),
    fc.subarray(quads).map(some => some.toReversed()),
  ),
)

describe('the checksum of a graph', () => {
  test('is the same in any order, with repetitions and with other blank node labels', async () => {
    await fc.assert(
      fc.asyncProperty(jumbled, async ([quads, inOtherOrder, again]) => {
        expect(await checksum(relabelled([...inOtherOrder, ...again]))).toBe(await checksum(quads))
      }),
      { numRuns: 300 },
    )
  })

  test('is the same exactly where the canonical form is', async () => {
    await fc.assert(
      fc.asyncProperty(someQuads, fc.nat(), someQuads, async (quads, place, others) => {
        const without = quads.toSpliced(place % (quads.length + 1), 1, ...others.slice(0, 1))
        const isSame = (await meaning(quads)) === (await meaning(without))
        expect((await checksum(quads)) === (await checksum(without))).toBe(isSame)
      }),
      { numRuns: 200 },
    )
  })

  test.each(syntaxes.map(syntax => [syntax.label, syntax] as const))('is the same in %s', async (_, syntax) => {
    const options = { baseIri: 'https://data.example/', mediaType: syntax.mediaTypes[0] }
    await fc.assert(
      fc.asyncProperty(someTriples, async quads => {
        const text = [...syntax.serialise(graphOf(quads))].join('')
        const { graph } = await read(Buffer.from(text), options)
        expect(await graphChecksum(graph)).toBe(await checksum(quads))
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['another language', literal('x', 'sv'), literal('x', 'en')],
    ['another datatype', literal('1', namedNode('urn:a')), literal('1', namedNode('urn:b'))],
    ['text in place of an address', literal(a.value), a],
    ['a blank node in place of an address', blankNode('n'), a],
  ])('tells %s', async (_, one, other) => {
    expect(await checksum([quad(a, p, one)])).not.toBe(await checksum([quad(a, p, other)]))
  })

  test('tells who says what of whom', async () => {
    const sums = [[quad(a, p, b)], [quad(b, p, a)], [quad(a, p, b), quad(b, p, a)], [quad(a, p, a), quad(b, p, b)]]
    expect(new Set(await Promise.all(sums.map(checksum))).size).toBe(4)
  })

  test('tells two texts from the same letters cut elsewhere', async () => {
    const sums = [
      [quad(a, p, literal('ab')), quad(a, p, literal('c'))],
      [quad(a, p, literal('a')), quad(a, p, literal('bc'))],
    ]
    expect(await checksum(sums[0])).not.toBe(await checksum(sums[1]))
  })

  test('tells a default graph from a named one, and is of the statements alone', async () => {
    expect(await checksum([quad(a, p, b)])).not.toBe(await checksum([quad(a, p, b, a)]))
    const builder = new GraphBuilder()
    const mark = builder.mark()
    builder.addQuad(quad(b, p, literal('taken back'), a))
    builder.rewind(mark)
    builder.addQuad(quad(a, p, b))
    expect(await graphChecksum(builder.build())).toBe(await checksum([quad(a, p, b)]))
  })

  test('tells a text longer than a chunk by its last letter', async () => {
    const long = 'ö'.repeat(100_000)
    const sums = await Promise.all(['a', 'b', 'a'].map(end => checksum([quad(a, p, literal(long + end))])))
    expect(sums[0]).not.toBe(sums[1])
    expect(sums[0]).toBe(sums[2])
  })
})
