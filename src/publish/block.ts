import type { Graph } from '../rdf/graph.ts'
import { read } from '../rdf/read.ts'
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

/** The graph of a record as it is stored. @throws Error when the text is not N-Quads, which only a bug can bring about */
export async function graphOf(record: { readonly primaryTopic: string; readonly graph: string }): Promise<Graph> {
  const options = { baseIri: record.primaryTopic, mediaType: 'application/n-quads' }
  const { graph, failure } = await read(Buffer.from(record.graph), options)
  if (failure !== null) throw new Error(`The stored description of ${record.primaryTopic} cannot be read`)
  return graph
}
