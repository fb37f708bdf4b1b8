import { GraphBuilder } from '../../rdf/builder.ts'
import type { Graph } from '../../rdf/graph.ts'
import { readInto } from '../../rdf/read.ts'
import type { FullEntry } from '../../store/store.ts'

/** The descriptions of one or more entries as one graph. */
export async function graphOf(entries: readonly Pick<FullEntry, 'graph' | 'primaryTopic'>[]): Promise<Graph> {
  const builder = new GraphBuilder()
  for (const { graph, primaryTopic } of entries) {
    const body = Buffer.from(graph, 'utf8')
    await readInto(builder, body, { baseIri: primaryTopic, mediaType: 'application/n-quads' })
  }
  return builder.build()
}
