import { Literal } from '../../rdf/terms.ts'
import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { formatsOf } from './known-formats.ts'
import { type Fault, noFaults, type Question } from './question.ts'
import { bindTexts } from './texts.ts'

/**
 * Is the distribution no interface (API)? For one that is none nothing has to be described; whether the description of one
 * answers is asked of its links.
 */
export const noInterface: Question = {
  on: 'distribution',
  bind: scene => {
    const { graph } = scene
    const isInterface = bindIsInterface(scene)
    const service = graph.iri(dcat.accessService)
    const endpoint = graph.iri(dcat.endpointURL)
    const description = graph.iri(dcat.endpointDescription)
    return distribution => {
      if (!isInterface(distribution)) return noFaults
      const services = graph.objectsOf(distribution, service)
      if (services.length === 0) return [{ code: 'api-without-service', property: dcat.accessService, value: null }]
      const found: Fault[] = []
      if (!services.some(id => graph.objectOf(id, endpoint) !== 0)) {
        found.push({ code: 'api-without-address', property: dcat.endpointURL, value: null })
      }
      const isDescribed = services.some(id => graph.objectOf(id, description) !== 0)
      const code = isDescribed ? 'api-description-not-answering' : 'api-without-description'
      return [...found, { code, property: dcat.endpointDescription, value: null }]
    }
  },
}

/**
 * Tells whether a distribution is an interface to call (API): it leads to a data service, its format is that of one, or its
 * title says so, as the national portal has it.
 * @see https://docs.dataportal.se/dcat/docs/dataportal/
 */
export function bindIsInterface({ graph, profile }: Scene): (distribution: number) => boolean {
  const service = graph.iri(dcat.accessService)
  const format = graph.iri(dcterms.format)
  const titlesOf = bindTexts(graph, dcterms.title)
  const formats = formatsOf(profile)
  const isService = (id: number): boolean => {
    const text = graph.value(id)
    return (graph.kind(id) === Literal ? formats.ofText(text) : formats.ofIri(text))?.isService === true
  }
  return distribution =>
    graph.objectOf(distribution, service) !== 0 ||
    graph.objectsOf(distribution, format).some(isService) ||
    titlesOf(distribution).some(({ value }) => /\bAPI\b|\bAPI:(et|t)\b/i.test(value))
}
