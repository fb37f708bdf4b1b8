import type { Graph } from '../../rdf/graph.ts'
import { BlankNode } from '../../rdf/terms.ts'
import type { DataGraph } from '../data-graph.ts'
import { loadEngine } from './engine.ts'
import type { Query } from './query.ts'
import { SparqlData } from './sparql-data.ts'
import { SparqlStore } from './sparql-store.ts'

/** The graphs of a validation. */
interface Setting {
  readonly data: DataGraph
  readonly knowledge: Graph
  readonly shapes: Graph
}

/**
 * The data as the queries of some shapes want it; null when there are no queries, and then nothing is loaded.
 * @throws ShapesError `sparql-no-engine`
 */
export async function openSparql(
  queries: readonly Query[],
  { data, knowledge, shapes }: Setting,
): Promise<SparqlData | null> {
  if (queries.length === 0) return null
  const asksForShapes = queries.some(({ mentions }) => mentions.has('shapesGraph'))
  const hasBlank = queries.some(query =>
    [...query.constants].some(([name, id]) => query.mentions.has(name) && isBlank(shapes, id)),
  )
  const graphs = { stated: [data.published, knowledge], shapes: asksForShapes || hasBlank ? shapes : null }
  return new SparqlData(data, new SparqlStore(await loadEngine(), data, graphs))
}

function isBlank(shapes: Graph, id: number): boolean {
  return shapes.kind(id) === BlankNode
}
