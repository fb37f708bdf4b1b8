import type { Indicator, Score } from '../model/score.ts'
import type { Judgement } from './judge.ts'
import { type Rating, ratingOf } from './rating.ts'
import type { Tally } from './score.ts'

/** The mean of a group of datasets: what data.europa.eu shows for a catalogue or a country. */
export interface Mean {
  readonly datasets: number
  /** Not rounded; the rating is that of the rounded points. */
  readonly points: number
  readonly maxPoints: number
  readonly rating: Rating
  /** Mean points by dimension, not rounded. */
  readonly byDimension: Readonly<Record<string, number>>
}

/** The mean of scores of one method; null of none. Every dataset weighs the same, whatever catalogue it lies in. */
export function meanOf(scores: readonly Score[]): Mean | null {
  const [first] = scores
  if (first === undefined) return null
  const mean = (pointsOf: (score: Score) => number): number =>
    scores.reduce((sum, score) => sum + pointsOf(score), 0) / scores.length
  const points = mean(score => score.points)
  const dimensions = Object.keys(first.byDimension)
  return {
    datasets: scores.length,
    points,
    maxPoints: first.maxPoints,
    rating: ratingOf(Math.round(points)),
    byDimension: Object.fromEntries(dimensions.map(name => [name, mean(score => score.byDimension[name] ?? 0)])),
  }
}

/** How many of those judged pass an indicator. */
export interface Share {
  readonly indicator: string
  readonly over: 'dataset' | 'distribution'
  readonly yes: number
  readonly of: number
}

/** The share that passes each indicator: of all datasets, or of all distributions and not only the best. */
export function sharesOf(judgements: readonly Judgement[], indicators: readonly Indicator[], tally: Tally): Share[] {
  const merged = judgements.map(judgement => tally.merged(judgement).verdicts)
  const distributions = judgements.flatMap(judgement => judgement.distributions)
  return indicators.map(({ id, computedOn }, place) => {
    const over = computedOn === 'distribution' ? 'distribution' : 'dataset'
    const verdicts = over === 'dataset' ? merged : distributions.map(distribution => distribution.verdicts)
    return { indicator: id, over, yes: verdicts.filter(of => of[place] === true).length, of: verdicts.length }
  })
}

/**
 * The points of an imaginary dataset that passes every indicator as often as those judged do: the other figure seen on
 * data.europa.eu. It is not the mean and not comparable with it.
 */
export function representativePoints(shares: readonly Share[], tally: Tally): number {
  return shares.reduce((sum, { yes, of }, place) => sum + (of === 0 ? 0 : (tally.weight(place) * yes) / of), 0)
}
