import type { Method, Rating } from '../model/score.ts'

/** From so many points up a mean is rounded to whole points before it is rated. */
const roundedFrom = 100

/** The rating of mean points under a method: rounded first, as the European portal does, where the method counts in whole points. */
export function ratingOf(points: number, { maxPoints, ratings }: Pick<Method, 'maxPoints' | 'ratings'>): Rating {
  const rounded = maxPoints >= roundedFrom ? Math.round(points) : points
  return ratings.find(({ least }) => rounded >= least)?.rating ?? ratings.at(-1)?.rating ?? 'bad'
}
