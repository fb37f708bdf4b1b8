import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetOfJsonFault } from '../../../src/rdf/syntax/json-fault.ts'

test.each([
  ['{ "a": 1, }', 10],
  ['[1 2]', 3],
  ['{ a: 1 }', 2],
  ["{ 'a': 1 }", 2],
  ['{ "a" 1 }', 6],
  ['[1, 2', 5],
  ['{ "a": "b', 9],
  ['"a\nb"', 2],
  ['"\\q"', 1],
  ['01', 0],
  ['[tru]', 1],
  ['{} {}', 3],
  ['', 0],
  ['[NaN]', 1],
])('%j is at fault at %i', (text, offset) => {
  expect(offsetOfJsonFault(text)).toBe(offset)
})

test('JSON has no fault, and what is cut off is at fault at its end', () => {
  fc.assert(
    fc.property(fc.json(), json => {
      expect(offsetOfJsonFault(json)).toBe(json.length)
      const list = `[${json}`
      expect(offsetOfJsonFault(list)).toBe(list.length)
    }),
  )
})
