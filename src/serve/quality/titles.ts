import type { Graph } from '../../rdf/graph.ts'
import { dcterms } from '../../rdf/vocabulary.ts'
import type { Texts } from '../../report/quality-input.ts'

/** The titles of a resource by language; of several in one language the first. */
export function titlesOf(graph: Graph, resource: number): Texts {
  const titles = graph.objectsOf(resource, graph.iri(dcterms.title))
  return Object.fromEntries(titles.toReversed().map(id => [graph.language(id) || 'und', graph.value(id)]))
}
