import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory, Parser } from 'n3'
import { canonize, type PlainQuad } from 'rdf-canonize'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads, sha256 } from '../../src/rdf/canonical.ts'
import { graphOf, meaning, someQuads } from './random-graphs.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const a = namedNode('https://data.example/a')
const p = namedNode('https://data.example/p')

const canonical = (quads: readonly Quad[]): Promise<string> => canonicalNQuads(graphOf(quads))

/** A ring of blank nodes that nothing else tells apart. */
function ring(name: string, length: number): Quad[] {
  const node = (n: number): ReturnType<typeof blankNode> => blankNode(`${name}${n % length}`)
  return Array.from({ length }, (_, n) => [quad(node(n), p, node(n + 1)), quad(node(n + 1), p, node(n))]).flat()
}

/** Blank nodes of which each refers to each other: what RDFC-1.0 takes for ever to tell apart. */
function poison(size: number): Quad[] {
  const nodes = Array.from({ length: size }, (_, n) => blankNode(`k${n}`))
  return nodes.flatMap(one => nodes.filter(other => other !== one).map(other => quad(one, p, other)))
}

describe('canonical N-Quads', () => {
  test('are those of RDFC-1.0', async () => {
    await fc.assert(
      fc.asyncProperty(someQuads, async quads => {
        const text = await canonical(quads)
        fc.pre(!/_:b/.test(text))
        // The library sorts beyond U+FFFF as UTF-16 does; the order is a test of its own below.
        expect(text.split('\n').sort()).toEqual((await meaning(quads)).split('\n').sort())
      }),
      { numRuns: 200 },
    )
  })

  test('need no canonization without blank nodes and say the same', async () => {
    const quads = ['b', 'ä', 'a"\n\u0007', ''].flatMap(text => [
      quad(a, p, literal(text, 'sv')),
      quad(a, p, literal(text), a),
      quad(namedNode(`urn:${sha256(text)}`), p, literal(text, p)),
    ])
    const withBlank = [...quads, quad(blankNode('x'), p, a)]
    const expected = (await canonical(withBlank)).split('\n').filter(line => !line.startsWith('_:'))
    expect((await canonical(quads)).split('\n')).toEqual(expected)
    expect(await canonical(quads)).toBe(await canonize(quads as PlainQuad[], { algorithm: 'RDFC-1.0' }))
  })

  test('are sorted by code point, also beyond the basic plane', async () => {
    const texts = ['\uffee', '\u{1f33e}']
    for (const extra of [[], [quad(blankNode('x'), p, a)]]) {
      const text = await canonical([...texts.map(one => quad(a, p, literal(one))), ...extra])
      expect(text.indexOf('\uffee')).toBeLessThan(text.indexOf('\u{1f33e}'))
    }
  })

  test('can be read back also when the graph holds illegal IRIs and language tags', async () => {
    const builder = new GraphBuilder()
    const { terms } = builder
    const subject = terms.iri('https://data.example/a b')
    builder.add(subject, terms.iri('https://data.example/<p>'), terms.text('x', 'sv_SE'))
    builder.add(subject, terms.iri('https://data.example/<p>'), terms.text('y', '?'))
    builder.add(subject, terms.iri('https://data.example/<p>'), terms.blank('z'))
    const text = await canonicalNQuads(builder.build())
    expect(new Parser({ format: 'N-Quads' }).parse(text)).toHaveLength(3)
    expect(text).toContain('<https://data.example/a%20b> <https://data.example/%3Cp%3E> "x"@sv-SE .')
  })

  test('tell two rings of three from one of six', async () => {
    const six = await canonical(ring('x', 6))
    const threes = await canonical([...ring('x', 3), ...ring('y', 3)])
    expect(six).not.toBe(threes)
  })

  test('have labels of their own kind for a poison graph, and soon', async () => {
    const text = await canonical(poison(20))
    expect(text).not.toContain('_:c14n')
    expect(text.trimEnd().split('\n')).toHaveLength(380)
    expect(new Parser({ format: 'N-Quads' }).parse(text)).toHaveLength(380)
    expect(await canonical(poison(20).reverse())).toBe(text)
  })

  test('manage many look-alikes of the kind that catalogues hold', async () => {
    const quads = Array.from({ length: 400 }, (_, n) => blankNode(`d${n}`)).flatMap(node => [
      quad(a, p, node),
      quad(node, p, literal('the same')),
    ])
    const text = await canonical(quads)
    expect(text).toContain('_:c14n399')
    expect(await canonical(quads.reverse())).toBe(text)
  })

  test('tell look-alikes apart also in a large graph that is mostly something else', async () => {
    const rest = Array.from({ length: 5000 }, (_, n) => quad(a, p, literal(String(n))))
    expect(await canonical([...rest, ...ring('x', 3)])).toContain('_:c14n2')
  })

  test('of nothing are nothing', async () => {
    expect(await canonical([])).toBe('')
  })
})

test('SHA-256 is of the text in UTF-8, in hexadecimal', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('ö')).toBe(sha256(Buffer.from([0xc3, 0xb6]).toString()))
})
