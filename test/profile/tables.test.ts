import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScheme, readTable } from '../../src/profile/tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'tables-'))

function file(...lines: readonly string[]): string {
  const path = join(folder, `${lines.join('').length}.tsv`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

test('a table has a row for every line, by column, with empty cells at the end too', () => {
  expect(readTable(file('uri\tcode\tnote', 'https://example.org/å\tA\t'))).toEqual([
    { uri: 'https://example.org/å', code: 'A', note: '' },
  ])
})

test('a line that is not as wide as its header is refused by its number', () => {
  expect(() => readTable(file('uri\tcode', 'a\tA', 'b'))).toThrow(/\.tsv:3: 1 cells under 2 columns/)
})

test('a scheme has its concepts by uri, labels that are missing as null, and other columns as they are', () => {
  const { concepts } = readScheme(file('uri\tcode\tlabel_sv\tlabel_en\tdeprecated', 'u\tC\tEtt\t\tno'), 'numbers')
  expect([...concepts]).toEqual([
    ['u', { uri: 'u', code: 'C', label: { sv: 'Ett', en: null }, more: { deprecated: 'no' } }],
  ])
})

test('a scheme with the same uri twice is refused', () => {
  const path = file('uri\tcode\tlabel_sv\tlabel_en', 'twice\tA\t\t', 'twice\tB\t\t')
  expect(() => readScheme(path, 'numbers')).toThrow('“twice” is missing or repeated')
})
