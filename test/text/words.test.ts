import { expect, test } from 'vitest'
import { words } from '../../src/text/words.ts'

/** Every plain word of a language, by its path. */
function plainWords(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => plainWords(inner, path === '' ? key : `${path}.${key}`))
}

test('no word is empty or has blanks around it', () => {
  for (const [path, word] of [...plainWords(words.sv), ...plainWords(words.en)]) {
    expect(word, path).toBe(word.trim())
    expect(word, path).not.toBe('')
  }
})

test('whole sentences are translated', () => {
  const english = new Map(plainWords(words.en))
  const same = plainWords(words.sv).filter(([path, word]) => word.length > 14 && english.get(path) === word)
  expect(same.map(([path]) => path)).toEqual([])
})

test('counted things agree with their number', () => {
  expect(words.sv.units.datasets(1)).toBe('1 datamängd')
  expect(words.sv.units.datasets(2)).toBe('2 datamängder')
  expect(words.en.units.datasets(1)).toBe('1 dataset')
  expect(words.en.units.datasets(0)).toBe('0 datasets')
})
