import type { Statement } from '../model/diff.ts'
import type { Graph } from './graph.ts'
import { readTerm } from './written-term.ts'

/** Does a graph hold this statement? Of blank nodes it cannot be said, as their labels are another graph's: false. */
export function says(graph: Graph, { subject, predicate, object }: Statement): boolean {
  return graph.has(idOf(graph, subject), idOf(graph, predicate), idOf(graph, object))
}

/** Id of a term as canonical N-Quads write it; 0 when the graph does not hold it, or it is a blank node. */
function idOf(graph: Graph, written: string): number {
  const term = readTerm(written)
  if (term === null || term.kind === 'blank') return 0
  return term.kind === 'iri' ? graph.iri(term.value) : graph.literal(term.value, term.datatype, term.language)
}
