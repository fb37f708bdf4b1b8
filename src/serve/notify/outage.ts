import type { Harvest, HarvestFailure } from '../../model/harvest.ts'
import type { Source } from '../../model/source.ts'

/** What the last run of a source says of the network. */
export interface Attempt {
  readonly source: string
  readonly host: string
  readonly startedAt: Date
  readonly endedAt: Date
  /** Why nothing at all came from the server; null when it was reached. */
  readonly failure: HarvestFailure | null
}

/** A time in which so many servers cannot be reached that the fault is likely to be ours. */
export interface Outage {
  readonly began: Date
  /** Since when servers are reached again; null while they are not. */
  readonly over: Date | null
}

const hour = 3_600_000
const fewestSources = 5
const fewestHosts = 3
/** So many of the last runs say whether servers are being reached just now. */
const lastRuns = 5

/** Failures that a fault of our own network, name server or clock makes of a server that is well. */
const oursPerhaps: ReadonlySet<string> = new Set([
  ...['name-not-found', 'name-not-resolved', 'no-route', 'network', 'connection-refused', 'connection-broken'],
  ...['certificate-expired', 'certificate-not-yet-valid'],
])

/** Does a failure say that nothing at all came from the server, which may be for a reason of ours? */
export function isUnreached({ code, details }: HarvestFailure): boolean {
  if (code === 'timed-out') return details.reason !== 'too-slow'
  return code === 'unreachable' && oursPerhaps.has(details.reason ?? 'network')
}

/** What a run says of the network; null when nothing, as when it reads a file or a fault of ours ended it. */
export function attemptOf({ id, url, enabled }: Pick<Source, 'id' | 'url' | 'enabled'>, run: Harvest): Attempt | null {
  const { error, exchanges, startedAt, endedAt } = run
  if (!enabled || !/^https?:/i.test(url) || !URL.canParse(url)) return null
  const isAnswered = exchanges.some(({ status }) => status !== null)
  const failure = error !== null && isUnreached(error) && !isAnswered ? error : null
  if (failure === null && error !== null && silent.has(error.code)) return null
  return { source: id, host: new URL(url).host, startedAt, endedAt, failure }
}

const silent: ReadonlySet<HarvestFailure['code']> = new Set(['internal', 'interrupted', 'not-kept', 'address-refused'])

/** Are there sources enough for an outage to be told from the faults of a few servers? */
export function canTellOutage(attempts: readonly Attempt[]): boolean {
  return attempts.length >= fewestSources && hostsOf(attempts) >= fewestHosts
}

/**
 * The outage that goes on, or else the last one; null when there has been none. One begins when, of the sources whose run
 * ended in the hour before the last end of a run, at least five and at least half were not reached, of three hosts or more,
 * and most of the last five were not. It is over when most of the last five were reached.
 */
export function followOutage(last: Outage | null, attempts: readonly Attempt[]): Outage | null {
  const newest = attempts.toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime())
  if (last !== null && last.over === null) return isReaching(newest) ? { ...last, over: endOf(last, newest) } : last
  const since = last?.over ?? null
  const fresh = newest.filter(({ startedAt }) => since === null || startedAt >= since)
  const recent = fresh.filter(({ endedAt }) => endedAt.getTime() > fresh[0].endedAt.getTime() - hour)
  const unreached = recent.filter(({ failure }) => failure !== null)
  const isOurs = canTellOutage(unreached) && unreached.length * 2 >= recent.length && !isReaching(newest)
  if (!isOurs) return last
  const began = earliest(unreached)
  const isSame = last !== null && since !== null && began.getTime() - since.getTime() < hour
  return { began: isSame ? last.began : began, over: null }
}

function isReaching(newest: readonly Attempt[]): boolean {
  const latest = newest.slice(0, lastRuns)
  return latest.filter(({ failure }) => failure === null).length * 2 > latest.length
}

function endOf({ began }: Outage, newest: readonly Attempt[]): Date {
  const start = earliest(newest.slice(0, lastRuns).filter(({ failure }) => failure === null))
  return start > began ? start : began
}

function earliest(attempts: readonly Attempt[]): Date {
  return new Date(Math.min(...attempts.map(({ startedAt }) => startedAt.getTime())))
}

function hostsOf(attempts: readonly Attempt[]): number {
  return new Set(attempts.map(({ host }) => host)).size
}
