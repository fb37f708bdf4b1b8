import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startBudget } from '../../src/harvest/budget.ts'
import { defaultLimits } from '../../src/model/source.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const source = { url: 'https://a.example/dcat', limits: { ...defaultLimits, budget: 10_000 } }

test('the time for a run ends it, and says so', () => {
  const { signal } = startBudget(source, () => 0)
  vi.advanceTimersByTime(9999)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  const details = { url: source.url, reason: 'budget', seconds: '10' }
  expect(signal.reason).toMatchObject({ code: 'timed-out', details })
})

test('the time in which it waited for other runs of ours is not counted', () => {
  let queued = 4000
  const { signal } = startBudget(source, () => queued)
  vi.advanceTimersByTime(10_000)
  queued = 6000
  vi.advanceTimersByTime(4000)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(2000)
  expect(signal.aborted).toBe(true)
})

test('a run that is over has no time that could end', () => {
  const { signal, clear } = startBudget(source, () => 0)
  clear()
  vi.advanceTimersByTime(20_000)
  expect(signal.aborted).toBe(false)
})
