import { expect, test } from 'vitest'
import type { Aggregate } from '../../../src/model/aggregate.ts'
import type { SeriesPoint } from '../../../src/model/score-history.ts'
import { comparisonOf, medianOf } from '../../../src/serve/quality/comparison.ts'
import { type Contender, leagueOf } from '../../../src/serve/quality/league.ts'

const now = new Date('2026-11-21T09:00:00Z')

interface About {
  readonly datasets?: number
  readonly confidence?: number
  readonly series?: readonly SeriesPoint[]
}

function contender(name: string, points: number, about: About = {}): Contender {
  const { datasets = 50, confidence = 1, series = [] } = about
  const aggregate: Aggregate = {
    method: 'eu-v1-export',
    datasets,
    sizeClass: 'medium',
    maxPoints: 405,
    mean: { points, rating: 'good', byDimension: {} },
    representative: points,
    median: points,
    byRating: { excellent: 10, good: 15 },
    confidentShare: null,
    confidence,
    shares: [],
    toNextRating: null,
  }
  const score = {
    ctx: 1,
    entry: 1,
    iri: `https://example.se/${name}`,
    name: { sv: name },
    datasets,
    points,
    byRating: {},
  }
  return { score, aggregate, series }
}

const placesIn = (contenders: readonly Contender[]) =>
  (leagueOf(contenders, now).get('medium') ?? []).map(({ score, place }) => [score.name.sv, place])

test('organisations are placed by mean points among those of their size', () => {
  const all = [contender('b', 300), contender('a', 310), contender('stor', 400, { datasets: 500 })]
  expect(placesIn(all)).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect(leagueOf(all, now).get('large')).toHaveLength(1)
})

test('those with fewer than five datasets are not ranked', () => {
  const league = leagueOf([contender('liten', 400, { datasets: 4 })], now)
  expect([...league.values()].flat()).toEqual([])
})

test('a difference smaller than the uncertainty of either gives the same place, and the next is counted past both', () => {
  const all = [contender('a', 310), contender('b', 305, { confidence: 0.98 }), contender('c', 200)]
  expect(placesIn(all)).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 3],
  ])
})

test('many small differences do not add up to one place for all', () => {
  const uncertain = { confidence: 1 - 10 / 405 }
  const all = [300, 294, 288, 282].map((points, at) => contender(`${at}`, points, uncertain))
  expect(placesIn(all).map(([, place]) => place)).toEqual([1, 1, 3, 3])
})

test('the change of 30 days is what the publisher did, never what a method or a vocabulary of ours did', () => {
  const point = (day: string, causes: SeriesPoint['causes']): SeriesPoint => ({
    day,
    method: 'eu-v1-export',
    datasets: 50,
    points: 300,
    causes,
  })
  const series = [
    point('2026-10-01', {}),
    point('2026-10-10', { metadata: 40 }),
    point('2026-11-01', { metadata: 5, method: -60 }),
    point('2026-11-20', { link: -2, vocabulary: -10, datasets: 1 }),
  ]
  const [row] = leagueOf([contender('a', 300, { series })], now).get('medium') ?? []
  expect(row.change).toBe(4)
  expect(row.goodOrBetter).toBe(0.5)
})

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(medianOf([3, 1, 2])).toBe(2)
  expect(medianOf([4, 1, 2, 3])).toBe(2.5)
})

test('an organisation is compared with the median of its size when there are enough of that size', () => {
  const scores = [310, 300, 200].map((points, at) => contender(`${at}`, points).score)
  const own = 'https://example.se/2'
  expect(comparisonOf(own, scores, { method: 'm' })).toEqual({
    method: 'm',
    sizeClass: 'medium',
    organisations: 3,
    median: 300,
    own: 200,
  })
  expect(comparisonOf(own, scores.slice(1), { method: 'm' })).toBeNull()
  expect(comparisonOf('https://example.se/unknown', scores, { method: 'm' })).toBeNull()
})

test('an organisation with fewer than five datasets is compared with nobody', () => {
  const scores = [310, 300, 200].map((points, at) => contender(`${at}`, points, { datasets: 3 }).score)
  expect(comparisonOf('https://example.se/0', scores, { method: 'm' })).toBeNull()
})
