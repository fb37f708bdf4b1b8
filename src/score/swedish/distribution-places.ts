import type { Profile } from '../../profile/profile.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcat, dcterms, shorten } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import type { View } from '../scene.ts'
import { licencesOf } from './known-licences.ts'
import { mediaTypesOf } from './media-type-texts.ts'
import { bindIris } from './texts.ts'
import { partOf, writtenExample, writtenIri, writtenText } from './written.ts'

const publicDomain = 'http://creativecommons.org/publicdomain/zero/1.0/'

/**
 * An open licence: the one that stands there by its proper address; where that is proper already, or is none, the one that
 * most other distributions of the dataset have; else CC0.
 */
export const openLicence: Place = (view, distribution, profile) => {
  const known = licencesOf(profile)
  const licencesAt = bindIris(view, dcterms.license)
  const openAt = (id: number): string[] =>
    licencesAt(id).flatMap(iri => (known(iri)?.isOpen ? [known(iri)?.canonical ?? iri] : []))
  const page = licencesAt(distribution)
    .map(known)
    .find(one => one?.isOpen === true && !one.isProper)
  const answer = page?.canonical ?? mostCommon(siblingsOf(view, distribution).flatMap(openAt))
  return { turtle: writtenIri(answer ?? publicDomain), isExample: page === undefined }
}

function siblingsOf(view: View, distribution: number): readonly number[] {
  const predicate = view.iri(dcat.distribution)
  const siblings = view.subjectsWith(predicate, distribution).flatMap(dataset => view.objectsOf(dataset, predicate))
  return siblings.filter(id => id !== distribution)
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return first === undefined ? null : first[0]
}

/** The media type that the format that stands there is another word for; else that of CSV. */
export const listedFormat: Place = (view, distribution, profile) => {
  const mediaTypeOf = mediaTypesOf(profile)
  const stated = [dcterms.format, dcat.mediaType].flatMap(property => view.objectsOf(distribution, view.iri(property)))
  const known = stated.map(id => mediaTypeOf(view.value(id))).find(found => found !== null)
  return { turtle: writtenText({ value: known ?? 'text/csv', language: '' }), isExample: known === undefined }
}

/** A data service with an address and a description: what the one that is there lacks, or a new one. */
export const api: Place = (view, distribution, profile) => {
  const services = view.objectsOf(distribution, view.iri(dcat.accessService))
  const service = services.find(id => view.kind(id) === NamedNode)
  const name = service === undefined ? partOf(view, distribution, 'api') : writtenIri(view.value(service))
  const lacking = Object.entries(addresses).filter(
    ([property]) => service === undefined || view.objectOf(service, view.iri(property)) === 0,
  )
  const described = lacking.map(([property, address]) => `${shorten(property)} <${address}>`)
  const isNew =
    service === undefined ? [`a ${shorten(dcat.DataService)}`, ...aboutNew(view, distribution, profile)] : []
  const statements = [...isNew, ...described].join(' ; ')
  const led = `${shorten(dcat.accessService)} ${name}`
  return { turtle: statements === '' ? led : `${led} . ${name} ${statements}`, isExample: true }
}

const addresses: Readonly<Record<string, string>> = {
  [dcat.endpointURL]: 'https://data.example/api/bad/v1',
  [dcat.endpointDescription]: 'https://data.example/api/bad/v1/openapi.json',
}

function aboutNew(view: View, distribution: number, profile: Profile): readonly string[] {
  const datasets = view.subjectsWith(view.iri(dcat.distribution), distribution)
  const served = datasets.filter(id => view.kind(id) === NamedNode).map(id => writtenIri(view.value(id)))
  const titled = `${shorten(dcterms.title)} ${writtenExample(profile, 'service', 'sv')}`
  return served.length === 0 ? [titled] : [titled, `${shorten(dcat.servesDataset)} ${served.join(', ')}`]
}
