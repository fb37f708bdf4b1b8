import { dcat, dcatap, dcterms, foaf, owl } from '../rdf/vocabulary.ts'
import { contactOf, publisherOf } from './ckan-agents.ts'
import { type Fields, listIn, textIn, textsIn, translationsOf } from './ckan-fields.ts'
import type { Package } from './ckan-package.ts'
import { writeResource } from './ckan-resource.ts'
import type { Scribe } from './ckan-scribe.ts'
import { writeSurroundings } from './ckan-surroundings.ts'
import { themes } from './ckan-tables.ts'

/** Where a portal is. */
export interface Portal {
  /** Its address without a slash at the end. */
  readonly base: string
  readonly scribe: Scribe
}

/** Fields whose values are links or words, one or several, and the properties that say the same. */
const links: readonly (readonly [string, string])[] = [
  ['access_rights', dcterms.accessRights],
  ['frequency', dcterms.accrualPeriodicity],
  ['language', dcterms.language],
  ['conforms_to', dcterms.conformsTo],
  ['documentation', foaf.page],
  ['dcat_type', dcterms.type],
  ['source', dcterms.source],
  ['is_version_of', dcterms.isVersionOf],
  ['has_version', dcterms.hasVersion],
  ['related_resource', dcterms.relation],
  ['applicable_legislation', dcatap.applicableLegislation],
  ['hvd_category', dcatap.hvdCategory],
  ['theme', dcat.theme],
  ['spatial_uri', dcterms.spatial],
  ['in_series', dcat.inSeries],
]

/** Writes a dataset and what belongs to it; answers its IRI. */
export function writeDataset(record: Package, { base, scribe }: Portal): string {
  const { fields, resources } = record
  const own = textIn(fields, 'uri')
  const iri = own !== null && /^https?:\/\/\S/i.test(own) ? own : `${base}/dataset/${encodeURIComponent(record.id)}`
  const dataset = scribe.iri(iri)
  scribe.type(dataset, textIn(fields, 'type') === 'dataset_series' ? dcat.DatasetSeries : dcat.Dataset)
  scribe.texts(dataset, dcterms.title, textsIn(fields, 'title'))
  scribe.texts(dataset, dcterms.description, textsIn(fields, 'notes'))
  scribe.literal(dataset, dcterms.identifier, textIn(fields, 'identifier', 'guid') ?? record.id)
  scribe.date(dataset, dcterms.issued, textIn(fields, 'issued', 'metadata_created'))
  scribe.date(dataset, dcterms.modified, textIn(fields, 'modified', 'metadata_modified'))
  scribe.literal(dataset, owl.versionInfo, textIn(fields, 'version', 'dcat_version'))
  const page = textIn(fields, 'url')
  if (page !== null && /^https?:/i.test(page)) scribe.link(dataset, dcat.landingPage, page)
  for (const [name, property] of links) for (const value of listIn(fields, name)) scribe.link(dataset, property, value)
  writeKeywords(dataset, record, scribe)
  for (const theme of themesOf(record)) scribe.link(dataset, dcat.theme, theme)
  writeSurroundings(dataset, fields, scribe)
  relateTo(dataset, dcterms.publisher, { scribe, object: publisherOf(record, { base, scribe }) })
  relateTo(dataset, dcat.contactPoint, { scribe, object: contactOf(record, scribe) })
  for (const resource of resources) writeResource(resource, { dataset, iri, record, scribe })
  return iri
}

function relateTo(
  subject: number,
  property: string,
  { scribe, object }: { scribe: Scribe; object: number | null },
): void {
  if (object !== null) scribe.relate(subject, property, object)
}

function writeKeywords(dataset: number, { fields, tags }: Package, scribe: Scribe): void {
  const translated = ['keywords_translated', 'tags_translated', 'keywords'].map(name => fields[name])
  const byLanguage = translated.find(
    (value): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value),
  )
  for (const [tag, words] of Object.entries(byLanguage ?? {})) {
    const list = Array.isArray(words) ? words.filter(word => typeof word === 'string' && word.trim() !== '') : []
    for (const word of list) scribe.texts(dataset, dcat.keyword, new Map([[tag, word]]))
  }
  if (byLanguage !== undefined) return
  for (const tag of tags) {
    const translations = translationsOf(tag.display_name_translated) ?? translationsOf(tag.title_translated)
    const name = textIn(tag, 'display_name', 'name')
    scribe.texts(dataset, dcat.keyword, translations ?? new Map(name === null ? [] : [['', name]]))
  }
}

/** Groups that are European data themes. */
function themesOf({ groups }: Package): readonly string[] {
  const authority = 'http://publications.europa.eu/resource/authority/data-theme/'
  const iris = groups.map(group => {
    const uri = textIn(group, 'uri', 'url', 'title', 'name')
    if (uri?.startsWith(authority)) return uri
    const names = [textIn(group, 'name'), textIn(group, 'title'), textIn(group, 'display_name')]
    const code = names
      .map(name => (name === null ? undefined : themes.get(slugOf(name))))
      .find(found => found !== undefined)
    return code === undefined ? null : authority + code
  })
  return iris.filter(iri => iri !== null)
}

function slugOf(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[^a-z0-9_]+/g, '-').replace(/^-|-$/g, '')
}
