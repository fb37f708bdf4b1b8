import type { Score } from '../model/score.ts'

/** A rating, best first. */
export type Rating = Score['rating']

/** The least points of each rating, best first: as the methodology page says, and as piveau's program has it. */
const thresholds: Readonly<Record<'prose' | 'code', readonly (readonly [Rating, number])[]>> = {
  prose: [
    ['excellent', 351],
    ['good', 221],
    ['sufficient', 121],
  ],
  code: [
    ['excellent', 351],
    ['good', 221],
    ['sufficient', 120],
  ],
}

/** The rating of points under EU MQA version 1. The two readings differ at exactly 120 points. */
export function ratingOf(points: number, reading: 'prose' | 'code' = 'prose'): Rating {
  return thresholds[reading].find(([, least]) => points >= least)?.[0] ?? 'bad'
}
