import type { SeriesPoint } from '../model/score-history.ts'
import type { Trend, TrendChange, TrendDay } from './quality-report.ts'

/** The median is of so many days, the last of them included. */
const windowDays = 7
const dayLength = 86_400_000

/**
 * A series as people can compare it, until a day: what our methods and vocabularies moved is taken out of the days before, so
 * that it looks like nobody's loss, and the median of seven days evens out what went up and down again. A day without a
 * change has the points of the day before.
 */
export function trendOf(series: readonly SeriesPoint[], until: string | null): Trend {
  const sorted = series.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const comparable = comparableTo(sorted)
  const changes = sorted.map(({ day, datasets, points, causes }, place) => {
    return { day, datasets, points, comparable: comparable[place], causes }
  })
  return { changes, daily: medians(changes, until) }
}

/** By how much our methods and vocabularies moved a day's mean. */
export function movedByUs({ causes }: Pick<SeriesPoint, 'causes'>): number {
  return (causes.method ?? 0) + (causes.vocabulary ?? 0)
}

function comparableTo(series: readonly SeriesPoint[]): number[] {
  const points: number[] = []
  let later = 0
  for (const point of series.toReversed()) {
    points.push(point.points + later)
    later += movedByUs(point)
  }
  return points.reverse()
}

function medians(changes: readonly TrendChange[], until: string | null): TrendDay[] {
  const values = everyDay(changes, until)
  return values.map(({ day }, place) => {
    const window = values.slice(Math.max(0, place - windowDays + 1), place + 1).map(({ points }) => points)
    return { day, points: medianOf(window) }
  })
}

function everyDay(changes: readonly TrendChange[], until: string | null): TrendDay[] {
  return changes.flatMap(({ day, comparable }, place) => {
    const next = changes.at(place + 1)?.day
    const last = next ?? (until !== null && until > day ? until : day)
    const days = Math.round((Date.parse(last) - Date.parse(day)) / dayLength) + (next === undefined ? 1 : 0)
    return Array.from({ length: days }, (_, after) => ({ day: dayAfter(day, after), points: comparable }))
  })
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

function medianOf(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b)
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
}
