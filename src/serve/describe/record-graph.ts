import { GraphBuilder } from '../../rdf/builder.ts'
import { readCanonical } from '../../rdf/canonical-reader.ts'
import type { Graph } from '../../rdf/graph.ts'
import type { FullEntry } from '../../store/store.ts'

/** The descriptions of one or more entries as one graph. */
export function graphOf(entries: readonly Pick<FullEntry, 'graph'>[]): Graph {
  const builder = new GraphBuilder()
  for (const { graph } of entries) builder.addGraph(readCanonical(graph), builder.scope())
  return builder.build()
}
