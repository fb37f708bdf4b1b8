import type { IndicatorShare } from '../model/aggregate.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Indicator, Method, Verdict } from '../model/score.ts'
import { scoreOf } from './tally.ts'
import { verdictsOf } from './verdicts.ts'
import { weightsOf } from './weighed.ts'

/** Datasets that were judged alike: one of them, and how many they are. */
export interface Weighed {
  readonly assessment: Assessment
  readonly count: number
}

/** The datasets of a group by their patterns. */
export function weigh(assessments: readonly Assessment[]): readonly Weighed[] {
  const counts = new Map<Assessment['pattern'], Weighed>()
  for (const assessment of assessments) {
    const { pattern } = assessment
    counts.set(pattern, { assessment, count: (counts.get(pattern)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/**
 * How many pass each indicator: of all datasets, or of all distributions and not only the best. One that looks at either is
 * counted over datasets, as it came out for them.
 */
export function sharesOf(weighed: readonly Weighed[], method: Method): readonly IndicatorShare[] {
  const all = weighed.map(({ assessment, count }) => ({ count, verdicts: verdictsByIndicator(assessment, method) }))
  return method.indicators.map(({ id, computedOn }, place): IndicatorShare => {
    const countOf = (counts: (verdict: Verdict) => boolean): number =>
      all.reduce((sum, { count, verdicts }) => sum + count * verdicts[place].filter(counts).length, 0)
    return {
      indicator: id,
      over: computedOn === 'distribution' ? 'distribution' : 'dataset',
      yes: countOf(verdict => verdict === true),
      unknown: countOf(verdict => verdict === null),
      of: countOf(() => true),
    }
  })
}

/** By place of the indicator the verdicts on the dataset, or on each of its distributions. */
function verdictsByIndicator(assessment: Assessment, method: Method): readonly (readonly Verdict[])[] {
  const [dataset, ...distributions] = verdictsOf(assessment.pattern, method)
  const asked = (verdict: Verdict | undefined): readonly Verdict[] => (verdict === undefined ? [] : [verdict])
  const either = method.indicators.some(({ computedOn }) => computedOn === 'either')
  const measured = either ? scoreOf(assessment, method).measurements : []
  const verdictsBy: Readonly<Record<Indicator['computedOn'], (id: string, place: number) => readonly Verdict[]>> = {
    dataset: (_, place) => asked(dataset[place]),
    distribution: (_, place) => distributions.flatMap(verdicts => asked(verdicts[place])),
    either: id => measured.filter(({ isMeasurementOf }) => isMeasurementOf === id).map(({ value }) => value),
  }
  return method.indicators.map(({ id, computedOn }, place) => verdictsBy[computedOn](id, place))
}

/**
 * The points of an imaginary dataset that passes every indicator as often as those counted do. Only where the best
 * distribution counts alone is that another figure than the mean, and one that has been seen in use; else null.
 */
export function representativePoints(shares: readonly IndicatorShare[], method: Method): number | null {
  if (method.counting !== 'best-distribution') return null
  const weights = weightsOf(method)
  return shares.reduce((sum, { yes, of }, place) => sum + (of === 0 ? 0 : (weights[place] * yes) / of), 0)
}
