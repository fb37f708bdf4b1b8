import type { Method, Rating } from '../model/score.ts'

/** Less than this is the rounding of a sum of fractions. */
const noise = 1e-9

/** The rating of a dataset's points under a method; the lowest one for less than its least. */
export function ratingOf(points: number, { ratings }: Pick<Method, 'ratings'>): Rating {
  return (ratings.find(({ least }) => points >= least - noise) ?? ratings.at(-1))?.rating ?? 'bad'
}

/** A mean as it is rated and shown: in whole points, or in hundredths where the ceiling is no whole number. */
export function roundedMean(points: number, { maxPoints }: Pick<Method, 'maxPoints'>): number {
  return Number.isInteger(maxPoints) ? Math.round(points) : Math.round(points * 100) / 100
}
