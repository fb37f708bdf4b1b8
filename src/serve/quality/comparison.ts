import type { SizeClass } from '../../model/aggregate.ts'
import type { Comparison } from '../../report/quality-input.ts'
import { sizeClassOf } from '../../score/aggregate.ts'
import type { PublisherScore } from '../../store/store.ts'

/** Fewer of a size than this say nothing about where one of them stands. */
const fewest = 3

/** An organisation beside those of its size; null when it has no scores or is too small, or when there are too few. */
export function comparisonOf(
  iri: string,
  scores: readonly PublisherScore[],
  { method }: { readonly method: string },
): Comparison | null {
  const own = scores.find(score => score.iri === iri)
  if (own === undefined) return null
  const sizeClass = sizeClassOf(own.datasets)
  const peers = ofSize(sizeClass, scores)
  if (sizeClass === 'tiny' || peers.length < fewest) return null
  const median = medianOf(peers.map(({ points }) => points))
  return { method, sizeClass, organisations: peers.length, median, own: own.points }
}

/** Those of a size class, in the order given. */
export function ofSize<T extends Pick<PublisherScore, 'datasets'>>(sizeClass: SizeClass, scores: readonly T[]): T[] {
  return scores.filter(({ datasets }) => sizeClassOf(datasets) === sizeClass)
}

/** The middle value, or the mean of the two in the middle; 0 of none. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return (low + high) / 2
}
