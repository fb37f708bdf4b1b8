import type { Graph } from '../rdf/graph.ts'
import { dcat, rdf } from '../rdf/vocabulary.ts'

/**
 * How many members there are in what the pages held, in every way that a publisher may have counted: named by the
 * collection, datasets with and without series and services, records of the catalogue. Ways in which there are none are
 * left out, unless there are none at all.
 */
export function memberCounts(graph: Graph, named: number): readonly number[] {
  const type = graph.iri(rdf.type)
  const count = (...classes: readonly string[]): number =>
    new Set(classes.flatMap(name => graph.subjectsWith(type, graph.iri(name)))).size
  const held = (...properties: readonly string[]): number =>
    new Set(
      properties.flatMap(name => [...graph.rowsOfPredicate(graph.iri(name))].map(row => graph.columns.objects[row])),
    ).size
  const counts = [
    named,
    count(dcat.Dataset),
    count(dcat.Dataset, dcat.DatasetSeries),
    count(dcat.Dataset, dcat.DatasetSeries, dcat.DataService),
    count(dcat.CatalogRecord),
    count('http://schema.org/Dataset', 'https://schema.org/Dataset'),
    held(dcat.dataset),
    held(dcat.dataset, dcat.service),
  ]
  const found = counts.filter(number => number > 0)
  return found.length === 0 ? [0] : found
}
