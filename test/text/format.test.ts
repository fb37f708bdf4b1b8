import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatLimit,
  formatNumber,
  formatPercent,
  formatRelative,
  plural,
} from '../../src/text/format.ts'

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('numbers have a space between thousands in Swedish and a comma in English', () => {
  expect(spaced(formatNumber(23582, 'sv'))).toBe('23 582')
  expect(formatNumber(23582, 'en')).toBe('23,582')
  expect(formatNumber(1.25, 'sv')).toBe('1,3')
})

test('shares are whole percentages', () => {
  expect(spaced(formatPercent(0.607, 'sv'))).toBe('61 %')
  expect(formatPercent(0.607, 'en')).toBe('61%')
})

test('dates are spelt out, in Swedish time', () => {
  const late = new Date('2026-12-31T23:30:00Z')
  expect(formatDate(late, 'sv')).toBe('1 januari 2027')
  expect(formatDate(late, 'en')).toBe('1 January 2027')
  expect(formatDateTime(late, 'sv')).toBe('1 januari 2027 kl. 00:30')
})

test('relative times use the largest unit that fits', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const ago = (text: string) => formatRelative(new Date(text), now, 'sv')
  expect(ago('2026-11-21T09:00:00Z')).toBe('för 3 timmar sedan')
  expect(ago('2026-11-20T11:00:00Z')).toBe('i går')
  expect(ago('2026-11-21T11:59:50Z')).toBe('nyss')
  expect(ago('2026-11-22T05:00:00Z')).toBe('om 17 timmar')
  expect(formatRelative(new Date('2024-11-21T12:00:00Z'), now, 'en')).toBe('2 years ago')
})

test('sizes are in the unit that fits', () => {
  expect(spaced(formatBytes(0, 'sv'))).toBe('0 B')
  expect(spaced(formatBytes(999, 'sv'))).toBe('999 B')
  expect(spaced(formatBytes(3_100_000, 'sv'))).toBe('3,1 MB')
  expect(spaced(formatBytes(5_000_000, 'en'))).toBe('5 MB')
})

test('a moment less than a minute away is said so', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  expect(formatRelative(new Date('2026-11-21T11:59:50Z'), now, 'en')).toBe('just now')
  expect(formatRelative(new Date('2026-11-21T12:00:40Z'), now, 'sv')).toBe('strax')
})

test('a limit is in whole mebibytes where it is, else in the unit that fits', () => {
  expect(spaced(formatLimit(256 * 1024 ** 2, 'sv'))).toBe('256 MiB')
  expect(spaced(formatLimit(1_000_000, 'sv'))).toBe('1 MB')
})

test('the form goes with the number', () => {
  const forms = { one: '# datamängd', other: '# datamängder' }
  expect(plural(1, 'sv', forms)).toBe('1 datamängd')
  expect(plural(0, 'sv', forms)).toBe('0 datamängder')
  expect(spaced(plural(2000, 'sv', forms))).toBe('2 000 datamängder')
})
