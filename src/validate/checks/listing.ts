import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { resourcesOf, statementsWith, valueTest } from './statements.ts'

/** Datasets that no catalogue lists, where there is a catalogue and it lists some. */
export function unlistedDatasets(graph: Graph): Iterable<Remark> {
  return unlisted(graph, dcat.Dataset, [dcat.dataset])
}

/** Series that no catalogue lists. */
export function unlistedSeries(graph: Graph): Iterable<Remark> {
  return unlisted(graph, dcat.DatasetSeries, [dcat.dataset])
}

/** Data services that neither a catalogue nor a distribution leads to. */
export function unlistedServices(graph: Graph): Iterable<Remark> {
  return unlisted(graph, dcat.DataService, [dcat.service, dcat.accessService])
}

/** Distributions that no dataset leads to. */
export function unlistedDistributions(graph: Graph): Iterable<Remark> {
  return unlisted(graph, dcat.Distribution, [dcat.distribution])
}

/** A catalogue that lists no dataset at all is told so by a rule of its own. */
function* unlisted(graph: Graph, type: string, properties: readonly string[]): Iterable<Remark> {
  const listings = graph.rowsOfPredicate(graph.iri(dcat.dataset)).length
  if (listings === 0 || resourcesOf(graph, [dcat.Catalog]).length === 0) return
  const isListed = valueTest(graph, properties)
  const isSeries = new Set(type === dcat.Dataset ? resourcesOf(graph, [dcat.DatasetSeries]) : [])
  for (const resource of resourcesOf(graph, [type])) {
    if (!isListed(resource) && !isSeries.has(resource)) yield remark(resource)
  }
}

/**
 * The second and further main catalogues: catalogues that have sub-catalogues and are none themselves.
 * @see rule 36 of the profile
 */
export function* furtherMainCatalogues(graph: Graph): Iterable<Remark> {
  const isPart = valueTest(graph, [dcterms.hasPart])
  const hasParts = new Set(statementsWith(graph, dcterms.hasPart).map(({ subject }) => subject))
  const mains = resourcesOf(graph, [dcat.Catalog]).filter(catalogue => hasParts.has(catalogue) && !isPart(catalogue))
  const [first, ...others] = mains
  for (const other of others) yield remark(other, { details: { main: graph.value(first) } })
}
