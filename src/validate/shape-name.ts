import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'

/** IRI of a shape, or `_:label` of a blank node. */
export function shapeName(shapes: Graph, id: number): string {
  return shapes.kind(id) === BlankNode ? `_:${shapes.value(id)}` : shapes.value(id)
}
