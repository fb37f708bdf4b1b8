import type { Score } from '../model/score.ts'
import { lostPoints } from '../score/lost.ts'
import type { Scored, Scoring } from './scoring.ts'

/** The JSON of `skord score`: per method the mean, and every dataset with the points it loses and how to win them. */
export function scoreJson({ name, graph, profile, methods }: Scoring): Readonly<Record<string, unknown>> {
  const lost = methods.map(({ scores, given }) => lostPoints(scores, { graph, profile, given }))
  const datasets = methods[0].scores.map(({ computedOn }, place) => ({
    dataset: computedOn,
    methods: Object.fromEntries(
      methods.map(({ method, scores }, at) => [
        method,
        {
          ...figures(scores[place]),
          bestDistribution: scores[place].bestDistribution,
          lost: lost[at].get(computedOn) ?? [],
        },
      ]),
    ),
  }))
  return { input: name, methods: Object.fromEntries(methods.map(meanEntry)), datasets }
}

function meanEntry({ method, mean }: Scored): readonly [string, unknown] {
  return [method, mean === null ? null : { ...figures(mean), datasets: mean.datasets }]
}

function figures({
  points,
  maxPoints,
  rating,
  byDimension,
}: Pick<Score, 'points' | 'maxPoints' | 'rating' | 'byDimension'>) {
  return { points, maxPoints, rating, byDimension }
}
