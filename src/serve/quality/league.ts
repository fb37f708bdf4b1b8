import type { Aggregate, SizeClass } from '../../model/aggregate.ts'
import type { SeriesPoint } from '../../model/score-history.ts'
import type { PublisherScore } from '../../store/store.ts'
import { ofSize } from './comparison.ts'

/** The size classes that are ranked, the largest first. */
export const rankedClasses = ['large', 'medium', 'small'] as const satisfies readonly SizeClass[]

/** What is known of an organisation that is compared with others. */
export interface Contender {
  readonly score: PublisherScore
  readonly aggregate: Aggregate
  /** Its series under the method, oldest first. */
  readonly series: readonly SeriesPoint[]
}

/** A row of a table of one size class. */
export interface LeagueRow extends Contender {
  /** From 1; the same for all that cannot be told apart. */
  readonly place: number
  /** Points that rest on what is not known, or on what is flagged: differences that are smaller say nothing. */
  readonly uncertainty: number
  /** Share of datasets that are good or better, 0–1. */
  readonly goodOrBetter: number
  /** Points that the publisher's metadata, links and datasets have moved the mean by in 30 days; null when not known. */
  readonly change: number | null
}

/** The organisations of each size by mean points; those too small to compare are left out. */
export function leagueOf(contenders: readonly Contender[], now: Date): ReadonlyMap<SizeClass, readonly LeagueRow[]> {
  const known = new Map(contenders.map(contender => [contender.score.iri, contender]))
  const scores = contenders.map(({ score }) => score).sort((a, b) => b.points - a.points)
  return new Map(
    rankedClasses.map(size => [
      size,
      placed(
        ofSize(size, scores).flatMap(({ iri }) => known.get(iri) ?? []),
        now,
      ),
    ]),
  )
}

/** Share of datasets that are good or better, 0–1. */
export function goodShare({ byRating, datasets }: Pick<Aggregate, 'byRating' | 'datasets'>): number {
  return datasets === 0 ? 0 : ((byRating.excellent ?? 0) + (byRating.good ?? 0)) / datasets
}

function placed(contenders: readonly Contender[], now: Date): LeagueRow[] {
  const rows: LeagueRow[] = []
  // The first of those that share a place: who is too near to it shares it too.
  let first: LeagueRow | null = null
  for (const [index, contender] of contenders.entries()) {
    const { aggregate, series, score } = contender
    const uncertainty = (1 - aggregate.confidence) * aggregate.maxPoints
    const isApart = first === null || first.score.points - score.points >= Math.max(first.uncertainty, uncertainty)
    const row: LeagueRow = {
      ...contender,
      place: isApart || first === null ? index + 1 : first.place,
      uncertainty,
      goodOrBetter: goodShare(aggregate),
      change: changeOf(series, now),
    }
    if (isApart) first = row
    rows.push(row)
  }
  return rows
}

const days = 30

function changeOf(series: readonly SeriesPoint[], now: Date): number | null {
  if (series.length === 0) return null
  const from = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
  if (series.length === 1 && series[0].day > from) return null
  return series
    .filter(({ day }) => day > from)
    .reduce((sum, { causes }) => sum + (causes.metadata ?? 0) + (causes.link ?? 0) + (causes.datasets ?? 0), 0)
}
