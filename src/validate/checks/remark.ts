import type { Profile } from '../../profile/profile.ts'
import type { Graph } from '../../rdf/graph.ts'

/** What a check found, in term ids of the graph. */
export interface Remark {
  readonly focus: number
  /** 0 when it is about no value. */
  readonly value: number
  /** 0 when it is on the property that the rule concerns. */
  readonly predicate: number
  /** The row of the offending statement; -1: the one with that value, else where the resource begins. */
  readonly row: number
  /** What stands in the places of the rule's words. */
  readonly details: Readonly<Record<string, string>>
}

/** Finds what SHACL cannot say: comparisons between resources, and readings of texts. Takes time in proportion to the graph. */
export type Find = (graph: Graph, profile: Profile) => Iterable<Remark>

/** A remark about a resource as a whole; the named parts replace the empty ones. */
export function remark(focus: number, parts: Partial<Omit<Remark, 'focus'>> = {}): Remark {
  return { focus, value: 0, predicate: 0, row: -1, details: {}, ...parts }
}
