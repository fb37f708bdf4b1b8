import { type Problem, problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { shorten } from '../rdf/vocabulary.ts'
import { focusTypeOf } from './resource-type.ts'
import { nodeName, readable, shortened, type TermValue, termAt } from './term.ts'

/** The term as it should be; null when nothing is wrong with it. */
export type Mend = (term: TermValue) => TermValue | null

/** A repair of single terms; the words of its rule stand in `shapes/stages.ttl`. */
export interface TermRepair {
  readonly rule: string
  /** Does it mend values of this property? */
  readonly mendsValuesOf: (property: string) => boolean
  /** Does it mend terms in the place of the subject, too? */
  readonly mendsSubjects: boolean
  readonly mendBy: (profile: Profile) => Mend
}

/** A statement that a repair adds; `before` is the value it was read from, in `row`. */
export interface Addition {
  readonly subject: number
  /** IRI of the property. */
  readonly property: string
  readonly before: TermValue
  readonly after: TermValue
  readonly row: number
}

/** A repair that adds statements. */
export interface StatementRepair {
  readonly rule: string
  readonly additions: (graph: Graph, profile: Profile) => readonly Addition[]
}

/** A graph and the repairs that made it; the very same graph when there were none. */
export interface Mended {
  readonly graph: Graph
  readonly repairs: readonly Repaired[]
}

/** Where a repair was made and what became of the value. */
export interface Repaired {
  readonly rule: string
  readonly subject: number
  /** IRI of the property; null when the resource itself was renamed. */
  readonly property: string | null
  readonly before: TermValue
  readonly after: TermValue
  /** The statement's row; null when there was none. */
  readonly row: number | null
}

/** A repair as the problem that tells of it. */
export function repairProblem(graph: Graph, repair: Repaired): Problem {
  const { rule, subject, property, before, after, row } = repair
  const focus = termAt(graph, subject)
  return problem('normalise', rule, {
    focusNode: nodeName(focus),
    focusType: focusTypeOf(graph, subject),
    resultPath: property,
    value: shortened(nodeName(before)),
    position: row === null ? null : graph.positionOf(row),
    details: {
      subject: readable(focus),
      property: property === null ? '' : shorten(property),
      old: readable(before),
      new: readable(after),
    },
  })
}
