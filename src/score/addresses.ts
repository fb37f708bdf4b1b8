import type { AssessedAddress } from '../model/assessment.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcat, dcterms, vcard } from '../rdf/vocabulary.ts'
import type { Role } from './link-tests.ts'
import type { Family, Scene, View } from './scene.ts'

/** Where an address stands. */
export interface Place {
  readonly subject: number
  readonly predicate: number
  readonly value: number
}

type Find = (resource: number, family: Family) => Place[]

/** What of a scene addresses are read by. */
type Source = Pick<Scene, 'graph' | 'survey'>

/** The addresses of a resource in a role, where they stand. Of a dataset those of all its data services. */
export function addressesOf({ graph, survey }: Source): (resource: number, family: Family, role: Role) => Place[] {
  const [access, contact] = [graph.iri(dcat.accessService), graph.iri(dcat.contactPoint)]
  const own = (property: string): Find => {
    const predicate = graph.iri(property)
    return resource => valuesOf(graph, resource, predicate)
  }
  const services = (resource: number, { dataset, distributions }: Family): Iterable<number> => {
    if (resource !== dataset) return graph.objectsOf(resource, access)
    const accessed = distributions.flatMap(distribution => graph.objectsOf(distribution, access))
    return new Set([...accessed, ...(survey.servicesOf.get(dataset) ?? [])])
  }
  const ofServices = (property: string): Find => {
    const predicate = graph.iri(property)
    return (resource, family) => [...services(resource, family)].flatMap(id => valuesOf(graph, id, predicate))
  }
  const page = graph.iri(vcard.hasURL)
  const finders: Readonly<Record<Role, Find>> = {
    accessURL: own(dcat.accessURL),
    downloadURL: own(dcat.downloadURL),
    endpointURL: ofServices(dcat.endpointURL),
    endpointDescription: ofServices(dcat.endpointDescription),
    contact: resource => graph.objectsOf(resource, contact).flatMap(id => valuesOf(graph, id, page)),
  }
  return (resource, family, role) => finders[role](resource, family)
}

function valuesOf(graph: View, subject: number, predicate: number): Place[] {
  const values = graph.objectsOf(subject, predicate).filter(value => graph.kind(value) !== BlankNode)
  return values.map(value => ({ subject, predicate, value }))
}

const roles: Readonly<Record<'dataset' | 'distribution', readonly Role[]>> = {
  dataset: ['endpointURL', 'endpointDescription', 'contact'],
  distribution: ['accessURL', 'downloadURL', 'endpointURL', 'endpointDescription'],
}

/** Every address of a family that links are checked for; `lineOf` answers where one stands. */
export function assessedAddresses(
  source: Source,
  lineOf: (place: Place) => number | null,
): (family: Family) => AssessedAddress[] {
  const { graph } = source
  const find = addressesOf(source)
  const isData = dataPromised(graph)
  return family =>
    [family.dataset, ...family.distributions].flatMap((id, resource) =>
      roles[resource === 0 ? 'dataset' : 'distribution'].flatMap(role => {
        const found = find(id, family, role).map(place => ({ url: graph.value(place.value), line: lineOf(place) }))
        const promises = (role === 'accessURL' || role === 'downloadURL') && found.length > 0 && isData(id)
        return found.map(({ url, line }) => ({ resource, role, url, line, isData: promises }))
      }),
    )
}

/** Does a distribution declare a format, and none that is a web page? */
function dataPromised(graph: View): (distribution: number) => boolean {
  const predicates = [graph.iri(dcterms.format), graph.iri(dcat.mediaType)]
  return distribution => {
    const formats = predicates.flatMap(predicate => graph.objectsOf(distribution, predicate))
    return formats.length > 0 && !formats.some(format => /html/i.test(graph.value(format)))
  }
}
