import { createHash } from 'node:crypto'
import type { Limits } from '../model/source.ts'
import type { Standing } from './standing.ts'

/** What becomes of the records that stand and are not in the answer; primaryTopics, sorted. */
export interface Absence {
  readonly removed: readonly string[]
  /** Not in the answer, and left to stand, as their grace is not over or the answer may be short of them. */
  readonly missing: readonly string[]
}

/** What decides of the absent. */
export interface Mercy {
  /** Did everything come that the source is made of? If not, nothing is removed and nothing begins to be missing. */
  readonly isComplete: boolean
  /** May all that is absent go at once, as an operator said? */
  readonly isApproved: boolean
  /** primaryTopics that the source itself says are removed. */
  readonly removals: readonly string[]
  readonly graceDays: Limits['graceDays']
  readonly now: Date
}

const day = 24 * 60 * 60 * 1000

/** Runs of every night do not begin at the same second, and not at the same hour when the clocks are changed. */
const slack = 2 * 60 * 60 * 1000

/** primaryTopics of what stands and is not in the answer, sorted. */
export function absentFrom(answer: ReadonlySet<string>, standing: Standing): readonly string[] {
  return [...standing.keys()].filter(topic => !answer.has(topic)).sort()
}

/** primaryTopics of what has been missing since an earlier run and stands, sorted. */
export function waitingIn(standing: Standing): readonly string[] {
  return [...standing].flatMap(([topic, { missingSince }]) => (missingSince === null ? [] : [topic])).sort()
}

/** Decides of every record that is absent whether it is removed or stands on as missing. */
export function settleAbsence(absent: readonly string[], standing: Standing, mercy: Mercy): Absence {
  const { isComplete, isApproved, removals } = mercy
  const said = new Set(removals)
  const isWaiting = (topic: string): boolean => (standing.get(topic)?.missingSince ?? null) !== null
  if (!isComplete) return { removed: [], missing: absent.filter(isWaiting) }
  const goes = (topic: string): boolean =>
    isApproved || said.has(topic) || isOver(standing.get(topic)?.missingSince ?? null, mercy)
  return { removed: absent.filter(goes), missing: absent.filter(topic => !goes(topic)) }
}

function isOver(missingSince: Date | null, { graceDays, now }: Mercy): boolean {
  if (graceDays === 0) return true
  return missingSince !== null && now.getTime() >= missingSince.getTime() + graceDays * day - slack
}

/** What names a removal: SHA-256, hexadecimal, of the primaryTopics, sorted, one a line. */
export function removalDigest(topics: readonly string[]): string {
  return createHash('sha256')
    .update([...topics].sort().join('\n'))
    .digest('hex')
}
