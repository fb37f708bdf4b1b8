import type { Graph } from '../rdf/graph.ts'

/** Judges a node; reports every breach, or stops at the first when it is not to report. True when the node conforms. */
export type NodeJudge = (node: number, isReporting: boolean) => boolean

/** The same for a focus node whose value nodes are known. */
export type ValuesJudge = (focus: number, values: readonly number[], isReporting: boolean) => boolean

/** Property shapes on one predicate. */
export interface Group {
  readonly predicate: number
  readonly judges: readonly ValuesJudge[]
}

/** Walks the statements of a node and the groups, sorted by predicate as they are, side by side. */
export function joinGroups(published: Graph, groups: readonly Group[]): NodeJudge {
  const { predicates, objects } = published.columns
  return (node, isReporting) => {
    const isPublished = node < published.termCount
    const end = isPublished ? published.rowsEnd(node) : 0
    let row = isPublished ? published.rowsStart(node) : 0
    let conforms = true
    for (const { predicate, judges } of groups) {
      while (row < end && predicates[row] < predicate) row++
      const values: number[] = []
      for (; row < end && predicates[row] === predicate; row++) {
        if (values.at(-1) !== objects[row]) values.push(objects[row])
      }
      for (const judge of judges) {
        if (judge(node, values, isReporting)) continue
        if (!isReporting) return false
        conforms = false
      }
    }
    return conforms
  }
}
