import fc from 'fast-check'
import { DataFactory } from 'n3'
import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { readCanonical } from '../../src/rdf/canonical-reader.ts'
import { graphOf, someTriples } from './random-graphs.ts'

const { namedNode, literal, quad } = DataFactory
const property = namedNode('https://data.example/p')

describe('canonical N-Quads', () => {
  test('are read to the graph that they were written of', async () => {
    await fc.assert(
      fc.asyncProperty(someTriples, async triples => {
        const text = await canonicalNQuads(graphOf(triples))
        expect(await canonicalNQuads(readCanonical(text))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['every kind of escape', 'a"b\\c\nd\te\rf\bg\fh\u0001\u007f'],
    ['what looks like the end of a statement', ' .\n" .\n<a> <b> "c" .\n'],
    ['what looks like a tag', 'a"@sv'],
    ['what looks like an escape', '\\u00e5 \\n'],
    ['characters beyond U+FFFF', 'å🌾\ue000'],
    ['nothing', ''],
  ])('keep text with %s', async (_, text) => {
    const graph = readCanonical(await canonicalNQuads(graphOf([quad(property, property, literal(text, 'sv'))])))
    expect(graph.value(graph.columns.objects[0])).toBe(text)
    expect(graph.language(graph.columns.objects[0])).toBe('sv')
  })

  test('of nothing are an empty graph', () => {
    expect(readCanonical('').size).toBe(0)
  })

  test.each([
    'Catalogue',
    '<https://a.example/',
    '<https://a.example/> <https://a.example/p> "no end\n',
    '<https://a.example/> <https://a.example/p> "no stop"\n',
    '<https://a.example/> <https://a.example/p> no-term .\n',
    '<https://a.example/> <https://a.example/p> "two" "objects"^^a .\n',
    '<https://a.example/> <https://a.example/p> "named" <https://a.example/g> .\n',
    '<https://a.example/> <https://a.example/p> <https://a.example/o> <https://a.example/g> .\n',
  ])('are refused when they are not that: %j', text => {
    expect(() => readCanonical(text)).toThrow('Not canonical N-Quads')
  })
})
