import { expect, test } from 'vitest'
import { formatDuration, formatSpan } from '../../src/text/duration.ts'

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('durations are in ms below a second', () => {
  expect(formatDuration(240.4, 'sv')).toBe('240 ms')
  expect(formatDuration(1840, 'sv')).toBe('1,8 s')
})

test('durations of a minute and more are in minutes and hours', () => {
  expect(spaced(formatDuration(59_999, 'sv'))).toBe('1 min')
  expect(spaced(formatDuration(125_000, 'sv'))).toBe('2 min 5 s')
  expect(spaced(formatDuration(600_000, 'en'))).toBe('10 mins')
  expect(spaced(formatDuration(3_600_000, 'sv'))).toBe('1 tim')
  expect(spaced(formatDuration(5_400_000, 'en'))).toBe('1 hr 30 mins')
})

test.each([
  [30, '30 sekunder', '30 seconds'],
  [120, '2 minuter', '2 minutes'],
  [3598, '1 timme', '1 hour'],
  [5400, '1,5 timmar', '1.5 hours'],
  [259_200, '3 dygn', '3 days'],
])('a span of %i s is said in the unit that fits', (seconds, sv, en) => {
  expect(spaced(formatSpan(seconds, 'sv'))).toBe(sv)
  expect(spaced(formatSpan(seconds, 'en'))).toBe(en)
})
