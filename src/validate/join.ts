import type { Graph } from '../rdf/graph.ts'

/** Judges a node; reports every breach, or stops at the first when it is not to report. True when the node conforms. */
export type NodeJudge = (node: number, isReporting: boolean) => boolean

/** The same for a focus node whose value nodes are known. */
export type ValuesJudge = (focus: number, values: readonly number[], isReporting: boolean) => boolean

/** Property shapes on one predicate. */
export interface Group {
  readonly predicate: number
  readonly judges: readonly ValuesJudge[]
  /** Those of them that have something to say when there is no value. */
  readonly always: readonly ValuesJudge[]
}

/** Values of a property that is not there. */
const none: readonly number[] = []

/** Walks the statements of a node and the groups, sorted by predicate as they are, side by side. */
export function joinGroups(published: Graph, groups: readonly Group[]): NodeJudge {
  const { predicates, objects } = published.columns
  return (node, isReporting) => {
    const isPublished = node < published.termCount
    const end = isPublished ? published.rowsEnd(node) : 0
    let row = isPublished ? published.rowsStart(node) : 0
    let conforms = true
    for (const { predicate, judges, always } of groups) {
      while (row < end && predicates[row] < predicate) row++
      const from = row
      while (row < end && predicates[row] === predicate) row++
      if (from === row && always.length === 0) continue
      const values = from === row ? none : distinctValues(objects, from, row)
      for (const judge of from === row ? always : judges) {
        if (judge(node, values, isReporting)) continue
        if (!isReporting) return false
        conforms = false
      }
    }
    return conforms
  }
}

/** The values of some rows that are sorted by value. */
function distinctValues(objects: Int32Array, from: number, to: number): readonly number[] {
  const values = [objects[from]]
  for (let row = from + 1; row < to; row++) if (objects[row] !== objects[row - 1]) values.push(objects[row])
  return values
}

/** Judges by all; looks at all of them when reporting, else stops at the first that a node does not conform to. */
export function everyNodeJudge(judges: readonly NodeJudge[]): NodeJudge {
  if (judges.length === 1) return judges[0]
  return (node, isReporting) => {
    let conforms = true
    for (const judge of judges) {
      if (judge(node, isReporting)) continue
      if (!isReporting) return false
      conforms = false
    }
    return conforms
  }
}

/** The same for judges of value nodes. */
export function everyValuesJudge(judges: readonly ValuesJudge[]): ValuesJudge {
  if (judges.length === 1) return judges[0]
  return (focus, values, isReporting) => {
    let conforms = true
    for (const judge of judges) {
      if (judge(focus, values, isReporting)) continue
      if (!isReporting) return false
      conforms = false
    }
    return conforms
  }
}

/** Judges each of the value nodes. */
export function eachOf(judge: NodeJudge): ValuesJudge {
  return (_, values, isReporting) => {
    let conforms = true
    for (const value of values) {
      if (judge(value, isReporting)) continue
      if (!isReporting) return false
      conforms = false
    }
    return conforms
  }
}
