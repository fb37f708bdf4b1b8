import type { Aggregate } from '../model/aggregate.ts'
import type { Indicator, Method } from '../model/score.ts'
import type { ReportedIndicator, ReportedMethod } from './quality-report.ts'

/** A method as a report tells of it: what it is, and what the datasets come to under it. */
export function reportedMethod(method: Method, result: Aggregate | null): ReportedMethod {
  const { id, iri, version, label, about, maxPoints, counting, parameters, ratings, indicators } = method
  return {
    id,
    iri,
    version,
    label,
    about,
    maxPoints,
    counting,
    parameters,
    ratings,
    result: result === null ? null : figures(result),
    indicators: indicators.map((indicator, place) => reportedIndicator(indicator, result?.shares[place])),
  }
}

/**
 * The indicator that a measurement or a loss speaks of. Version 2 has indicators of one name for datasets and for
 * distributions; one of distributions is told of the dataset where it has none. null when the method has no such indicator.
 */
export function indicatorOf(method: Method, id: string, isDataset: boolean): Indicator | null {
  const own = method.indicators.filter(indicator => indicator.id === id)
  const wanted = isDataset ? 'dataset' : 'distribution'
  return own.find(({ computedOn }) => computedOn === wanted) ?? own.at(0) ?? null
}

function figures({ method: _method, shares: _shares, ...rest }: Aggregate): NonNullable<ReportedMethod['result']> {
  return rest
}

function reportedIndicator(
  { id, iri, label, inDimension, points, computedOn }: Indicator,
  share: Aggregate['shares'][number] | undefined,
): ReportedIndicator {
  const {
    over = computedOn === 'distribution' ? 'distribution' : 'dataset',
    yes = 0,
    unknown = 0,
    of = 0,
  } = share ?? {}
  return { id, iri, label, inDimension, points, over, passed: yes, failed: of - yes - unknown, unknown }
}
