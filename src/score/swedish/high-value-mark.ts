import { dcatap } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'

/** The EU implementing regulation 2023/138, which points out the high-value datasets. */
export const highValueRegulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj'

/** Tells whether a dataset, a distribution or a data service is marked as high-value: by the law that it names. */
export function bindMark(graph: View): (resource: number) => boolean {
  const law = graph.iri(dcatap.applicableLegislation)
  return resource => graph.objectsOf(resource, law).some(id => graph.value(id) === highValueRegulation)
}
