import { type Harvest, isGood } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import { headlineMethod } from '../../model/score.ts'
import { dayOf } from '../../model/score-history.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import type { StatusName } from '../../text/statuses.ts'
import { type Counts, stateOf } from '../parts/state.ts'

/** The store, as far as a week is read from it. */
export type WeekStore = Pick<
  Store,
  'harvests' | 'notices' | 'findingCounts' | 'harvestFindingCounts' | 'scoreSummary' | 'scoreSeries' | 'heldRuns'
>

/** What a week was like for a source. */
export interface Week {
  readonly source: StoredSource
  readonly state: StatusName
  readonly lastGood: Date | null
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly runs: number
  /** Runs that failed or are held. */
  readonly failed: number
  readonly counts: Counts
  /** What the counts were a week ago; null when it is not known. */
  readonly countsBefore: Counts | null
  readonly score: { readonly points: number; readonly maxPoints: number; readonly before: number | null } | null
  /** Runs that wait for approval. */
  readonly held: readonly Harvest[]
  /** What has happened, oldest first. */
  readonly notices: readonly StoredNotice[]
}

const atATime = 200
const mostPages = 10

/** What the time between two moments was like for a source. */
export async function weekOf(
  source: StoredSource,
  { from, to }: { readonly from: Date; readonly to: Date },
  store: WeekStore,
): Promise<Week> {
  const scope = { source: source.id }
  const runs = (await runsSince(source.id, from, store)).filter(run => run.endedAt <= to)
  const during = runs.filter(run => run.endedAt > from)
  const goodBefore = runs.find(run => run.endedAt <= from && isGood(run))
  const [counts, countsBefore, notices, held, score] = await Promise.all([
    store.findingCounts(scope),
    goodBefore === undefined ? null : store.harvestFindingCounts(goodBefore.id),
    store.notices(scope, { limit: atATime, offset: 0 }),
    store.heldRuns(),
    scoreOf(source.id, from, store),
  ])
  const sum = (name: 'added' | 'updated' | 'removed') =>
    during.filter(isGood).reduce((total, { changes }) => total + (changes?.[name] ?? 0), 0)
  return {
    source,
    state: stateOf(runs[0] ?? null, counts, false),
    lastGood: runs.find(isGood)?.endedAt ?? null,
    added: sum('added'),
    updated: sum('updated'),
    removed: sum('removed'),
    runs: during.length,
    failed: during.filter(run => !isGood(run)).length,
    counts,
    countsBefore,
    score,
    held: held.filter(run => run.source === source.id),
    notices: notices.items.filter(({ at }) => at > from && at <= to).toReversed(),
  }
}

/** Does it need somebody to do something? */
export function needsAttention({ state, held }: Week): boolean {
  return state === 'failed' || state === 'held' || held.length > 0
}

/** Is there anything to tell of it? */
export function isEventful(week: Week): boolean {
  return needsAttention(week) || week.notices.length > 0 || week.added + week.updated + week.removed > 0
}

/** The runs since a moment and the page of those before, newest first. */
async function runsSince(source: string, from: Date, store: WeekStore): Promise<readonly Harvest[]> {
  const runs: Harvest[] = []
  for (let page = 0; page < mostPages; page++) {
    const { items, total } = await store.harvests({ source, limit: atATime, offset: runs.length })
    runs.push(...items)
    const isEnough = runs.some(run => run.endedAt <= from && isGood(run))
    if (isEnough || items.length === 0 || runs.length >= total) break
  }
  return runs
}

/** What our own methods and vocabularies changed since then counts as if it had been so before: it is not the source's doing. */
async function scoreOf(source: string, from: Date, store: WeekStore): Promise<Week['score']> {
  const [summary, series] = await Promise.all([
    store.scoreSummary({ source }, headlineMethod),
    store.scoreSeries({ kind: 'source', id: source }, headlineMethod),
  ])
  if (summary === null) return null
  const day = dayOf(from)
  const last = series.findLast(point => point.day <= day)
  const ours = series
    .filter(point => point.day > day)
    .reduce((sum, { causes }) => sum + (causes.method ?? 0) + (causes.vocabulary ?? 0), 0)
  const before = last === undefined ? null : last.points + ours
  return { points: summary.points, maxPoints: summary.maxPoints, before }
}
