import { type Harvest, type HarvestErrorCode, type HarvestFailure, isGood } from '../model/harvest.ts'
import type { Notice } from '../model/notice.ts'

/** What a run came to, as far as it may be worth telling. */
export interface State {
  readonly status: Harvest['status']
  readonly error: HarvestFailure | null
  readonly digest: string | null
  /** Rules that are violated now and were not when the source was last judged, by the same profile. */
  readonly newRules: readonly string[]
  /** Where the source's address leads for good; null when it does not. */
  readonly movedTo: string | null
  /** Where it led at the last run. */
  readonly movedBefore: string | null
  /** Resources that are shown from another source and of which nothing was told yet. */
  readonly lost: Lost
  /** What is to be told of a fall of the mean points; null when there is nothing. */
  readonly drop: Notice | null
}

/** Resources of a source that are shown from another one. */
export interface Lost {
  /** Those not told of, sorted. */
  readonly fresh: readonly string[]
  /** All of them, sorted. */
  readonly all: readonly string[]
}

/** Faults of ours, of which the source's owner is told nothing: neither when they come nor when they go. */
const ours: ReadonlySet<HarvestErrorCode> = new Set(['internal', 'interrupted', 'not-kept'])

/** So many resources are named in a notice. */
const mostNamed = 200

/**
 * What is worth telling of a run: only what differs from the runs before it. `earlier` are those, the newest first.
 * Faults of ours are passed over, in this run and in those.
 */
export function noticesOf(state: State, earlier: readonly Harvest[]): readonly Notice[] {
  if (isOurs(state.error)) return []
  const before = earlier.find(({ error }) => !isOurs(error)) ?? null
  const told = table.map(({ kind, details }) => ({ kind, details: details({ state, before, earlier }) }))
  return told.flatMap(({ kind, details }) => (details === null ? [] : [{ kind, details }]))
}

interface Setting {
  readonly state: State
  /** The last run that says something of the source; null when there is none. */
  readonly before: Harvest | null
  readonly earlier: readonly Harvest[]
}

interface Row {
  readonly kind: Notice['kind']
  /** Its facts; null when there is nothing to tell. */
  readonly details: (setting: Setting) => Notice['details'] | null
}

const table: readonly Row[] = [
  { kind: 'failing', details: failing },
  { kind: 'held', details: held },
  { kind: 'recovered', details: recovered },
  { kind: 'new-violations', details: newViolations },
  { kind: 'superseded', details: superseded },
  { kind: 'moved', details: moved },
  { kind: 'score-dropped', details: ({ state: { drop } }) => drop?.details ?? null },
]

/** Each cause is told of once till the source works again, or is held. */
function failing({ state: { status, error }, earlier }: Setting): Notice['details'] | null {
  if (status !== 'failed' || error === null) return null
  const inARow = until(earlier, run => run.status !== 'failed')
  if (inARow.some(run => run.error?.code === error.code)) return null
  return { ...error.details, code: error.code }
}

/** Each removal is told of once till the source is applied again, whatever else failed or was held in between. */
function held({ state: { status, digest, error }, earlier }: Setting): Notice['details'] | null {
  if (status !== 'held' || digest === null) return null
  const inARow = until(earlier, isGood)
  return inARow.some(run => run.digest === digest) ? null : { ...error?.details, digest }
}

/** The runs before the first such one. */
function until(runs: readonly Harvest[], isIt: (run: Harvest) => boolean): readonly Harvest[] {
  const place = runs.findIndex(isIt)
  return place === -1 ? runs : runs.slice(0, place)
}

function recovered({ state, before }: Setting): Notice['details'] | null {
  if (!isGood(state)) return null
  if (before?.status !== 'failed' && before?.status !== 'held') return null
  return { from: before.status, ...(before.error === null ? {} : { code: before.error.code }) }
}

function newViolations({ state: { newRules } }: Setting): Notice['details'] | null {
  return newRules.length === 0 ? null : { rules: newRules.join('\n'), count: String(newRules.length) }
}

function superseded({ state: { lost } }: Setting): Notice['details'] | null {
  if (lost.fresh.length === 0) return null
  const { all, fresh } = lost
  return { count: String(fresh.length), all: String(all.length), resources: all.slice(0, mostNamed).join('\n') }
}

function moved({ state: { movedTo, movedBefore } }: Setting): Notice['details'] | null {
  return movedTo === null || movedTo === movedBefore ? null : { to: movedTo }
}

function isOurs(error: HarvestFailure | null): boolean {
  return error !== null && ours.has(error.code)
}
