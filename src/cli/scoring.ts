import type { LiveDifference } from '../harvest/live.ts'
import type { Aggregate } from '../model/aggregate.ts'
import type { AssessedDataset, RankedFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'

/** An input and its scores, for printing. */
export interface Scoring {
  readonly name: string
  readonly graph: Graph
  readonly profile: Profile
  /** With the parameters that were set. */
  readonly methods: readonly Method[]
  /** The method that the rest is ranked by. */
  readonly lead: Method
  readonly assessed: readonly AssessedDataset[]
  /** In the order of the methods; empty of no datasets. */
  readonly aggregates: readonly Aggregate[]
  /** What pays most under `lead`. */
  readonly ranked: readonly RankedFix[]
  /** Is anything known of links? */
  readonly hasLinks: boolean
  /** The status of an address; null when it is not known. */
  readonly statusOf: (url: string) => number | null
  readonly isValidated: boolean
  /** null when it was not asked for, `none` when nothing of it is harvested. */
  readonly live: LiveDifference | 'none' | null
}
