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
  readonly mendsValuesOf: (property: string, profile: Profile) => boolean
  /** Does it mend terms in the place of the subject, too? */
  readonly mendsSubjects: boolean
  readonly mendBy: (profile: Profile) => Mend
}

/** A statement that a repair adds. */
export type Statement = readonly [subject: TermValue, property: string, value: TermValue]

/** Statements that a repair adds for what it read in `row`, which may be removed for them. */
export interface Change {
  readonly subject: number
  /** IRI of the property that the repair is told of. */
  readonly property: string
  /** What it was read from, and what became of it, as it is told. */
  readonly before: TermValue
  readonly after: TermValue
  readonly row: number
  readonly removesRow: boolean
  readonly adds: readonly Statement[]
}

/** A repair that adds statements, or puts them in the place of others. */
export interface StatementRepair {
  readonly rule: string
  readonly changes: (graph: Graph, profile: Profile) => readonly Change[]
}

/**
 * Repairs that are not to be made: the rules by the name of a resource or term, as findings write names. A rule that gives
 * terms another name is then not applied to that term anywhere; other rules not to the statements about that resource.
 */
export type Exceptions = ReadonlyMap<string, ReadonlySet<string>>

/** Nothing excepted. */
export const noExceptions: Exceptions = new Map()

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
