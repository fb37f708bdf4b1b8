import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms, schema } from '../../rdf/vocabulary.ts'

/** The time that a resource covers, both ends as published; null where none is stated. */
export interface Period {
  readonly from: string | null
  readonly to: string | null
}

/** The first period that a resource states. */
export function periodOf(graph: Graph, subject: number): Period {
  const period = graph.objectOf(subject, graph.iri(dcterms.temporal))
  const end = (...properties: readonly string[]) => {
    const id = properties.map(property => graph.objectOf(period, graph.iri(property))).find(id => id !== 0)
    return id === undefined ? null : graph.value(id)
  }
  return { from: end(dcat.startDate, schema.startDate), to: end(dcat.endDate, schema.endDate) }
}
