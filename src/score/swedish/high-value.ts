import { dcat, dcatap } from '../../rdf/vocabulary.ts'
import type { Family, Scene } from '../scene.ts'
import { bindDemands } from './high-value-demands.ts'
import { bindMark } from './high-value-mark.ts'
import { type Fault, noFaults, type Question } from './question.ts'
import { shown } from './texts.ts'

/**
 * Has a dataset that is marked as high-value what the EU regulation asks for: a category, a contact, documentation, a marked
 * distribution, licences, and a way to fetch all of it or an interface; and its data services the mark, a contact, a page
 * about the service and the dataset that they serve? All other datasets pass.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 14
 * @see https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/
 */
export const completeHighValue: Question = {
  on: 'dataset',
  bind: scene => {
    const { graph } = scene
    const isMarked = bindMark(graph)
    const demands = bindDemands(scene)
    const servicesOf = bindServices(scene)
    return (dataset, family) => {
      if (!isMarked(dataset)) return noFaults
      const all = family.distributions
      const marked = { dataset, all, distributions: all.filter(isMarked), services: servicesOf(dataset, family) }
      return demands.flatMap(({ code, property, failing }): readonly Fault[] =>
        failing(marked).map(id => ({ code, property, value: id === dataset ? null : shown(graph.value(id)) })),
      )
    }
  },
}

/** Is the dataset marked as high-value? A fact that gives no points. */
export const marksHighValue: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const isMarked = bindMark(graph)
    return dataset =>
      isMarked(dataset) ? noFaults : [{ code: 'not-high-value', property: dcatap.applicableLegislation, value: null }]
  },
}

/** The data services of a dataset: those that its distributions lead to, and those that say or are said to serve it. */
function bindServices({ graph, survey }: Scene): (dataset: number, family: Family) => readonly number[] {
  const accessService = graph.iri(dcat.accessService)
  return (dataset, { distributions }) => {
    const led = distributions.flatMap(distribution => graph.objectsOf(distribution, accessService))
    return [...new Set([...led, ...(survey.servicesOf.get(dataset) ?? [])])]
  }
}
