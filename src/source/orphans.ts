import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'

/** Rows that are to go, and with them those of every blank node that nothing else would lead to. */
export function withOrphans(graph: Graph, rows: Iterable<number>): ReadonlySet<number> {
  const { objects } = graph.columns
  const dropped = new Set(rows)
  // A set goes on giving what is added while it is walked, so nested blank nodes are reached too.
  for (const row of dropped) {
    for (const orphanRow of orphanRows(graph, objects[row], dropped)) dropped.add(orphanRow)
  }
  return dropped
}

/** Every row of a subject. */
export function rowsOf(graph: Graph, subject: number): number[] {
  const rows: number[] = []
  for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) rows.push(row)
  return rows
}

/** The rows of a blank node that only dropped rows lead to; none for other terms. */
function orphanRows(graph: Graph, term: number, dropped: ReadonlySet<number>): number[] {
  if (graph.kind(term) !== BlankNode || !graph.rowsOfObject(term).every(row => dropped.has(row))) return []
  return rowsOf(graph, term)
}
