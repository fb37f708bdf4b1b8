import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dueSources, isDue, nextRun } from '../../src/harvest/due.ts'
import { type Schedule, startSchedule } from '../../src/harvest/schedule.ts'
import type { Harvest, RunningHarvest } from '../../src/model/harvest.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { sampleSource } from '../store/sample.ts'

const source = (id: string, schedule: string | null = '0 4 * * *', enabled = true): StoredSource => ({
  ...sampleSource(id, { schedule, enabled }),
  ctx: 1,
})
const startedAt = (iso: string): Harvest => ({ startedAt: new Date(iso) }) as Harvest

describe('when a source is due', () => {
  test('its times are those of Stockholm, summer and winter', () => {
    expect(nextRun(source('a'), new Date('2026-01-10T12:00:00Z'))).toEqual(new Date('2026-01-11T03:00:00Z'))
    expect(nextRun(source('a'), new Date('2026-07-10T12:00:00Z'))).toEqual(new Date('2026-07-11T02:00:00Z'))
    expect(nextRun(source('a', null), new Date())).toBeNull()
    expect(nextRun(source('a', '0 4 * * *', false), new Date())).toBeNull()
  })

  test.each([
    ['never harvested', null, true],
    ['harvested at the last time', '2026-01-10T03:00:02Z', false],
    ['harvested between the times', '2026-01-10T08:00:00Z', false],
    ['harvested before the last time', '2026-01-10T02:59:59Z', true],
    ['harvested long ago', '2025-06-01T03:00:00Z', true],
  ])('%s: %s → %s', (_, last, expected) => {
    const now = new Date('2026-01-10T12:00:00Z')
    expect(isDue(source('a'), last === null ? null : new Date(last), now)).toBe(expected)
  })

  test('is never, without a time or when not enabled', () => {
    expect(isDue(source('a', null), null, new Date())).toBe(false)
    expect(isDue(source('a', '* * * * *', false), null, new Date())).toBe(false)
  })

  test.each([
    ['within the time that it asked for', '120', '12:01:59', []],
    ['after that time', '120', '12:02:00', ['a']],
    ['an hour later, though it asked for a year', '31536000', '13:00:00', ['a']],
    ['at once, when it asked for nothing', undefined, '12:00:01', ['a']],
  ])('a source whose server wants to be left alone is not due till then: %s', (_, retryAfter, at, expected) => {
    const [startedAt, endedAt] = [new Date('2026-01-10T11:59:59Z'), new Date('2026-01-10T12:00:00Z')]
    const asked: Record<string, string> = retryAfter === undefined ? {} : { retryAfter }
    const error: Harvest['error'] = { code: 'http-status', details: { status: '429', ...asked } }
    const latest = new Map([['a', { startedAt, endedAt, error } as Harvest]])
    const due = dueSources([source('a', '* * * * * *')], latest, new Date(`2026-01-10T${at}Z`))
    expect(due.map(({ id }) => id)).toEqual(expected)
  })

  test('the one that has waited longest comes first', () => {
    const latest = new Map([
      ['a', startedAt('2026-01-08T03:00:00Z')],
      ['b', startedAt('2026-01-07T03:00:00Z')],
      ['c', startedAt('2026-01-10T03:00:01Z')],
    ])
    const sources = [source('a'), source('b'), source('c'), source('d')]
    const due = dueSources(sources, latest, new Date('2026-01-10T12:00:00Z'))
    expect(due.map(({ id }) => id)).toEqual(['d', 'b', 'a'])
  })
})

