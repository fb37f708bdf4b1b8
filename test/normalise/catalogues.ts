import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { adms, dcat, dcterms, foaf, owl, rdf, schema, vcard, xsd } from '../../src/rdf/vocabulary.ts'

const { blankNode, literal, namedNode, quad } = DataFactory

const iris = [
  'https://kommun.example/a',
  'https://kommun.example/b',
  'https://kommun.example/c%20',
  'http://dataportal.se/organisation/SE2021001234',
  'https://www.dataportal.se/organisation/se202100-1234/',
  'https://creativecommons.org/licenses/by/4.0/deed.sv',
  'http://creativecommons.org/licenses/by/4.0/',
  'http://publications.europa.eu/resource/authority/file-type/CSV',
  'http://publications.europa.eu/resource/authority/file-type/GTFS',
  'http://www.iana.org/assignments/media-types/text/csv',
  'https://publications.europa.eu/resource/authority/data-theme/envi/',
  'http://purl.org/cld/freq/daily',
  'https://purl.org/adms/status/Completed',
  'http://id.loc.gov/vocabulary/iso639-1/sv',
  'tel:+46%2010%20555%2009%2000',
  'tel:+46105550900',
  'https://kommun.example/karta?lager[1]=a#b#c%zz',
]
const types = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries, dcat.DataService, dcat.Distribution, foaf.Agent]
const links = [
  dcat.dataset,
  dcat.service,
  dcat.distribution,
  dcterms.publisher,
  dcterms.hasPart,
  dcat.inSeries,
  owl.sameAs,
  dcterms.relation,
  dcterms.temporal,
  dcterms.hasVersion,
  dcat.contactPoint,
  vcard.hasTelephone,
]
const texts = [
  'Badplatser',
  ' Badplatser ',
  '2020-01-01',
  '20200101',
  '2020-02-30',
  '2020',
  'text/csv',
  'TEXT/CSV',
  'csv ',
  'https://creativecommons.org/licenses/by/4.0',
  ' https://kommun.example/a ',
  'info@kommun.example',
  '+46 10 555 09 00',
  'Miljö',
  'PUBLIC',
  '31 januari 2020',
  '1024.0',
  ' ',
  '',
]
const properties = [
  dcterms.title,
  dcterms.identifier,
  dcterms.issued,
  dcterms.format,
  dcat.mediaType,
  dcterms.license,
  dcat.landingPage,
  foaf.name,
  foaf.mbox,
  dcat.theme,
  dcat.version,
  dcat.byteSize,
  dcat.startDate,
  dcterms.accessRights,
  dcterms.accrualPeriodicity,
  dcterms.language,
  schema.startDate,
  owl.versionInfo,
  adms.status,
  vcard.hasTelephone,
  vcard.hasValue,
]

const iri = fc.constantFrom(...iris).map(namedNode)
const blank = fc.nat(5).map(number => blankNode(`n${number}`))
const resource = fc.oneof(iri, blank, blank)
const text = fc.oneof(
  fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom('sv', 'sv_SE', 'EN', 'swe', 'se', '1x'))
    .map(([value, tag]) => literal(value, tag)),
  fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(xsd.string, xsd.date, xsd.integer, xsd.decimal, xsd.anyURI))
    .map(([value, type]) => literal(value, namedNode(type))),
)
const statement: fc.Arbitrary<Quad> = fc.oneof(
  fc
    .tuple(resource, fc.constantFrom(...types))
    .map(([subject, type]) => quad(subject, namedNode(rdf.type), namedNode(type))),
  fc
    .tuple(resource, fc.constantFrom(...links), resource)
    .map(([subject, link, object]) => quad(subject, namedNode(link), object)),
  fc
    .tuple(resource, fc.constantFrom(...properties), fc.oneof(text, text, iri))
    .map(([subject, property, object]) => quad(subject, namedNode(property), object)),
)

/** Statements of a catalogue in which much is repairable, and some only looks so. */
export const messyQuads: fc.Arbitrary<Quad[]> = fc.array(statement, { maxLength: 40 })

/** The same statements in another order. */
export function shuffled(quads: readonly Quad[], random: Iterator<number>): Quad[] {
  const keyed = quads.map(item => ({ item, key: Number(random.next().value) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
