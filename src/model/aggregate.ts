import type { Rating } from './score.ts'

/** A size class of organisations by how many datasets they have; `tiny` ones (under 5) are not ranked. */
export type SizeClass = 'tiny' | 'small' | 'medium' | 'large'

/** Both aggregations of a group of datasets under one method, each by its name. */
export interface Aggregate {
  readonly method: string
  readonly datasets: number
  readonly sizeClass: SizeClass
  readonly maxPoints: number
  /** Mean of the datasets' points, not rounded: what ranks. The rating is that of the points rounded as the method is. */
  readonly mean: {
    readonly points: number
    readonly rating: Rating
    readonly byDimension: Readonly<Record<string, number>>
  }
  /**
   * Points of an imaginary dataset that passes every indicator as often as all datasets, or all distributions, do: what
   * data.europa.eu was seen to show. Never comparable with the mean. null where the method has no such figure.
   */
  readonly representative: number | null
  readonly median: number
  /** How many datasets have each rating; all ratings that the method knows, best first. */
  readonly byRating: Readonly<Partial<Record<Rating, number>>>
  /** Mean of the confident figures: share of what could be judged, 0–1; null when nothing could. */
  readonly confidentShare: number | null
  /** Mean confidence, 0–1. */
  readonly confidence: number
  /** How many of those judged pass each indicator, in the order of the method; of distributions all count. */
  readonly shares: readonly IndicatorShare[]
  /** Points from the mean to the least of the next rating; null at the best. */
  readonly toNextRating: number | null
}

/** How many pass an indicator. */
export interface IndicatorShare {
  readonly indicator: string
  readonly over: 'dataset' | 'distribution'
  readonly yes: number
  readonly unknown: number
  readonly of: number
}
