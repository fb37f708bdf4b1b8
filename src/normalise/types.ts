import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import { adms, dcat, dcterms, prov, rdf, schema, spdx, vcard } from '../rdf/vocabulary.ts'
import type { Change } from './repair.ts'
import { iriTerm, termAt } from './term.ts'

/** What the value of a property is by the profile; null where it may be one thing or another. */
const ranges: readonly (readonly [property: string, type: string | null])[] = [
  [dcat.dataset, dcat.Dataset],
  [dcat.servesDataset, null],
  [dcat.inSeries, dcat.DatasetSeries],
  [dcat.service, dcat.DataService],
  [dcat.accessService, dcat.DataService],
  [dcat.distribution, dcat.Distribution],
  [dcterms.publisher, 'http://xmlns.com/foaf/0.1/Agent'],
  [dcterms.creator, 'http://xmlns.com/foaf/0.1/Agent'],
  [dcat.contactPoint, null],
  [dcterms.temporal, dcterms.PeriodOfTime],
  [dcterms.provenance, dcterms.ProvenanceStatement],
  [dcat.qualifiedRelation, dcat.Relationship],
  [prov.qualifiedAttribution, prov.Attribution],
  [schema.offers, schema.Offer],
  [spdx.checksum, spdx.Checksum],
  [adms.identifier, null],
  [vcard.hasTelephone, vcard.Voice],
  [vcard.hasAddress, vcard.Address],
]

/** What a resource is that has a property, whatever leads to it. */
const domains: readonly (readonly [property: string, type: string])[] = [
  [dcat.dataset, dcat.Catalog],
  [dcat.service, dcat.Catalog],
  [dcat.catalog, dcat.Catalog],
  [dcat.record, dcat.Catalog],
  ['http://www.w3.org/ns/dcat#seriesMember', dcat.DatasetSeries],
]

/**
 * Gives a described resource without any type the one that the properties leading to it imply. A contact point is an
 * organisation or a person, which nobody can know but its publisher; nor is anything given to what is only referred to, or
 * to what has the properties of another class.
 */
export function missingTypes(graph: Graph): Change[] {
  const implied = new Map<number, { readonly type: string | null; readonly property: string; readonly row: number }>()
  const { objects } = graph.columns
  const typeProperty = graph.iri(rdf.type)
  for (const [property, type] of ranges) {
    for (const row of graph.rowsOfPredicate(graph.iri(property))) {
      const node = objects[row]
      if (graph.kind(node) === Literal || !graph.describes(node) || graph.objectOf(node, typeProperty) !== 0) continue
      const other = implied.get(node)
      if (other === undefined) implied.set(node, { type, property, row })
      else if (other.type !== type) implied.set(node, { ...other, type: null })
    }
  }
  return [...implied].flatMap(([node, { type, property, row }]) =>
    type === null || isOther(graph, node, type) ? [] : [typed(graph, node, { type, property, row })],
  )
}

function isOther(graph: Graph, node: number, type: string): boolean {
  return domains.some(([property, domain]) => domain !== type && graph.objectOf(node, graph.iri(property)) !== 0)
}

function typed(
  graph: Graph,
  node: number,
  by: { readonly type: string; readonly property: string; readonly row: number },
): Change {
  return {
    subject: node,
    property: rdf.type,
    before: iriTerm(by.property),
    after: iriTerm(by.type),
    row: by.row,
    removesRow: false,
    adds: [[termAt(graph, node), rdf.type, iriTerm(by.type)]],
  }
}
