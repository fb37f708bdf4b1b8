import type { Profile } from '../../profile/profile.ts'
import { quoted } from '../../rdf/syntax/ntriples-term.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcat, dcatap, dcterms, foaf, shorten, vcard } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import type { View } from '../scene.ts'
import { exampleCategory } from './dataset-places.ts'
import { bindMark, highValueRegulation } from './high-value-mark.ts'
import { exampleText, partOf, writtenExample, writtenIri } from './written.ts'

const contact = '<https://data.example/kontakt/oppna-data>'
const page = '<https://www.data.example/badplatser/dokumentation>'
const file = '<https://data.example/badplatser.csv>'
const licence = '<http://creativecommons.org/publicdomain/zero/1.0/>'
const mark = `${shorten(dcatap.applicableLegislation)} ${writtenIri(highValueRegulation)}`

/** All that the regulation on high-value datasets asks for and that the dataset, its distributions and services lack. */
export const highValue: Place = (view, dataset, profile) => {
  const distributions = view.objectsOf(dataset, view.iri(dcat.distribution)).filter(id => view.kind(id) === NamedNode)
  const services = servicesOf(view, dataset)
  const own = [
    ...lacking(view, dataset, { [dcatap.hvdCategory]: `<${exampleCategory}>` }),
    ...lacking(view, dataset, { [dcat.contactPoint]: contact, [foaf.page]: page }),
  ]
  const brought = distributions.length === 0 ? newDistribution(view, dataset, profile) : null
  const about = [
    [own.length > 0 || brought !== null ? '' : `a ${shorten(dcat.Dataset)}`, ...own, brought?.link ?? ''],
    ...(brought === null ? aboutDistributions(view, distributions, services.length > 0) : [brought.about]),
    ...services.map(id => aboutService(view, id, dataset)),
  ].map(joined)
  const named = [aboutContact(profile), `${page} a ${shorten(foaf.Document)}`].filter(text => {
    const [subject] = text.split(' ')
    return about.some(statements => statements.includes(subject))
  })
  return { turtle: [...about, ...named].filter(text => text !== '').join(' . '), isExample: true }
}

function aboutContact(profile: Profile): string {
  const name = quoted(exampleText(profile, 'contact', 'sv'))
  return `${contact} a ${shorten(vcard.Organization)} ; ${shorten(vcard.fn)} ${name} ; ${shorten(vcard.hasEmail)} <mailto:oppnadata@data.example>`
}

/** A subject, where it is not the dataset, and its statements. */
function joined(parts: readonly string[]): string {
  const [first, ...rest] = parts.filter(part => part !== '')
  if (first === undefined) return ''
  const isSubject = first.startsWith('<') && !first.includes(' ')
  return isSubject ? (rest.length === 0 ? '' : `${first} ${rest.join(' ; ')}`) : [first, ...rest].join(' ; ')
}

function servicesOf(view: View, dataset: number): readonly number[] {
  const distributions = view.objectsOf(dataset, view.iri(dcat.distribution))
  const led = distributions.flatMap(id => view.objectsOf(id, view.iri(dcat.accessService)))
  const serving = view.subjectsWith(view.iri(dcat.servesDataset), dataset)
  return [...new Set([...led, ...serving])].filter(id => view.kind(id) === NamedNode)
}

/** Those of some statements whose property the resource does not have. */
function lacking(view: View, resource: number, values: Readonly<Record<string, string>>): readonly string[] {
  const missing = Object.entries(values).filter(([property]) => view.objectOf(resource, view.iri(property)) === 0)
  return missing.map(([property, value]) => `${shorten(property)} ${value}`)
}

function newDistribution(
  view: View,
  dataset: number,
  profile: Profile,
): { readonly link: string; readonly about: readonly string[] } {
  const name = partOf(view, dataset, 'distribution')
  const title = `${shorten(dcterms.title)} ${writtenExample(profile, 'distribution', 'sv')}`
  const addresses = `${shorten(dcat.accessURL)} ${file} ; ${shorten(dcat.downloadURL)} ${file}`
  const statements = [
    `a ${shorten(dcat.Distribution)}`,
    title,
    addresses,
    `${shorten(dcterms.license)} ${licence}`,
    mark,
  ]
  return { link: `${shorten(dcat.distribution)} ${name}`, about: [name, ...statements] }
}

function aboutDistributions(view: View, distributions: readonly number[], hasService: boolean): readonly string[][] {
  const isMarked = bindMark(view)
  const marked = distributions.some(isMarked) ? distributions.filter(isMarked) : distributions.slice(0, 1)
  const isDownloaded = marked.some(id => view.objectOf(id, view.iri(dcat.downloadURL)) !== 0)
  return marked.map((id, place) => [
    writtenIri(view.value(id)),
    isMarked(id) ? '' : mark,
    ...(view.objectOf(id, view.iri(dcterms.rights)) === 0 ? lacking(view, id, { [dcterms.license]: licence }) : []),
    !hasService && !isDownloaded && place === 0 ? `${shorten(dcat.downloadURL)} ${file}` : '',
  ])
}

function aboutService(view: View, service: number, dataset: number): readonly string[] {
  const served = view.kind(dataset) === NamedNode ? { [dcat.servesDataset]: writtenIri(view.value(dataset)) } : {}
  return [
    writtenIri(view.value(service)),
    bindMark(view)(service) ? '' : mark,
    ...lacking(view, service, { [dcatap.hvdCategory]: `<${exampleCategory}>`, [dcat.contactPoint]: contact }),
    ...lacking(view, service, { [foaf.page]: page, ...served }),
  ]
}
