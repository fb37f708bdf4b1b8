import type { Aggregate, SizeClass } from '../model/aggregate.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Method, Points, Rating } from '../model/score.ts'
import { ratingOf, roundedMean } from './rating.ts'
import { representativePoints, sharesOf, weigh } from './shares.ts'
import { pointsOf } from './tally.ts'

/** Points with how many datasets have them. */
interface WeighedPoints extends Points {
  readonly count: number
}

/** What a group of datasets comes to under a method; null of none. Every dataset weighs the same. */
export function aggregate(assessments: readonly Assessment[], method: Method): Aggregate | null {
  if (assessments.length === 0) return null
  const weighed = weigh(assessments)
  const points = weighed.map(({ assessment, count }): WeighedPoints => {
    return { ...pointsOf(assessment.pattern, method), count }
  })
  const mean = (of: (points: Points) => number): number => sumOf(points, of) / assessments.length
  const meanPoints = mean(each => each.points)
  const judged = sumOf(points, ({ confident }) => confident.maxPoints)
  const shares = sharesOf(weighed, method)
  return {
    method: method.id,
    datasets: assessments.length,
    sizeClass: sizeClassOf(assessments.length),
    maxPoints: method.maxPoints,
    mean: {
      points: meanPoints,
      rating: ratingOf(roundedMean(meanPoints, method), method),
      byDimension: Object.fromEntries(
        dimensionsOf(method).map(name => [name, mean(({ byDimension }) => byDimension[name] ?? 0)]),
      ),
    },
    representative: representativePoints(shares, method),
    median: medianOf(points),
    byRating: byRating(points, method),
    confidentShare: judged === 0 ? null : sumOf(points, ({ confident }) => confident.points) / judged,
    confidence: mean(({ confidence }) => confidence),
    shares,
    toNextRating: toNextRating(meanPoints, method),
  }
}

/** The size class of an organisation with so many datasets. */
export function sizeClassOf(datasets: number): SizeClass {
  if (datasets < 5) return 'tiny'
  return datasets < 20 ? 'small' : datasets < 100 ? 'medium' : 'large'
}

function sumOf(points: readonly WeighedPoints[], of: (points: Points) => number): number {
  return points.reduce((sum, each) => sum + of(each) * each.count, 0)
}

function dimensionsOf({ indicators }: Method): string[] {
  return [...new Set(indicators.map(({ inDimension }) => inDimension))]
}

/** The middle of the datasets' points; of an even number the mean of both that are nearest. */
function medianOf(points: readonly WeighedPoints[]): number {
  const all = points.flatMap(each => Array.from({ length: each.count }, () => each.points)).sort((a, b) => a - b)
  return ((all[(all.length - 1) >> 1] ?? 0) + (all[all.length >> 1] ?? 0)) / 2
}

function byRating(points: readonly WeighedPoints[], { ratings }: Method): Aggregate['byRating'] {
  const countOf = (wanted: Rating): number =>
    points.reduce((sum, { rating, count }) => sum + (rating === wanted ? count : 0), 0)
  return Object.fromEntries(ratings.map(({ rating }) => [rating, countOf(rating)]))
}

/** To the least of the rating above the one that the rounded mean has. */
function toNextRating(points: number, method: Method): number | null {
  const place = method.ratings.findIndex(({ rating }) => rating === ratingOf(roundedMean(points, method), method))
  return place <= 0 ? null : method.ratings[place - 1].least - points
}
