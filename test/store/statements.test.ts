import fc from 'fast-check'
import { DataFactory, Parser } from 'n3'
import { expect, test } from 'vitest'
import { languageOf, linesWith, textOf } from '../../src/store/statements.ts'

const wanted = new Set(['<https://p.example/1>'])
const line = (object: string): string => `<https://s.example/1> <https://p.example/1> ${object} .\n`

test('takes the lines of the wanted predicates and no others', () => {
  const graph = [
    '<https://s.example/1> <https://p.example/1> <https://o.example/1> .',
    '<https://s.example/1> <https://p.example/12> "no" .',
    '_:c14n0 <https://p.example/1> "a <https://p.example/2> . b"@sv .',
    '_:c14n1 <https://p.example/1> _:c14n2 .',
  ].join('\n')
  expect(linesWith(graph, wanted)).toEqual([
    { subject: '<https://s.example/1>', predicate: '<https://p.example/1>', object: '<https://o.example/1>' },
    { subject: '_:c14n0', predicate: '<https://p.example/1>', object: '"a <https://p.example/2> . b"@sv' },
    { subject: '_:c14n1', predicate: '<https://p.example/1>', object: '_:c14n2' },
  ])
  expect(linesWith('', wanted)).toEqual([])
})

test('leaves the graph name out', () => {
  const graph = line('"x \\"y\\\\"@sv <https://g.example/a b>').replace('a b', 'ab')
  expect(linesWith(graph, wanted)[0].object).toBe('"x \\"y\\\\"@sv')
})

test.each([
  ['<https://o.example/1>', 'https://o.example/1', 'und'],
  ['_:c14n0', '_:c14n0', 'und'],
  ['"Hej"', 'Hej', 'und'],
  ['"Hej"@sv-SE', 'Hej', 'sv-se'],
  ['"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '1', 'und'],
  ['"a\\nb\\r\\t\\"\\\\ \\u00e5\\U0001F4A3"@en', 'a\nb\r\t"\\ å\u{1F4A3}', 'en'],
])('reads %s', (term, text, language) => {
  expect(textOf(term)).toBe(text)
  expect(languageOf(term)).toBe(language)
})

test('reads every literal as a parser of N-Quads does', () => {
  const escaped = (text: string): string =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  const parser = new Parser({ format: 'N-Quads' })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const [{ object }] = linesWith(line(`"${escaped(text)}"@sv`), wanted)
      const [quad] = parser.parse(line(object))
      expect(quad.object.equals(DataFactory.literal(textOf(object), 'sv'))).toBe(true)
      expect(textOf(object)).toBe(text)
    }),
  )
})
