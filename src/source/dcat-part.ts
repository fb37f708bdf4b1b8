import type { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'
import { rowsOf } from './orphans.ts'
import { pageLanguage, resourcesOf } from './schema-org-terms.ts'

const dcat = 'http://www.w3.org/ns/dcat#'

/** Is this one of the things that DCAT describes, in its own words? */
export function isInDcat(graph: Graph, id: number): boolean {
  return graph.objectsOf(id, graph.iri(rdf.type)).some(type => graph.value(type).startsWith(dcat))
}

/** Does a graph describe data at all, in the words of DCAT or of schema.org? */
export function describesData(graph: Graph): boolean {
  const isOther = resourcesOf(graph, ['DataCatalog', 'Dataset', 'DataFeed']).length > 0
  return isOther || graph.subjects().some(id => isInDcat(graph, id))
}

/** Adds what a graph says in the words of DCAT: all of those things, and of everything that they lead to. */
export function addDcatRows(graph: Graph, builder: GraphBuilder): void {
  const { predicates, objects } = graph.columns
  const [language, type] = [graph.iri(pageLanguage), graph.iri(rdf.type)]
  const reached = new Set(graph.subjects().filter(id => isInDcat(graph, id)))
  // A set goes on giving what is added while it is walked.
  for (const subject of reached) {
    for (const row of rowsOf(graph, subject)) {
      if (predicates[row] === language) continue
      if (predicates[row] !== type && graph.describes(objects[row])) reached.add(objects[row])
      const position = graph.positionOf(row)
      builder.add(subject, predicates[row], objects[row], graph.graphOf(row), position?.line, position?.column)
    }
  }
}
