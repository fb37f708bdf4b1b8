import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/model/document.ts'
import type { Harvest, HarvestFailure } from '../../../src/model/harvest.ts'
import { type Attempt, attemptOf, canTellOutage, followOutage } from '../../../src/serve/notify/outage.ts'

const minute = (number: number) => new Date(Date.UTC(2026, 10, 21, 3) + number * 60_000)
const noName: HarvestFailure = { code: 'unreachable', details: { reason: 'name-not-resolved' } }

/** Runs that end one minute after the other; `x` is not reached, `.` is. Every source has a host of its own unless told. */
function runs(pattern: string, { from = 0, hosts = 1000 } = {}): readonly Attempt[] {
  return [...pattern].map((sign, place) => ({
    source: `s${from + place}`,
    host: `h${place % hosts}.example`,
    startedAt: minute(from + place - 0.5),
    endedAt: minute(from + place),
    failure: sign === 'x' ? noName : null,
  }))
}

describe('an outage', () => {
  test.each([
    ['xxxxx', 'all of five fail'],
    ['.....xxxxx', 'half of ten fail, the last ones'],
    ['x.x.x.x.x', 'five of nine fail'],
  ])('begins when %s: %s', pattern => {
    expect(followOutage(null, runs(pattern))).toMatchObject({ over: null })
  })

  test.each([
    ['xxxx', 'only four fail'],
    ['......xxxxx', 'fewer than half fail'],
    ['xxxxx.....', 'those that were reached came last'],
    ['', 'there are no runs'],
  ])('does not begin when %s: %s', pattern => {
    expect(followOutage(null, runs(pattern))).toBeNull()
  })

  test('does not begin when those that fail are on two hosts', () => {
    expect(followOutage(null, runs('xxxxxxxx', { hosts: 2 }))).toBeNull()
    expect(followOutage(null, runs('xxxxxxxx', { hosts: 3 }))).not.toBeNull()
  })

  test('does not begin when they failed over more than an hour', () => {
    const slow = runs('xxxxx').map((run, place) => ({ ...run, endedAt: minute(place * 20) }))
    expect(followOutage(null, slow)).toBeNull()
  })

  test('began with the first run that failed', () => {
    expect(followOutage(null, runs('...xxxxx'))).toEqual({ began: minute(2.5), over: null })
  })

  test('goes on while nothing more is harvested, and while most of the last runs fail', () => {
    const outage = { began: minute(-0.5), over: null }
    expect(followOutage(outage, runs('xxxxx'))).toBe(outage)
    expect(followOutage(outage, [...runs('xxxxx'), ...runs('.x.', { from: 60 })])).toBe(outage)
  })

  test('is over when most of the last runs are reached, since the first of these began', () => {
    const outage = { began: minute(-0.5), over: null }
    const after = followOutage(outage, [...runs('xxxxx'), ...runs('.x..', { from: 60 })])
    expect(after).toEqual({ began: minute(-0.5), over: minute(59.5) })
    expect(followOutage(after, [...runs('xxxxx'), ...runs('.x..', { from: 60 })])).toBe(after)
  })

  test('that is over does not begin again by what failed in it', () => {
    const over = { began: minute(-0.5), over: minute(9.5) }
    const after = [...runs('xxxxxx'), ...runs('...xxx', { from: 10 })]
    expect(followOutage(over, after)).toBe(over)
    expect(followOutage(over, [...after, ...runs('xx', { from: 16 })])).toMatchObject({ over: null })
  })

  test('that comes back within an hour is the same one', () => {
    const over = { began: minute(-0.5), over: minute(10) }
    expect(followOutage(over, runs('xxxxx', { from: 30 }))).toEqual({ began: minute(-0.5), over: null })
    expect(followOutage(over, runs('xxxxx', { from: 90 }))).toEqual({ began: minute(89.5), over: null })
  })
})

describe('a run', () => {
  const exchange = { status: null } as Exchange
  const run = (error: HarvestFailure | null, exchanges: readonly Exchange[] = [exchange]): Harvest =>
    ({ error, exchanges, startedAt: minute(0), endedAt: minute(1), status: 'failed' }) as unknown as Harvest
  const source = { id: 'a', url: 'https://data.kommun.example:8443/x', enabled: true }

  test.each([
    ['unreachable', 'name-not-found'],
    ['unreachable', 'no-route'],
    ['unreachable', 'certificate-not-yet-valid'],
    ['timed-out', ''],
  ] as const)('that ends with %s %s has not reached its server', (code, reason) => {
    const failure = { code, details: { reason } }
    expect(attemptOf(source, run(failure))).toMatchObject({ host: 'data.kommun.example:8443', failure })
  })

  test.each([
    ['http-status', ''],
    ['unreachable', 'certificate-self-signed'],
    ['unreachable', 'redirect-loop'],
    ['timed-out', 'too-slow'],
  ] as const)('that ends with %s %s has reached it', (code, reason) => {
    expect(attemptOf(source, run({ code, details: { reason } }))).toMatchObject({ failure: null })
  })

  test('that got an answer before it was cut off has reached it', () => {
    expect(attemptOf(source, run(noName, [{ ...exchange, status: 200 }, exchange]))).toMatchObject({ failure: null })
  })

  test('that a fault of ours ended, or that reads a file, says nothing', () => {
    expect(attemptOf(source, run({ code: 'interrupted', details: {} }))).toBeNull()
    expect(attemptOf({ ...source, url: '/var/catalogues' }, run(null))).toBeNull()
    expect(attemptOf({ ...source, enabled: false }, run(null))).toBeNull()
  })
})

test('an outage can be told from faults of the sources where five are on three hosts', () => {
  expect(canTellOutage(runs('.....'))).toBe(true)
  expect(canTellOutage(runs('....'))).toBe(false)
  expect(canTellOutage(runs('.....', { hosts: 2 }))).toBe(false)
})