describe('a schedule', () => {
  let schedule: Schedule
  let runs: string[]
  let finish: Map<string, () => void>
  let sources: StoredSource[]
  let latest: Map<string, Harvest>
  let earlier: Harvest[]
  let elsewhere: Map<string, RunningHarvest>
  let closed: Harvest[]
  const logged: unknown[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void logged.push(facts) }

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-01-10T12:00:30Z') })
    runs = []
    finish = new Map()
    sources = [source('a')]
    latest = new Map()
    earlier = []
    elsewhere = new Map()
    closed = []
    logged.length = 0
  })
  afterEach(async () => {
    for (const end of finish.values()) end()
    await schedule.stop()
    vi.useRealTimers()
  })
  const start = async (run?: (source: StoredSource) => Promise<unknown>): Promise<void> => {
    const store = {
      sources: async () => sources,
      latestHarvests: async () => latest,
      harvests: async () => ({ items: earlier, total: earlier.length }),
      running: async () => elsewhere,
      renewLease: async () => true,
      closeInterrupted: async () => closed.splice(0),
    }
    const running = (each: StoredSource): Promise<void> =>
      new Promise(resolve => {
        runs.push(each.id)
        finish.set(each.id, resolve)
      })
    schedule = startSchedule({ store, run: run ?? running, now: () => new Date(), log })
    await vi.advanceTimersByTimeAsync(0)
  }

  test('catches up at once on what was missed', async () => {
    sources = [source('a'), source('b'), source('c')]
    latest.set('a', startedAt('2026-01-09T03:00:00Z')).set('b', startedAt('2026-01-10T03:00:00Z'))
    await start()
    expect(runs).toEqual(['a', 'c'])
    expect([schedule.isRunning('a'), schedule.isRunning('b')]).toEqual([true, false])
    expect(schedule.next(sources[1])).toEqual(new Date('2026-01-11T03:00:00Z'))
  })

  test('harvests when the time comes, and a new source within the minute', async () => {
    latest.set('a', startedAt('2026-01-10T03:00:00Z'))
    await start()
    expect(runs).toEqual([])
    sources = [...sources, source('new')]
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toEqual(['new'])
    finish.get('new')?.()
    await vi.advanceTimersByTimeAsync(15 * 60 * 60_000)
    expect(runs).toEqual(['new', 'a', 'new'])
  })

  test('never harvests a source twice at the same time', async () => {
    sources = [source('a', '* * * * *')]
    await start()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(runs).toEqual(['a'])
    expect(schedule.runNow(sources[0])).toBe(false)
    finish.get('a')?.()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toEqual(['a', 'a'])
  })

  test('tries a source that crashed again at its next time and not before, and goes on with the others', async () => {
    sources = [source('a'), source('b')]
    await start(async ({ id }) => {
      runs.push(id)
      if (id === 'a') throw new Error('bug')
    })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(runs).toEqual(['a', 'b'])
    expect(logged).toMatchObject([{ event: 'harvest.crashed', source: 'a' }])
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000)
    expect(runs).toEqual(['a', 'b', 'a', 'b'])
  })

  test('leaves a source alone that another process harvests, and shows it as running', async () => {
    const at = new Date()
    elsewhere.set('a', { id: 1, source: 'a', trigger: 'manual', startedAt: at, holder: 'elsewhere:1:x', heardAt: at })
    await start()
    expect([runs, schedule.isRunning('a'), schedule.runNow(sources[0])]).toEqual([[], true, false])
    elsewhere.clear()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toEqual(['a'])
  })

  test('harvests a source again at once whose run was broken off, but not when that happens twice in a row', async () => {
    const broken = {
      ...startedAt('2026-01-10T03:00:00Z'),
      source: 'a',
      error: { code: 'interrupted', details: {} },
    } as const
    const good = startedAt('2026-01-09T03:00:00Z')
    latest.set('a', broken)
    earlier = [broken, { ...good, error: null }]
    await start()
    expect(runs).toEqual(['a'])
    finish.get('a')?.()
    closed = [broken]
    earlier = [broken, broken]
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toEqual(['a'])
  })

  test('harvests at once when asked to', async () => {
    sources = [source('a', null)]
    await start()
    expect(schedule.runNow(sources[0])).toBe(true)
    expect(runs).toEqual(['a'])
  })

  test('starts nothing more once it is stopped, and waits for what is running', async () => {
    sources = [source('a', '* * * * *')]
    await start()
    let isStopped = false
    const stopping = schedule.stop().then(() => {
      isStopped = true
    })
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect([isStopped, runs.length]).toEqual([false, 1])
    finish.get('a')?.()
    await stopping
    expect(isStopped).toBe(true)
  })
})
