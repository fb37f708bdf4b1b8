import type { ResourceType } from '../model/record.ts'
import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms, foaf, rdf, vcard } from '../rdf/vocabulary.ts'

const org = 'http://www.w3.org/ns/org#'

/**
 * The classes whose resources get a record, most telling first: a resource of several classes is of the first.
 * A series comes before a dataset, since dcat:DatasetSeries is a subclass of dcat:Dataset and says more.
 */
const classes: readonly (readonly [iri: string, type: ResourceType])[] = [
  [dcat.DatasetSeries, 'DatasetSeries'],
  [dcat.Dataset, 'Dataset'],
  [dcat.DataService, 'DataService'],
  [dcat.Catalog, 'Catalog'],
  [foaf.Agent, 'Agent'],
  [foaf.Organization, 'Agent'],
  [foaf.Person, 'Agent'],
  ['http://xmlns.com/foaf/0.1/Group', 'Agent'],
  [`${org}Organization`, 'Agent'],
  [`${org}FormalOrganization`, 'Agent'],
  [`${org}OrganizationalUnit`, 'Agent'],
  [vcard.Kind, 'Kind'],
  [vcard.Individual, 'Kind'],
  [vcard.Organization, 'Kind'],
  ['http://www.w3.org/2006/vcard/ns#Group', 'Kind'],
  ['http://www.w3.org/2006/vcard/ns#Location', 'Kind'],
]

/** What the value of a property is when it is described but not typed: the property's range. */
const ranges: readonly (readonly [property: string, type: ResourceType])[] = [
  [dcat.inSeries, 'DatasetSeries'],
  [dcat.dataset, 'Dataset'],
  [dcat.service, 'DataService'],
  [dcat.accessService, 'DataService'],
  [dcat.catalog, 'Catalog'],
  [dcterms.publisher, 'Agent'],
  [dcterms.creator, 'Agent'],
  [dcat.contactPoint, 'Kind'],
]

/** The resources of the main classes and what they are, blank nodes among them. */
export function mainResources(graph: Graph): Map<number, ResourceType> {
  const found = new Map<number, ResourceType>()
  const note = (resource: number, type: ResourceType): void => {
    if (!found.has(resource)) found.set(resource, type)
  }
  const typeProperty = graph.iri(rdf.type)
  for (const [iri, type] of classes) {
    for (const resource of graph.subjectsWith(typeProperty, graph.iri(iri))) note(resource, type)
  }
  for (const [iri, type] of ranges) {
    for (const resource of valuesOf(graph, graph.iri(iri)))
      if (isUntyped(graph, resource, typeProperty)) note(resource, type)
  }
  return found
}

/** Local name of the profile's class of a resource, for findings; null when it has none. */
export function focusTypeOf(graph: Graph, resource: number): string | null {
  const types = new Set(graph.objectsOf(resource, graph.iri(rdf.type)).map(type => graph.value(type)))
  const main = classes.find(([iri]) => types.has(iri))
  if (main !== undefined) return main[1]
  return types.has(dcat.Distribution) ? 'Distribution' : null
}

function valuesOf(graph: Graph, property: number): Set<number> {
  const { objects } = graph.columns
  return new Set(Array.from(graph.rowsOfPredicate(property), row => objects[row]))
}

function isUntyped(graph: Graph, resource: number, typeProperty: number): boolean {
  return graph.kind(resource) === NamedNode && graph.describes(resource) && graph.objectOf(resource, typeProperty) === 0
}
