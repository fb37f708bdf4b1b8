import { expect, test } from 'vitest'
import { absentFrom, type Mercy, removalDigest, settleAbsence, waitingIn } from '../../src/harvest/absence.ts'
import type { Standing } from '../../src/harvest/standing.ts'

const now = new Date('2026-11-10T04:00:00Z')
const ago = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000)
const standingOf = (missing: Readonly<Record<string, Date | null>>): Standing =>
  new Map(
    Object.entries(missing).map(([topic, missingSince]) => [
      topic,
      { resourceType: 'Dataset', checksum: topic, missingSince },
    ]),
  )
const mercy = (parts: Partial<Mercy> = {}): Mercy => ({
  ...{ isComplete: true, isApproved: false, removals: [], graceDays: 2, now },
  ...parts,
})
const standing = standingOf({ here: null, fresh: null, waiting: ago(1), over: ago(2), old: ago(30) })
const absent = ['fresh', 'old', 'over', 'waiting']

test('absent is what stands and was not in the answer', () => {
  expect(absentFrom(new Set(['here', 'new']), standing)).toEqual(absent)
  expect(waitingIn(standing)).toEqual(['old', 'over', 'waiting'])
})

test.each([
  ['what is newly absent begins its grace, and what has had it goes', mercy(), ['old', 'over']],
  ['without grace everything goes at once', mercy({ graceDays: 0 }), absent],
  ['what an operator approved goes at once', mercy({ isApproved: true }), absent],
  ['what the source says is removed needs no grace', mercy({ removals: ['fresh', 'here'] }), ['fresh', 'old', 'over']],
  [
    'a night that begins an hour early is a night',
    mercy({ now: new Date(now.getTime() - 3_600_000) }),
    ['old', 'over'],
  ],
  ['half a day early is not', mercy({ now: new Date(now.getTime() - 12 * 3_600_000) }), ['old']],
])('%s', (_, given, removed) => {
  const missing = absent.filter(topic => !removed.includes(topic))
  expect(settleAbsence(absent, standing, given)).toEqual({ removed, missing })
})

test('an answer that is not complete removes nothing, and nothing begins to be missing', () => {
  const given = mercy({ isComplete: false, isApproved: true, removals: ['fresh'], graceDays: 0 })
  expect(settleAbsence(absent, standing, given)).toEqual({ removed: [], missing: ['old', 'over', 'waiting'] })
})

test('a digest names what would go, in whatever order, and nothing else', () => {
  expect(removalDigest(['b', 'a'])).toBe(removalDigest(['a', 'b']))
  expect(removalDigest(['a', 'b'])).not.toBe(removalDigest(['a']))
  expect(removalDigest(['a\nb'])).toMatch(/^[0-9a-f]{64}$/)
})
