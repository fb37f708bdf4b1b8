import type { RankedFix } from '../../model/assessment.ts'
import type { Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import type { QualityInput } from '../../report/quality-input.ts'
import { aggregate } from '../../score/aggregate.ts'
import { explain } from '../../score/explain.ts'
import { rank } from '../../score/rank.ts'
import { scoreOf } from '../../score/tally.ts'
import { verdictsOf } from '../../score/verdicts.ts'
import type { Organisation, Store, StoredAssessment } from '../../store/store.ts'
import { numberOf } from '../links.ts'
import { comparisonOf } from './comparison.ts'
import { assessmentsOf, reportedOf } from './gathered-datasets.ts'
import { basisOf, findingsOf, statusesOf } from './gathered-facts.ts'
import { methodNamed } from './method.ts'

/** Most rows of what pays most. */
export const mostFixes = 25

/** What a report is gathered with. */
export interface GatherTools {
  readonly store: Pick<
    Store,
    | 'assessments'
    | 'findingGroups'
    | 'findingCounts'
    | 'syntaxes'
    | 'links'
    | 'scoreSeries'
    | 'publisherScores'
    | 'search'
    | 'linkStates'
    | 'remembered'
  >
  readonly profile: Profile
  /** Public address of the service, without a slash at the end; null makes no links. */
  readonly baseUrl: string | null
}

/** How it is gathered. */
export interface GatherOptions {
  /** Id of the method that the report leads with and ranks by. */
  readonly method: string
  /** Must the status of every address be known, as the Data Quality Vocabulary has it? */
  readonly hasStatuses?: boolean
  /** Keeps what ranking gives, which is the most work; without it everything is ranked anew. */
  readonly recallRanked?: (make: () => Promise<readonly RankedFix[]>) => Promise<readonly RankedFix[]>
}

/** The organisation that a report is about. */
export type Reported = Pick<Organisation, 'iri' | 'name' | 'ctx' | 'entry' | 'datasets'>

/**
 * Everything that a report on an organisation is made of, all its datasets at once: about 5 KB each. Whether it is a private
 * person, of whom there are no reports, is for those who ask. @throws Error when the profile has no such method
 */
export async function gatherQuality(
  organisation: Reported,
  tools: GatherTools,
  options: GatherOptions,
): Promise<QualityInput> {
  const { store, profile, baseUrl } = tools
  const { iri, name } = organisation
  const method = methodNamed(options.method, profile)
  const stored = await assessmentsOf(iri, store)
  const [datasets, ranked, statusOf, basis, findings, counts, links, series, scores] = await Promise.all([
    reportedOf(stored, organisation, store),
    rankedOf(stored, method, { profile, options }),
    options.hasStatuses === true ? statusesOf(stored, store) : () => null,
    basisOf(stored, store),
    findingsOf(organisation, store),
    store.findingCounts({ publisher: iri }),
    store.links({ publisher: iri }),
    store.scoreSeries({ kind: 'organisation', iri }, method.id),
    store.publisherScores(method.id),
  ])
  const assessments = stored.map(({ assessment }) => assessment)
  const seen = stored.map(({ lastSeen }) => lastSeen.getTime())
  return {
    organisation: { iri, name, path: `/organisations/${numberOf(organisation)}` },
    profile,
    method: method.id,
    baseUrl,
    asOf: seen.length === 0 ? null : new Date(seen.reduce((a, b) => Math.max(a, b))),
    datasets,
    aggregates: profile.methods.flatMap(each => aggregate(assessments, each) ?? []),
    ranked,
    explain: (assessment, id) => explain(assessment, methodNamed(id, profile), profile),
    scoreOf: (assessment, id) => scoreOf(assessment, methodNamed(id, profile)),
    verdictsOf: ({ pattern }, id) => verdictsOf(pattern, methodNamed(id, profile)),
    statusOf,
    basis,
    findings,
    counts,
    links,
    series,
    comparison: comparisonOf(iri, scores, { method: method.id }),
  }
}

async function rankedOf(
  stored: readonly StoredAssessment[],
  method: Method,
  { profile, options }: { readonly profile: Profile; readonly options: GatherOptions },
): Promise<readonly RankedFix[]> {
  const make = async () =>
    rank(
      stored.map(({ assessment }) => assessment),
      { profile, method, limit: mostFixes },
    )
  return options.recallRanked === undefined ? await make() : await options.recallRanked(make)
}
