import type { AssessedDataset } from '../model/assessment.ts'
import { headlineMethod, type Points } from '../model/score.ts'

/** Points of one method on both sides; null where there are none. */
type Sides = Readonly<Record<string, { readonly before: number | null; readonly after: number | null }>>

/** What would become of one dataset. */
export interface DatasetDifference {
  readonly dataset: string
  /** By method; null before when it is new, after when it is gone. */
  readonly points: Sides
}

/** The difference that publishing would make. */
export interface ScoreDifference {
  readonly added: number
  readonly removed: number
  /** How many that are on both sides gain or lose points under the headline method. */
  readonly better: number
  readonly worse: number
  readonly same: number
  /** Mean points of each side by method; null of no datasets. */
  readonly mean: Sides
  /** Those that differ under any method, the greatest loss under the headline method first. */
  readonly datasets: readonly DatasetDifference[]
}

type Assessed = Pick<AssessedDataset, 'points' | 'assessment'>

/** Less than this is the rounding of a sum, not a difference. */
const noise = 1e-9

/** What differs between the datasets that are live and those to be published, by name. */
export function compareScores(before: readonly Assessed[], after: readonly Assessed[]): ScoreDifference {
  const [old, fresh] = [byName(before), byName(after)]
  const names = [...new Set([...old.keys(), ...fresh.keys()])]
  const all = names.map((dataset): DatasetDifference => {
    return { dataset, points: sidesOf(old.get(dataset) ?? [], fresh.get(dataset) ?? []) }
  })
  const kept = all.filter(({ dataset }) => old.has(dataset) && fresh.has(dataset)).map(changeOf)
  return {
    added: names.length - old.size,
    removed: names.length - fresh.size,
    better: kept.filter(change => change > noise).length,
    worse: kept.filter(change => change < -noise).length,
    same: kept.filter(change => Math.abs(change) <= noise).length,
    mean: sidesOf(meanOf(before), meanOf(after)),
    datasets: all.filter(differs).sort((a, b) => changeOf(a) - changeOf(b) || (a.dataset < b.dataset ? -1 : 1)),
  }
}

function byName(assessed: readonly Assessed[]): ReadonlyMap<string, readonly Points[]> {
  return new Map(assessed.map(({ assessment, points }) => [assessment.computedOn, points]))
}

function sidesOf(before: readonly Pick<Points, 'method' | 'points'>[], after: typeof before): Sides {
  const methods = new Set([...before, ...after].map(({ method }) => method))
  const of = (side: typeof before, wanted: string): number | null =>
    side.find(({ method }) => method === wanted)?.points ?? null
  return Object.fromEntries(
    [...methods].map(method => [method, { before: of(before, method), after: of(after, method) }]),
  )
}

function meanOf(assessed: readonly Assessed[]): Pick<Points, 'method' | 'points'>[] {
  const sums = new Map<string, { sum: number; count: number }>()
  for (const { method, points } of assessed.flatMap(dataset => dataset.points)) {
    const { sum, count } = sums.get(method) ?? { sum: 0, count: 0 }
    sums.set(method, { sum: sum + points, count: count + 1 })
  }
  return [...sums].map(([method, { sum, count }]) => ({ method, points: sum / count }))
}

function differs({ points }: DatasetDifference): boolean {
  return Object.values(points).some(
    ({ before, after }) => before === null || after === null || Math.abs(after - before) > noise,
  )
}

/** Change of the headline points, or of the first method where that is not among them; what is new or gone counts as 0 there. */
function changeOf({ points }: DatasetDifference): number {
  const sides = points[headlineMethod] ?? Object.values(points)[0]
  return (sides?.after ?? 0) - (sides?.before ?? 0)
}
