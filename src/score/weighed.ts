import type { Indicator, Method, Verdict } from '../model/score.ts'
import { parametersOf } from './asked.ts'
import type { Parameters } from './parameters.ts'
import type { Verdicts } from './verdicts.ts'

/** What counting is by. */
export interface Weighed {
  readonly indicators: readonly Indicator[]
  readonly weights: readonly number[]
  readonly parameters: Parameters
}

/** What methods weigh, found out once: each is counted by thousands of times. A method never changes. */
const known = new WeakMap<Method, Weighed>()

/** The weights and parameters of a method. */
export function weighedOf(method: Method): Weighed {
  const found = known.get(method)
  if (found !== undefined) return found
  const parameters = parametersOf(method)
  const isScored = parameters.compliance === 'scored'
  const weights = method.indicators.map(({ id, points }) => (id === 'dcatApCompliance' && !isScored ? 0 : points))
  const weighed = { indicators: method.indicators, weights, parameters }
  known.set(method, weighed)
  return weighed
}

/** Points that each indicator gives for a pass; none where the parameters leave it out. */
export function weightsOf(method: Method): readonly number[] {
  return weighedOf(method).weights
}

/** Properties whose absence took points in 2019, and how many. */
const falsePoints: Readonly<Record<string, number>> = { formatAvailability: -5, mediaTypeAvailability: -5 }

/** Points that a verdict gives. */
export function pointsFor(value: Verdict | undefined, place: number, weighed: Weighed): number {
  if (value === true) return weighed.weights[place]
  if (value !== false || weighed.parameters.falseScores === 'none') return 0
  return falsePoints[weighed.indicators[place].id] ?? 0
}

/**
 * Where an indicator is read when one distribution counts: a date on the distribution only when the dataset lacks it; what no
 * distribution has is the dataset's.
 */
export function placeOf(verdicts: Verdicts, best: number | null, indicator: number, weighed: Weighed): number {
  const { computedOn } = weighed.indicators[indicator]
  if (best === null || computedOn === 'dataset') return 0
  if (computedOn === 'distribution' || weighed.parameters.dateRule === 'distribution-first') return best
  return verdicts[0][indicator] !== true && verdicts[best][indicator] === true ? best : 0
}

/** The verdict that counts there; an indicator of distributions fails without any. */
export function verdictAt(verdicts: Verdicts, best: number | null, indicator: number, weighed: Weighed): Verdict {
  if (best === null && weighed.indicators[indicator].computedOn === 'distribution') return false
  return verdicts[placeOf(verdicts, best, indicator, weighed)][indicator] ?? null
}

/** The distribution that counts: with which the total is highest, or that with most points of its own; null when there is none. */
export function bestOf(verdicts: Verdicts, weighed: Weighed): number | null {
  const isOwn = weighed.parameters.bestDistribution === 'own-sum'
  let best: number | null = null
  let most = Number.NEGATIVE_INFINITY
  for (let place = 1; place < verdicts.length; place++) {
    const points = isOwn ? sumOf(verdicts[place], weighed) : mergedTotal(verdicts, place, weighed)
    if (points <= most) continue
    most = points
    best = place
  }
  return best
}

/** The points of one resource by itself, its own dates among them. */
export function sumOf(verdicts: Verdicts[number], weighed: Weighed): number {
  let sum = 0
  for (let place = 0; place < verdicts.length; place++) sum += pointsFor(verdicts[place], place, weighed)
  return sum
}

/** The total of the dataset with one of its distributions. */
export function mergedTotal(verdicts: Verdicts, best: number | null, weighed: Weighed): number {
  let sum = 0
  for (let place = 0; place < weighed.indicators.length; place++) {
    sum += pointsFor(verdictAt(verdicts, best, place, weighed), place, weighed)
  }
  return sum
}
