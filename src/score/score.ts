import type { Indicator, Measurement, Score } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { type DistributionJudgement, type Judgement, judgeDatasets } from './judge.ts'
import type { Parameters } from './parameters.ts'
import { ratingOf } from './rating.ts'
import { type Given, sceneOf, type Verdict } from './scene.ts'

/** The score of every dataset of a graph, by name. */
export function scoreDatasets(graph: Graph, profile: Profile, given: Given): readonly Score[] {
  const scene = sceneOf(graph, profile, given)
  const tally = new Tally(profile.indicators, scene.parameters, given.method ?? 'eu-v1')
  return judgeDatasets(scene, profile.indicators).map(judgement => tally.score(judgement))
}

/** Properties whose absence took points in 2019, and how many. */
const falsePoints: Readonly<Record<string, number>> = { formatAvailability: -5, mediaTypeAvailability: -5 }

/** Counts the points of judgements under one method; holds the weights, hence a class. */
export class Tally {
  readonly #indicators: readonly Indicator[]
  readonly #parameters: Parameters
  readonly #method: string
  readonly #weights: readonly number[]
  readonly #maxPoints: number

  constructor(indicators: readonly Indicator[], parameters: Parameters, method: string) {
    this.#indicators = indicators
    this.#parameters = parameters
    this.#method = method
    const isScored = (id: string): boolean => id !== 'dcatApCompliance' || parameters.compliance === 'scored'
    this.#weights = indicators.map(({ id, points }) => (isScored(id) ? points : 0))
    this.#maxPoints = this.#weights.reduce((sum, weight) => sum + weight, 0)
  }

  /** Points an indicator gives for a pass. */
  weight(place: number): number {
    return this.#weights[place]
  }

  /** The points of a distribution by itself, its own dates among them. */
  ownPoints({ verdicts }: DistributionJudgement): number {
    return verdicts.reduce((sum, verdict, place) => sum + this.#points(verdict, place), 0)
  }

  /** The verdicts that count: those on the dataset, and those on its best distribution. */
  merged(judgement: Judgement): { readonly best: DistributionJudgement | null; readonly verdicts: readonly Verdict[] } {
    const options = judgement.distributions.map(best => ({ best, verdicts: this.#merge(judgement, best) }))
    if (options.length === 0) return { best: null, verdicts: this.#merge(judgement, null) }
    const isOwn = this.#parameters.bestDistribution === 'own-sum'
    const points = options.map(option => (isOwn ? this.ownPoints(option.best) : this.#total(option.verdicts)))
    return options[points.indexOf(Math.max(...points))]
  }

  /** The score of one dataset. */
  score(judgement: Judgement): Score {
    const { best, verdicts } = this.merged(judgement)
    const distribution = best?.distribution ?? null
    const measurements = verdicts.map((value, place): Measurement => {
      const { id } = this.#indicators[place]
      const computedOn = this.#computedOn(judgement, best, place)
      return { isMeasurementOf: id, computedOn, value, points: this.#points(value, place) }
    })
    const points = this.#total(verdicts)
    return {
      method: this.#method,
      computedOn: judgement.dataset,
      points,
      maxPoints: this.#maxPoints,
      rating: ratingOf(points),
      byDimension: this.#byDimension(measurements),
      bestDistribution: distribution,
      measurements,
    }
  }

  #merge({ verdicts }: Judgement, best: DistributionJudgement | null): readonly Verdict[] {
    return this.#indicators.map(({ computedOn }, place) => {
      const own = verdicts[place]
      const chosen = best?.verdicts[place] ?? false
      if (computedOn === 'dataset') return own
      if (computedOn === 'distribution') return best === null ? false : best.verdicts[place]
      return this.#parameters.dateRule === 'distribution-first' && best !== null ? chosen : own === true || chosen
    })
  }

  #points(verdict: Verdict, place: number): number {
    if (verdict === true) return this.#weights[place]
    if (verdict === null || this.#parameters.falseScores === 'none') return 0
    return falsePoints[this.#indicators[place].id] ?? 0
  }

  #total(verdicts: readonly Verdict[]): number {
    return verdicts.reduce((sum, verdict, place) => sum + this.#points(verdict, place), 0)
  }

  #byDimension(measurements: readonly Measurement[]): Record<string, number> {
    const sums: Record<string, number> = {}
    for (const [place, { points }] of measurements.entries()) {
      const dimension = this.#indicators[place].inDimension
      sums[dimension] = (sums[dimension] ?? 0) + points
    }
    return sums
  }

  /** A date is found on the distribution only when the dataset lacks it; what no distribution has is the dataset's. */
  #computedOn({ dataset, verdicts }: Judgement, best: DistributionJudgement | null, place: number): string {
    const { computedOn } = this.#indicators[place]
    if (best === null || computedOn === 'dataset') return dataset
    if (computedOn === 'distribution') return best.distribution
    const isOnDistribution = this.#parameters.dateRule === 'distribution-first' || best.verdicts[place] === true
    return verdicts[place] !== true && isOnDistribution ? best.distribution : dataset
  }
}
