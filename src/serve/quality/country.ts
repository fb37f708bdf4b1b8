import type { Aggregate } from '../../model/aggregate.ts'
import type { Assessment, Pattern } from '../../model/assessment.ts'
import type { Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import { aggregate } from '../../score/aggregate.ts'
import type { PatternCount } from '../../store/store.ts'
import { type CommonLoss, commonLosses } from './common-losses.ts'
import { methodOf } from './method.ts'

/** What all shown datasets come to. */
export interface CountryQuality {
  /** In the order of the methods; empty when nothing is judged. */
  readonly aggregates: readonly Aggregate[]
  /** What is lost under a method, that which costs most first; empty for a method that there is not. */
  readonly losses: (method: string) => readonly CommonLoss[]
}

/**
 * What datasets come to that are judged so: their names and values are not needed, so that a whole country is counted from
 * its few hundred patterns.
 */
export function countryQuality(patterns: readonly PatternCount[], profile: Profile): CountryQuality {
  const lost = new Map<string, readonly CommonLoss[]>()
  const losses: CountryQuality['losses'] = id => {
    const method = methodOf(id, profile)
    const found = lost.get(id) ?? (method === null ? [] : commonLosses(patterns, method, profile))
    lost.set(id, found)
    return found
  }
  const aggregates = profile.methods.flatMap(method => aggregatePatterns(patterns, method) ?? [])
  return { aggregates, losses }
}

/** What datasets that are judged so come to under a method; null of none. */
export function aggregatePatterns(patterns: readonly PatternCount[], method: Method): Aggregate | null {
  const assessments = patterns.flatMap(({ pattern, datasets }) => {
    const assessment = assessmentLike(pattern)
    return Array.from({ length: datasets }, () => assessment)
  })
  return aggregate(assessments, method)
}

/** A nameless dataset with that pattern. */
function assessmentLike(pattern: Pattern): Assessment {
  const resources = pattern.verdicts.map((_, place) => `_:r${place}`)
  return { computedOn: '_:r0', resources, pattern, evidence: [], flags: [], addresses: [] }
}
