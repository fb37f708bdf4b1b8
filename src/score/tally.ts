import type { AssessedDataset, Assessment, Pattern } from '../model/assessment.ts'
import type { Method, Points, Score } from '../model/score.ts'
import { parametersOf } from './asked.ts'
import { type Count, type Counted, count, rounded } from './counting.ts'
import type { Parameters } from './parameters.ts'
import { ratingOf } from './rating.ts'
import { keyOf } from './tests.ts'
import { verdictsOf, verdictsUnder } from './verdicts.ts'

/** The score of an assessed dataset under one method, with every measurement. */
export function scoreOf({ pattern, computedOn, resources }: Assessment, method: Method): Score {
  const { counted, best } = countOf(pattern, method)
  return {
    ...pointsOf(pattern, method),
    computedOn,
    bestDistribution: best === null ? null : resources[best],
    measurements: counted.map(({ indicator, resource, value, points, maxPoints }) => ({
      isMeasurementOf: method.indicators[indicator].id,
      computedOn: resources[resource],
      value,
      points,
      maxPoints,
    })),
  }
}

/** What a pattern comes to under a method, measurement by measurement. */
export function countOf(pattern: Pattern, method: Method): Count {
  return count(verdictsOf(pattern, method), method)
}

/** The points of a pattern under one method; remembered per pattern and method while both live. */
export function pointsOf(pattern: Pattern, method: Method): Points {
  const ofMethod = known.get(method) ?? new WeakMap<Pattern, Points>()
  const found = ofMethod.get(pattern)
  if (found !== undefined) return found
  const points = tally(pattern, method)
  known.set(method, ofMethod.set(pattern, points))
  return points
}

/** Points by method and pattern: thousands of datasets share a pattern, and both are values that never change. */
const known = new WeakMap<Method, WeakMap<Pattern, Points>>()

/** Assessments with their points under the methods, in that order. */
export function withPoints(assessments: readonly Assessment[], methods: readonly Method[]): readonly AssessedDataset[] {
  return assessments.map(assessment => ({
    assessment,
    points: methods.map(method => pointsOf(assessment.pattern, method)),
  }))
}

function tally(pattern: Pattern, method: Method): Points {
  const { counted } = countOf(pattern, method)
  const total = sumOf(counted, ({ points }) => points)
  const maxPoints = sumOf(counted, counted => counted.maxPoints)
  return {
    method: method.id,
    points: total,
    maxPoints,
    rating: ratingOf(total, method),
    byDimension: byDimension(counted, method),
    confident: confidentOf(pattern, method),
    confidence: maxPoints === 0 ? 0 : rounded(1 - unsureOf(pattern, method, counted) / maxPoints),
  }
}

function sumOf(counted: readonly Counted[], of: (counted: Counted) => number): number {
  return rounded(counted.reduce((sum, one) => sum + of(one), 0))
}

function byDimension(counted: readonly Counted[], { indicators }: Method): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { inDimension } of indicators) sums[inDimension] = 0
  for (const { indicator, points } of counted) sums[indicators[indicator].inDimension] += points
  return Object.fromEntries(Object.entries(sums).map(([dimension, sum]) => [dimension, rounded(sum)]))
}

/** The same count with links by what is sure, over what is known. */
function confidentOf(pattern: Pattern, method: Method): Points['confident'] {
  const parameters: Parameters = { ...parametersOf(method), linkRule: 'confident' }
  const { counted } = count(verdictsUnder(pattern, method, parameters), method)
  const known = counted.filter(({ value }) => value !== null)
  return { points: sumOf(known, ({ points }) => points), maxPoints: sumOf(known, ({ maxPoints }) => maxPoints) }
}

/** Points that rest on what is not known, or were given for values that look like placeholders. */
function unsureOf({ flagged }: Pattern, method: Method, counted: readonly Counted[]): number {
  const parameters = parametersOf(method)
  const isFlagged = method.indicators.map(({ tests }) => tests.some(name => flagged.includes(keyOf(name, parameters))))
  const unsure = counted.filter(({ value, indicator }) => value === null || (value && isFlagged[indicator]))
  return unsure.reduce((sum, { maxPoints }) => sum + maxPoints, 0)
}
