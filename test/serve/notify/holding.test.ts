import { expect, test } from 'vitest'
import type { Harvest } from '../../../src/model/harvest.ts'
import type { StoredNotice } from '../../../src/model/notice.ts'
import { type HoldingFacts, sortNotices } from '../../../src/serve/notify/holding.ts'

const now = new Date('2026-11-21T09:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

/** One notice a run; `u` not reached, `e` an error of the source's own, `r` recovered, `h` held, `m` moved. */
function noticesOf(pattern: string, from = 1): readonly StoredNotice[] {
  const notices = {
    u: { kind: 'failing', details: { code: 'unreachable', reason: 'no-route' } },
    e: { kind: 'failing', details: { code: 'http-status', status: '404' } },
    r: { kind: 'recovered', details: { from: 'failed' } },
    h: { kind: 'held', details: { digest: 'd' } },
    m: { kind: 'moved', details: { to: 'https://ny.example/' } },
  } as const
  return [...pattern].map((sign, place) => ({
    ...{ id: from + place, source: 'a', organisation: null, harvest: from + place, at: minutesAgo(5) },
    ...notices[sign as keyof typeof notices],
  }))
}

const latest = (id: number, status: Harvest['status'] = 'failed'): Harvest =>
  ({
    id,
    status,
    startedAt: minutesAgo(6),
    error: status === 'failed' ? { code: 'unreachable', details: {} } : null,
  }) as Harvest

/** What becomes of each notice: `t` told, `w` waits, `-` ticked off. */
function fates(pattern: string, facts: Partial<HoldingFacts> = {}): string {
  const notices = noticesOf(pattern, 10)
  const outage = { began: minutesAgo(60), over: null }
  const given = { latest: latest(9 + pattern.length), known: null, outage, canTellOutage: true, now, ...facts }
  const { told, held } = sortNotices(notices, given)
  return notices.map(notice => (told.includes(notice) ? 't' : held.includes(notice) ? 'w' : '-')).join('')
}

test.each([
  ['u', 'w', 'that the server is not reached waits'],
  ['e', 't', 'an error of its own is told'],
  ['ur', '--', 'that it was not reached for a while is not told'],
  ['urm', '--t', 'what else there is is told'],
  ['ue', '-t', 'another error is told instead'],
  ['uer', '-tt', 'and that it is gone'],
  ['uru', '--w', 'only the last one waits'],
  ['uh', '-t', 'a held run is told'],
  ['er', 'tt', 'where the server was reached all the time nothing is left out'],
])('of %s becomes %s in an outage: %s', (pattern, expected) => {
  expect(fates(pattern)).toBe(expected)
})

test('what people know already is not told again', () => {
  const [known] = noticesOf('e')
  expect(fates('ue', { known })).toBe('--')
  expect(fates('uer', { known })).toBe('--t')
  expect(fates('ur', { known })).toBe('-t')
})

test('a source whose last run came through without a notice of its own is not told', () => {
  expect(fates('u', { latest: latest(11, 'unchanged') })).toBe('-')
})

test('a run of which nothing is known yet is waited for', () => {
  expect(fates('u', { latest: null })).toBe('w')
})

test('nothing waits where there is no outage and none could be told', () => {
  expect(fates('u', { outage: null, canTellOutage: false })).toBe('t')
  expect(fates('u', { outage: null })).toBe('w')
})
