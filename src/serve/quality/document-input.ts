import type { Aggregate } from '../../model/aggregate.ts'
import type { AssessedDataset, RankedFix } from '../../model/assessment.ts'
import type { Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import type { QualityInput, Texts } from '../../report/quality-input.ts'
import { explain } from '../../score/explain.ts'
import { scoreOf } from '../../score/tally.ts'
import { verdictsOf } from '../../score/verdicts.ts'

/** A document that was scored, published or not. */
export interface ScoredDocument {
  /** What its sender calls it. */
  readonly name: string
  readonly profile: Profile
  /** With the parameters that were set. */
  readonly methods: readonly Method[]
  readonly lead: Method
  readonly datasets: readonly (AssessedDataset & { readonly title: Texts })[]
  readonly aggregates: readonly Aggregate[]
  readonly ranked: readonly RankedFix[]
  /** The status of an address, where links are known. */
  readonly statusOf: (url: string) => number | null
}

/**
 * What the quality report of a document is made of, as if it were an organisation's: without history, comparison, links by
 * host, and findings, which validation tells.
 */
export function documentInput({ name, methods, lead, datasets, ...known }: ScoredDocument): QualityInput {
  const profile: Profile = { ...known.profile, methods }
  const methodOf = (id: string): Method => methods.find(method => method.id === id) ?? lead
  return {
    organisation: { iri: null, name: { und: name }, path: null },
    profile,
    method: lead.id,
    baseUrl: null,
    asOf: null,
    datasets: datasets.map(({ assessment, points, title }) => {
      return { dataset: assessment.computedOn, title, path: null, assessment, points }
    }),
    aggregates: known.aggregates,
    ranked: known.ranked,
    explain: (assessment, id) => explain(assessment, methodOf(id), profile),
    scoreOf: (assessment, id) => scoreOf(assessment, methodOf(id)),
    verdictsOf: ({ pattern }, id) => verdictsOf(pattern, methodOf(id)),
    statusOf: known.statusOf,
    basis: null,
    findings: null,
    counts: null,
    links: null,
    series: null,
    comparison: null,
  }
}
