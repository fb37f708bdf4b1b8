import type { Harvest } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import { failureOf, isState } from './notice-state.ts'
import { isUnreached, type Outage } from './outage.ts'

/** What becomes of new notices: told now, left for later, or ticked off without a word. */
export interface Sorted {
  readonly told: readonly StoredNotice[]
  readonly held: readonly StoredNotice[]
  readonly dropped: readonly StoredNotice[]
}

/** What new notices of one source are judged by. */
export interface HoldingFacts {
  /** Its last run, read before the notices were. */
  readonly latest: Harvest | null
  /** Its last change of state that people know of, or could; null when there is none. */
  readonly known: StoredNotice | null
  readonly outage: Outage | null
  /** Could an outage be told from the fault of one server? If not, nothing is waited for. */
  readonly canTellOutage: boolean
  readonly now: Date
}

const minute = 60_000
const hour = 60 * minute

/** So long it is waited whether others are not reached either, in ms. */
export const settleMs = 10 * minute

/** What goes on for so long is told, in ms: a day, and time for a daily run to have come round again. */
const patience = 26 * hour
/** A source that has not been harvested since an outage is told of after so long, in ms. */
const longPatience = 8 * 24 * hour

/**
 * Sorts the new notices of one source, oldest first. That its server was not reached is held back while the fault may be
 * ours. When it has been reached since, people are told neither of that failure nor of its end, nor of a state that they
 * know already.
 */
export function sortNotices(notices: readonly StoredNotice[], facts: HoldingFacts): Sorted {
  const lastState = notices.findLast(isState)
  const held = notices.filter(notice => notice === lastState && isWaiting(notice, facts))
  const isPassed = (notice: StoredNotice): boolean =>
    isUnreachedNotice(notice) && (notice !== lastState || isReachedSince(notice, facts))
  const passed = notices.filter(isPassed)
  const echoes = passed.length === 0 ? [] : echoesOf(notices.filter(isState), passed, facts.known)
  const dropped = [...passed, ...echoes]
  const told = notices.filter(notice => !held.includes(notice) && !dropped.includes(notice))
  return { told, held, dropped }
}

/** Does a notice say that the server was not reached, which may be for a reason of ours? */
export function isUnreachedNotice(notice: StoredNotice): boolean {
  return notice.kind === 'failing' && isUnreached(failureOf(notice))
}

function isReachedSince(notice: StoredNotice, { latest }: HoldingFacts): boolean {
  if (latest === null || latest.id <= notice.harvest) return false
  return latest.error === null || latest.status === 'held'
}

function isWaiting(notice: StoredNotice, facts: HoldingFacts): boolean {
  if (!isUnreachedNotice(notice) || isReachedSince(notice, facts)) return false
  const { outage, latest, canTellOutage, now } = facts
  const age = now.getTime() - notice.at.getTime()
  const started = latest?.startedAt ?? notice.at
  const isWithin = outage !== null && started >= outage.began && (outage.over === null || started < outage.over)
  if (isWithin) return age < (outage.over === null ? patience : longPatience)
  return canTellOutage && age < settleMs
}

/** Notices that, without those passed over, say what people know already. */
function echoesOf(
  states: readonly StoredNotice[],
  passed: readonly StoredNotice[],
  known: StoredNotice | null,
): readonly StoredNotice[] {
  const echoes: StoredNotice[] = []
  let before = known
  for (const notice of states.filter(state => !passed.includes(state))) {
    if (isSame(notice, before)) echoes.push(notice)
    else before = notice
  }
  return echoes
}

function isSame(notice: StoredNotice, before: StoredNotice | null): boolean {
  if (notice.kind === 'held') return false
  if (notice.kind === 'recovered') return before === null || before.kind === 'recovered'
  return before?.kind === 'failing' && before.details.code === notice.details.code
}
