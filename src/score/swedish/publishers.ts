import { NamedNode } from '../../rdf/terms.ts'
import { dcterms, foaf } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'
import { fault, noFaults, type Question } from './question.ts'
import { isListed } from './subjects.ts'
import { bindIris, bindTexts, saysSomething, shown } from './texts.ts'

/** The address of a Swedish organisation: its number in ten digits, and perhaps a part agreed upon. */
const organisationAddress = /^http:\/\/dataportal\.se\/organisation\/SE[0-9]{10}(-.+)?$/

/** Is this the address of an organisation as DCAT-AP-SE has it? */
export function isOrganisation(iri: string): boolean {
  return organisationAddress.test(iri)
}

/**
 * Is the publisher given by its organisation number, and has it a name? One such publisher is enough.
 * @see https://docs.dataportal.se/dcat/docs/harvesting/
 */
export const organisationPublisher: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const publisher = graph.iri(dcterms.publisher)
    const namesOf = bindTexts(graph, foaf.name)
    return dataset => {
      const publishers = graph.objectsOf(dataset, publisher)
      if (publishers.length === 0) return fault('publisher-missing', dcterms.publisher)
      const known = publishers.filter(id => graph.kind(id) === NamedNode && isOrganisation(graph.value(id)))
      if (known.length === 0) {
        return fault('publisher-not-organisation', dcterms.publisher, shownNode(graph, publishers[0]))
      }
      const isNamed = known.some(id => namesOf(id).some(saysSomething))
      return isNamed ? noFaults : fault('publisher-without-name', dcterms.publisher, graph.value(known[0]))
    }
  },
}

/** Has a publisher a type from the list of publisher types? */
export const typedPublisher: Question = {
  on: 'dataset',
  bind: ({ graph, profile }) => {
    const publisher = graph.iri(dcterms.publisher)
    const typesOf = bindIris(graph, dcterms.type)
    return dataset => {
      const types = graph.objectsOf(dataset, publisher).flatMap(typesOf)
      if (types.some(type => isListed(profile, 'publisher-type', type))) return noFaults
      if (types.length > 0) return fault('publisher-type-not-listed', dcterms.publisher, types[0])
      return fault('publisher-type-missing', dcterms.publisher)
    }
  },
}

/** A resource as it is shown: its address, or null for a node without one. */
function shownNode(graph: View, id: number): string | null {
  return graph.kind(id) === NamedNode ? shown(graph.value(id)) : null
}
