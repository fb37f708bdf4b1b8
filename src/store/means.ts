import type { ScoreSummary } from './store.ts'

/** How many datasets have a pattern, and what it gives under a method. */
export interface CountedPoints {
  readonly count: number
  readonly method: string
  readonly points: number
  readonly max_points: number
  readonly by_dimension: string
  readonly confident_points: number
  readonly confident_max_points: number
  readonly confidence: number
}

/** What is read of the points `p` of a pattern. */
export const countedColumns = `p.method, p.points, p.max_points, p.by_dimension, p.confident_points, p.confident_max_points,
  p.confidence`

/** The means of datasets under the method that all rows are of; null when there are none. */
export function meansOf(rows: readonly CountedPoints[]): ScoreSummary | null {
  const datasets = total(rows, () => 1)
  if (datasets === 0) return null
  const known = rows.filter(row => row.confident_max_points > 0)
  const share = total(known, row => row.confident_points / row.confident_max_points) / total(known, () => 1)
  return {
    method: rows[0].method,
    datasets,
    points: total(rows, row => row.points) / datasets,
    maxPoints: Math.max(...rows.map(row => row.max_points)),
    byDimension: dimensionsOf(rows, datasets),
    confidentShare: known.length === 0 ? null : share,
    confidence: total(rows, row => row.confidence) / datasets,
  }
}

function total(rows: readonly CountedPoints[], value: (row: CountedPoints) => number): number {
  return rows.reduce((sum, row) => sum + value(row) * row.count, 0)
}

function dimensionsOf(rows: readonly CountedPoints[], datasets: number): Readonly<Record<string, number>> {
  const sums = new Map<string, number>()
  for (const { count, by_dimension } of rows) {
    for (const [dimension, points] of Object.entries(JSON.parse(by_dimension) as Record<string, number>))
      sums.set(dimension, (sums.get(dimension) ?? 0) + points * count)
  }
  return Object.fromEntries([...sums].map(([dimension, sum]) => [dimension, sum / datasets]))
}
