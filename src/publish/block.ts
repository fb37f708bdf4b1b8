import { readCanonical } from '../rdf/canonical-reader.ts'
import type { Graph } from '../rdf/graph.ts'
import { type Arrangement, arrange } from '../rdf/syntax/arrangement.ts'
import { labelBlankNodes } from '../rdf/syntax/blank-labels.ts'
import { triples } from '../rdf/syntax/ntriples-writer.ts'

/** What goes into every output at a time: one record, or the catalogue's own description. */
export interface Block {
  readonly arrangement: Arrangement
  /** The same statements as N-Triples, without the full stop. */
  readonly triples: readonly string[]
  /** IRI of where the statements come from. */
  readonly graphName: string
}

/** The block of a graph. Blank nodes are kept apart from those of other origins, and labelled by what is said of them. */
export function toBlock(graph: Graph, graphName: string): Block {
  const arrangement = arrange(graph, labelBlankNodes(graph, graphName))
  return { arrangement, triples: [...triples(arrangement)], graphName }
}

/** The graph of a record as it is stored. @throws Error when the text is not canonical, which only a bug can bring about */
export function graphOf(record: { readonly primaryTopic: string; readonly graph: string }): Graph {
  try {
    return readCanonical(record.graph)
  } catch (cause) {
    throw new Error(`The stored description of ${record.primaryTopic} cannot be read`, { cause })
  }
}
