import { dcat, dcterms, foaf } from '../rdf/vocabulary.ts'
import { contact, creator, publisher } from './schema-org-agents.ts'
import { date, period } from './schema-org-dates.ts'
import { place } from './schema-org-places.ts'
import {
  address,
  addressOrText,
  byteSize,
  freeAccess,
  identifier,
  keywords,
  mediaType,
  plain,
  text,
  type Writer,
} from './schema-org-values.ts'

type Table = Readonly<Record<string, Writer>>

/** What all say in the same way. */
const common: Table = {
  name: text(dcterms.title),
  alternateName: text('http://purl.org/dc/terms/alternative'),
  description: text(dcterms.description),
  publisher,
  provider: publisher,
  datePublished: date(dcterms.issued),
  dateCreated: date('http://purl.org/dc/terms/created'),
  dateModified: date(dcterms.modified),
  inLanguage: addressOrText(dcterms.language),
}

/** How schema.org's properties of a dataset are said in DCAT; those with own rules stand in `schema-org.ts`. */
export const datasetTable: Table = {
  ...common,
  creator,
  author: creator,
  keywords,
  contactPoint: contact,
  identifier,
  sameAs: address(foaf.page),
  url: address(dcat.landingPage),
  mainEntityOfPage: address(dcat.landingPage),
  version: plain(dcat.version),
  temporalCoverage: period,
  datasetTimeInterval: period,
  spatialCoverage: place,
  spatial: place,
  isAccessibleForFree: freeAccess,
  isBasedOn: address(dcterms.source),
  isPartOf: address(dcterms.isPartOf),
  conformsTo: address(dcterms.conformsTo),
}

/** Of one download of a dataset. */
export const distributionTable: Table = {
  ...common,
  contentUrl: address(dcat.downloadURL),
  encodingFormat: mediaType,
  fileFormat: mediaType,
  contentSize: byteSize,
  license: addressOrText(dcterms.license),
}

/** Of a catalogue. */
export const catalogueTable: Table = {
  ...common,
  creator: publisher,
  keywords,
  contactPoint: contact,
  license: addressOrText(dcterms.license),
  url: address(foaf.homepage),
  spatialCoverage: place,
  temporalCoverage: period,
}
