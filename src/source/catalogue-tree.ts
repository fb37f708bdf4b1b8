import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms, rdf } from '../rdf/vocabulary.ts'

/** The main catalogue of a graph and the sub-catalogues that are put into it, as term ids. */
export interface CatalogueTree {
  readonly main: number
  /**
   * Catalogues that the main one has as parts and that have no parts themselves.
   * What breaks the rules (a second level, a cycle, a catalogue that nothing ties to the main one) is not here:
   * it is left as published, for validation to judge.
   */
  readonly parts: readonly number[]
}

/**
 * Finds the main catalogue; null when there is no catalogue at all.
 * @see rules 36 and 37 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function catalogueTree(graph: Graph): CatalogueTree | null {
  const catalogues = graph.subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Catalog))
  if (catalogues.length === 0) return null
  const main = mainOf(graph, catalogues)
  const parts = partsOf(graph, main).filter(part => partsOf(graph, part).length === 0)
  return { main, parts }
}

/** Has this catalogue nothing but its type, so that its description is to be fetched from its own address? (rule 41) */
export function isStub(graph: Graph, catalogue: number): boolean {
  const type = graph.iri(rdf.type)
  return graph.predicatesOf(catalogue).every(predicate => predicate === type)
}

/** The sub-catalogues whose descriptions are elsewhere, which is at none of these addresses. */
export function stubsOf(graph: Graph, { parts }: CatalogueTree, addresses: readonly string[]): readonly number[] {
  const isHere = (part: number): boolean => addresses.includes(graph.value(part).replace(/#.*$/, ''))
  return parts.filter(part => isStub(graph, part) && !(graph.kind(part) === NamedNode && isHere(part)))
}

/** Does the graph describe anything that a catalogue can hold? */
export function holdsResources(graph: Graph): boolean {
  const type = graph.iri(rdf.type)
  const classes = [dcat.Dataset, dcat.DatasetSeries, dcat.DataService]
  if (classes.some(name => graph.subjectsWith(type, graph.iri(name)).length > 0)) return true
  return memberships.some(name => isDescribed(graph, graph.iri(name)))
}

/** The properties by which a catalogue says what it holds. */
export const memberships: readonly string[] = [dcat.dataset, dcat.service]

function isDescribed(graph: Graph, membership: number): boolean {
  const { objects } = graph.columns
  return graph.rowsOfPredicate(membership).some(row => graph.describes(objects[row]))
}

/** The one that is part of no other; where that does not single one out, the one with most parts, then most members. */
function mainOf(graph: Graph, catalogues: readonly number[]): number {
  const parts = new Set(catalogues.flatMap(catalogue => partsOf(graph, catalogue)))
  const roots = catalogues.filter(catalogue => !parts.has(catalogue))
  const candidates = roots.length > 0 ? roots : catalogues
  const rank = (catalogue: number): number[] => [partsOf(graph, catalogue).length, memberCount(graph, catalogue)]
  return candidates.toSorted((a, b) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1] || a - b)[0]
}

/** The other catalogues that a catalogue has as parts. */
function partsOf(graph: Graph, catalogue: number): number[] {
  const [type, isCatalogue] = [graph.iri(rdf.type), graph.iri(dcat.Catalog)]
  const parts = graph.objectsOf(catalogue, graph.iri(dcterms.hasPart))
  return parts.filter(part => part !== catalogue && graph.has(part, type, isCatalogue))
}

function memberCount(graph: Graph, catalogue: number): number {
  return memberships.reduce((sum, name) => sum + graph.objectsOf(catalogue, graph.iri(name)).length, 0)
}
