import { expect, test } from 'vitest'
import { isUnstableAt, stabilityOf } from '../../../src/serve/notify/flapping.ts'

const day = 24 * 3_600_000
const onDay = (number: number) => new Date(Date.UTC(2026, 10, 1) + number * day)
const changes = (...days: readonly number[]) => days.map(number => ({ at: onDay(number), isTold: true }))

test.each([
  [[0], 'stable'],
  [[0, 1], 'stable'],
  [[0, 1, 2], 'becomes-unstable'],
  [[0, 3, 6.9], 'becomes-unstable'],
  [[0, 3, 7], 'stable'],
  [[0, 1, 2, 3], 'unstable'],
  [[0, 1, 2, 8.9], 'unstable'],
  [[0, 1, 2, 9], 'stable'],
  [[0, 1, 2, 9, 10], 'stable'],
  [[0, 1, 2, 9, 10, 11], 'becomes-unstable'],
  [[0, 6, 12, 18], 'stable'],
] as const)('after changes on days %j a source is %s', (days, stability) => {
  expect(stabilityOf(changes(...days))).toBe(stability)
})

test('what nobody was told does not make a source unstable', () => {
  const untold = [0, 0.1, 1].map(number => ({ at: onDay(number), isTold: false }))
  expect(stabilityOf([...untold, ...changes(2)])).toBe('stable')
  expect(stabilityOf([...untold, ...changes(2, 3, 4)])).toBe('becomes-unstable')
})

test('what nobody was told keeps a source unstable that is', () => {
  const untold = { at: onDay(8), isTold: false }
  expect(stabilityOf([...changes(0, 1, 2), untold, ...changes(14)])).toBe('unstable')
})

test('a source is unstable for seven days after its last change', () => {
  expect(isUnstableAt(changes(0, 1, 2), onDay(9))).toBe(true)
  expect(isUnstableAt(changes(0, 1, 2), onDay(9.1))).toBe(false)
  expect(isUnstableAt(changes(0, 1), onDay(2))).toBe(false)
  expect(isUnstableAt([], onDay(2))).toBe(false)
})
