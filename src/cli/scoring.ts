import type { Score } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Given } from '../score/scene.ts'
import type { Mean } from '../score/summary.ts'

/** One method's result for one input. */
export interface Scored {
  readonly method: string
  /** null when there are no datasets. */
  readonly mean: Mean | null
  readonly scores: readonly Score[]
  /** What the method was given to judge by. */
  readonly given: Given
}

/** An input and its scores, for printing. */
export interface Scoring {
  readonly name: string
  readonly graph: Graph
  readonly profile: Profile
  readonly methods: readonly Scored[]
}
