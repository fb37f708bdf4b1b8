import { adms, dcat, dcatap, dcterms, foaf, spdx, xsd } from '../rdf/vocabulary.ts'
import { type Fields, listIn, textIn, textsIn } from './ckan-fields.ts'
import type { Package } from './ckan-package.ts'
import type { Scribe } from './ckan-scribe.ts'
import { checksumAlgorithms, licences } from './ckan-tables.ts'

/** What a distribution is written with. */
export interface ResourceOptions {
  readonly dataset: number
  /** IRI of the dataset. */
  readonly iri: string
  readonly record: Package
  readonly scribe: Scribe
}

const links: readonly (readonly [string, string])[] = [
  ['rights', dcterms.rights],
  ['language', dcterms.language],
  ['conforms_to', dcterms.conformsTo],
  ['documentation', foaf.page],
  ['status', adms.status],
  ['availability', dcatap.availability],
  ['applicable_legislation', dcatap.applicableLegislation],
  ['compress_format', dcat.compressFormat],
  ['package_format', dcat.packageFormat],
]

/** Writes a file or service of a dataset as a distribution. */
export function writeResource(resource: Fields, { dataset, iri, record, scribe }: ResourceOptions): void {
  const id = textIn(resource, 'id')
  if (id === null || (resource.state ?? 'active') !== 'active') return
  const own = textIn(resource, 'uri')
  const isNamed = own !== null && /^https?:\/\/\S/i.test(own)
  const distribution = scribe.iri(isNamed ? own : `${iri}/resource/${encodeURIComponent(id)}`)
  scribe.relate(dataset, dcat.distribution, distribution)
  scribe.type(distribution, dcat.Distribution)
  scribe.texts(distribution, dcterms.title, textsIn(resource, 'name'))
  scribe.texts(distribution, dcterms.description, textsIn(resource, 'description'))
  scribe.link(distribution, dcat.accessURL, textIn(resource, 'access_url', 'url'))
  const isUploaded = textIn(resource, 'url_type') === 'upload'
  scribe.link(distribution, dcat.downloadURL, textIn(resource, 'download_url', ...(isUploaded ? ['url'] : [])))
  scribe.link(distribution, dcterms.license, licenceOf(resource) ?? licenceOf(record.fields))
  scribe.link(distribution, dcterms.format, formatOf(resource))
  scribe.date(distribution, dcterms.issued, textIn(resource, 'issued', 'created'))
  scribe.date(distribution, dcterms.modified, textIn(resource, 'modified', 'last_modified', 'metadata_modified'))
  const size = textIn(resource, 'size')
  scribe.literal(
    distribution,
    dcat.byteSize,
    size,
    size !== null && /^\d+$/.test(size) ? xsd.nonNegativeInteger : undefined,
  )
  for (const [name, property] of links)
    for (const value of listIn(resource, name)) scribe.link(distribution, property, value)
  writeChecksum(distribution, resource, scribe)
}

/** The most certain of what is said of the format: a concept, a media type, a word. */
function formatOf(resource: Fields): string | null {
  const format = textIn(resource, 'format')
  const mediaType = textIn(resource, 'mimetype')
  const isConcept = format !== null && /^https?:\/\//i.test(format)
  return isConcept || mediaType === null || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? format : mediaType
}

/**
 * The address of a licence: the one that is stated, unless it is only that of a register, else that of a known
 * identifier; null where nothing is said that would be true.
 */
function licenceOf(fields: Fields): string | null {
  const stated = textIn(fields, 'license_url', 'license')
  const known = licences.get((textIn(fields, 'license_id', 'license') ?? '').toLowerCase()) ?? null
  const isLink = stated !== null && /^https?:\/\//i.test(stated)
  const isRegister = isLink && /^https?:\/\/(www\.)?opendefinition\.org\//i.test(stated)
  return isLink && (!isRegister || known === null) ? stated : known
}

/** A checksum of which it is known how it was made. */
function writeChecksum(distribution: number, resource: Fields, scribe: Scribe): void {
  const [prefix, digits = prefix] = (textIn(resource, 'hash') ?? '').split(':')
  const name = textIn(resource, 'hash_algorithm') ?? (prefix === digits ? '' : prefix)
  const algorithm = name.startsWith('http')
    ? name
    : checksumAlgorithms.get(name.toLowerCase().replace('-', '') || String(digits.length))
  if (!/^[0-9a-f]{8,}$/i.test(digits) || algorithm === undefined) return
  const checksum = scribe.blank()
  scribe.relate(distribution, spdx.checksum, checksum)
  scribe.type(checksum, spdx.Checksum)
  scribe.link(checksum, spdx.algorithm, algorithm)
  scribe.literal(checksum, spdx.checksumValue, digits, xsd.hexBinary)
}
