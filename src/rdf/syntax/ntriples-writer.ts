import type { Graph } from '../graph.ts'
import { Literal } from '../terms.ts'
import { type Arrangement, arrange, arrangeRows, rowsByName, termOrder } from './arrangement.ts'
import { labelBlankNodes } from './blank-labels.ts'
import { inChunks } from './in-chunks.ts'
import { nTriplesTerm } from './ntriples-term.ts'

/**
 * A graph as N-Triples, graph names left out.
 * @see https://www.w3.org/TR/n-triples/
 */
export function serialiseNTriples(graph: Graph): Iterable<string> {
  return inChunks(nTriples(graph))
}

/**
 * A graph as N-Quads: the default graph first, then the named ones by name.
 * @see https://www.w3.org/TR/n-quads/
 */
export function serialiseNQuads(graph: Graph): Iterable<string> {
  return inChunks(nQuads(graph))
}

/** The triples of an arrangement in its order, without the full stop. */
export function* triples({ graph, rows, label }: Arrangement): Iterable<string> {
  const { subjects, predicates, objects } = graph.columns
  const known: string[] = []
  const text = (id: number): string => {
    if (graph.kind(id) === Literal) return nTriplesTerm(graph, id, label)
    known[id] ??= nTriplesTerm(graph, id, label)
    return known[id]
  }
  for (const row of rows) yield `${text(subjects[row])} ${text(predicates[row])} ${text(objects[row])}`
}

function* nTriples(graph: Graph): Iterable<string> {
  for (const triple of triples(arrange(graph))) yield `${triple} .\n`
}

function* nQuads(graph: Graph): Iterable<string> {
  const label = labelBlankNodes(graph)
  const named = [...rowsByName(graph)].sort(([a], [b]) => (a === 0 ? -1 : b === 0 ? 1 : termOrder(graph, label)(a, b)))
  for (const [name, rows] of named) {
    const end = name === 0 ? ' .\n' : ` ${nTriplesTerm(graph, name, label)} .\n`
    for (const triple of triples(arrangeRows(graph, rows, label))) yield triple + end
  }
}
