import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { adms, authority, dcat, dcterms, foaf, prov } from '../rdf/vocabulary.ts'
import type { Batch } from './sparql-query.ts'

/** The properties that lead to what belongs to a resource and is described beside it. */
const belonging: readonly string[] = [
  ...[dcterms.publisher, dcterms.creator, dcterms.spatial, dcterms.temporal, dcterms.provenance, dcterms.conformsTo],
  ...[dcterms.license, dcterms.rights, dcterms.hasPart],
  ...[dcat.contactPoint, dcat.distribution, dcat.accessService, dcat.dataset, dcat.service, dcat.catalog, dcat.record],
  ...[dcat.inSeries, dcat.qualifiedRelation],
  ...[foaf.page, foaf.homepage, adms.identifier, prov.qualifiedAttribution, prov.agent],
]

/** Characters of the IRIs that are asked for by name at a time: an address may not become too long. */
const mostCharacters = 3000

/**
 * What belongs to the described resources and is not described yet, nor asked for: publishers, contacts, licences …
 * The authority tables of the EU are left where they are.
 */
export function belongingsOf(graph: Graph, asked: ReadonlySet<string>): readonly string[] {
  const { objects } = graph.columns
  const rows = belonging.flatMap(name => [...graph.rowsOfPredicate(graph.iri(name))])
  const ids = new Set(rows.map(row => objects[row]))
  const open = [...ids].filter(id => graph.kind(id) === NamedNode && !graph.describes(id)).map(id => graph.value(id))
  return open.filter(iri => /^(https?|urn):/i.test(iri) && !iri.startsWith(authority) && !asked.has(iri)).sort()
}

/** Resources in batches that fit into an address. */
export function batchesOf(iris: readonly string[]): readonly Batch[] {
  const batches: string[][] = []
  let room = 0
  for (const iri of iris) {
    const size = encodeURIComponent(iri).length + 7
    if (size > room || batches.length === 0) {
      batches.push([])
      room = mostCharacters
    }
    batches.at(-1)?.push(iri)
    room -= size
  }
  return batches.map(batch => ({ kind: 'named', iris: batch }))
}
