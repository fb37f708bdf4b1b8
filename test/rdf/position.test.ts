import { expect, test } from 'vitest'
import { excerptAt, LineTable, offsetAt, positionAt } from '../../src/rdf/position.ts'

const text = 'ett\r\ntvå\n\nfyra'

test('the position of each offset leads back to it', () => {
  const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset)
  expect(offsets.map(offset => offsetAt(text, positionAt(text, offset)))).toEqual(offsets)
})

test('lines and columns start at 1', () => {
  expect([0, 5, 8, 9, 10].map(offset => positionAt(text, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 2, column: 4 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ])
})

test('a line that is not there is the end of the text', () => {
  expect(offsetAt(text, { line: 9, column: 1 })).toBe(text.length)
})

test('an excerpt ends with its line', () => {
  expect([excerptAt(text, 1), excerptAt(text, 10), excerptAt('x'.repeat(99), 0).length]).toEqual(['tt', 'fyra', 60])
})

test('a table of lines answers the same in any order', () => {
  const lines = new LineTable(text)
  const offsets = [9, 0, 13, 3, 4, 5, 8, 10, 9, 2, 12]
  expect(offsets.map(offset => lines.at(offset))).toEqual(offsets.map(offset => positionAt(text, offset)))
})

test('CR alone ends no line', () => {
  expect([positionAt('a\rb', 2), new LineTable('a\rb').at(2)]).toEqual([
    { line: 1, column: 3 },
    { line: 1, column: 3 },
  ])
})
