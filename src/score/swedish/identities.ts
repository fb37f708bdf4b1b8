import { NamedNode } from '../../rdf/terms.ts'
import type { View } from '../scene.ts'
import { type Fault, fault, noFaults, type Question } from './question.ts'
import { shown } from './texts.ts'

/**
 * Has the dataset an address of its own that begins with http?
 * @see https://docs.dataportal.se/dcat/docs/harvesting/
 */
export const datasetAddress: Question = {
  on: 'dataset',
  bind:
    ({ graph }) =>
    dataset =>
      addressFault(graph, dataset),
}

/** Has the distribution an address of its own that begins with http? */
export const distributionAddress: Question = {
  on: 'distribution',
  bind:
    ({ graph }) =>
    distribution =>
      addressFault(graph, distribution),
}

const otherScheme = /^(?!https?:\/\/.)[a-z][a-z0-9+.-]*:/i

function addressFault(graph: View, resource: number): readonly Fault[] {
  if (graph.kind(resource) !== NamedNode) return fault('address-missing', null)
  const address = graph.value(resource)
  return otherScheme.test(address) ? fault('address-not-http', null, shown(address)) : noFaults
}
