import { dcat, rdf } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'

/** Every dataset of the graph; series are none. */
export function everyDataset(graph: View): readonly number[] {
  const type = graph.iri(rdf.type)
  const series = new Set(graph.subjectsWith(type, graph.iri(dcat.DatasetSeries)))
  return graph.subjectsWith(type, graph.iri(dcat.Dataset)).filter(dataset => !series.has(dataset))
}

/** Counts of values, by value. */
export function countsOf<Value>(values: Iterable<Value>): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
