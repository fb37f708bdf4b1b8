import { adms, dcat, dcatap, dcterms, foaf, prov, skos, spdx, xsd } from '../vocabulary.ts'
import { type Context, classTerm, terms } from './context.ts'

/**
 * The terms of DCAT-AP 3.0: each class and property of the specification under its label, as SEMIC's published
 * context names them, with the kind of value that the specification gives the property.
 * @see https://semiceu.github.io/DCAT-AP/releases/3.0.0/
 */
const time = 'http://www.w3.org/2006/time#'
const odrl = 'http://www.w3.org/ns/odrl/2/'
const described = terms('literal', { title: dcterms.title, description: dcterms.description })
const dated = terms('literal', { releaseDate: dcterms.issued, modificationDate: dcterms.modified })
const covered = terms('iri', { geographicalCoverage: dcterms.spatial, temporalCoverage: dcterms.temporal })
const resolution = {
  ...terms({ datatype: xsd.decimal }, { spatialResolution: dcat.spatialResolutionInMeters }),
  ...terms({ datatype: xsd.duration }, { temporalResolution: dcat.temporalResolution }),
}

const catalogue = classTerm(
  dcat.Catalog,
  described,
  dated,
  covered,
  terms('iri', {
    catalogue: dcat.catalog,
    creator: dcterms.creator,
    dataset: dcat.dataset,
    hasPart: dcterms.hasPart,
    homepage: foaf.homepage,
    isPartOf: dcterms.isPartOf,
    language: dcterms.language,
    licence: dcterms.license,
    publisher: dcterms.publisher,
    record: dcat.record,
    rights: dcterms.rights,
    service: dcat.service,
    themes: dcat.themeTaxonomy,
  }),
)
const catalogueRecord = classTerm(
  dcat.CatalogRecord,
  described,
  terms('literal', { listingDate: dcterms.issued, modificationDate: dcterms.modified }),
  terms('iri', {
    applicationProfile: dcterms.conformsTo,
    changeType: adms.status,
    language: dcterms.language,
    primaryTopic: foaf.primaryTopic,
    sourceMetadata: dcterms.source,
  }),
)
const dataset = classTerm(
  dcat.Dataset,
  described,
  dated,
  covered,
  resolution,
  terms('literal', {
    identifier: dcterms.identifier,
    keyword: dcat.keyword,
    version: dcat.version,
    versionNotes: 'http://www.w3.org/ns/adms#versionNotes',
  }),
  terms('iri', {
    accessRights: dcterms.accessRights,
    conformsTo: dcterms.conformsTo,
    contactPoint: dcat.contactPoint,
    creator: dcterms.creator,
    datasetDistribution: dcat.distribution,
    documentation: foaf.page,
    frequency: dcterms.accrualPeriodicity,
    hasVersion: 'http://www.w3.org/ns/dcat#hasVersion',
    isReferencedBy: 'http://purl.org/dc/terms/isReferencedBy',
    isVersionOf: 'http://www.w3.org/ns/dcat#isVersionOf',
    landingPage: dcat.landingPage,
    language: dcterms.language,
    otherIdentifier: adms.identifier,
    provenance: dcterms.provenance,
    publisher: dcterms.publisher,
    qualifiedAttribution: prov.qualifiedAttribution,
    qualifiedRelation: dcat.qualifiedRelation,
    relatedResource: dcterms.relation,
    sample: 'http://www.w3.org/ns/adms#sample',
    source: dcterms.source,
    theme: dcat.theme,
    type: dcterms.type,
    wasGeneratedBy: 'http://www.w3.org/ns/prov#wasGeneratedBy',
  }),
)
const datasetMember = classTerm(
  dcat.Dataset,
  described,
  terms('iri', {
    frequency: dcterms.accrualPeriodicity,
    inSeries: dcat.inSeries,
    next: 'http://www.w3.org/ns/dcat#next',
    previous: 'http://www.w3.org/ns/dcat#prev',
  }),
)
const datasetSeries = classTerm(
  dcat.DatasetSeries,
  described,
  dated,
  covered,
  terms('iri', {
    contactPoint: dcat.contactPoint,
    first: 'http://www.w3.org/ns/dcat#first',
    frequency: dcterms.accrualPeriodicity,
    last: 'http://www.w3.org/ns/dcat#last',
    publisher: dcterms.publisher,
    seriesMember: 'http://www.w3.org/ns/dcat#seriesMember',
  }),
)
const dataService = classTerm(
  dcat.DataService,
  described,
  terms('iri', {
    accessRights: dcterms.accessRights,
    endpointDescription: dcat.endpointDescription,
    endpointUrl: dcat.endpointURL,
    format: dcterms.format,
    licence: dcterms.license,
    servesDataset: dcat.servesDataset,
  }),
)
const distribution = classTerm(
  dcat.Distribution,
  described,
  dated,
  resolution,
  terms({ datatype: xsd.nonNegativeInteger }, { byteSize: dcat.byteSize }),
  terms('iri', {
    accessService: dcat.accessService,
    accessUrl: dcat.accessURL,
    availability: dcatap.availability,
    checksum: spdx.checksum,
    compressionFormat: dcat.compressFormat,
    documentation: foaf.page,
    downloadUrl: dcat.downloadURL,
    format: dcterms.format,
    hasPolicy: `${odrl}hasPolicy`,
    language: dcterms.language,
    licence: dcterms.license,
    linkedSchemas: dcterms.conformsTo,
    mediaType: dcat.mediaType,
    packagingFormat: dcat.packageFormat,
    rights: dcterms.rights,
    status: adms.status,
  }),
)

/** Objects that a dataset or a distribution is described with. */
const supporting: Context = {
  Agent: classTerm(foaf.Agent, terms('literal', { name: foaf.name }), terms('iri', { type: dcterms.type })),
  Checksum: classTerm(
    spdx.Checksum,
    terms('iri', { algorithm: spdx.algorithm }),
    terms({ datatype: xsd.hexBinary }, { checksumValue: spdx.checksumValue }),
  ),
  Concept: classTerm(skos.Concept, terms('literal', { preferredLabel: skos.prefLabel })),
  Conceptscheme: classTerm(skos.ConceptScheme, terms('literal', { title: dcterms.title })),
  Identifier: classTerm(adms.Identifier, terms('literal', { notation: skos.notation })),
  LicenceDocument: classTerm(dcterms.LicenseDocument, terms('iri', { type: dcterms.type })),
  Location: classTerm(
    dcterms.Location,
    terms('literal', { bbox: dcat.bbox, centroid: dcat.centroid }),
    terms('iri', { geometry: 'http://www.w3.org/ns/locn#geometry' }),
  ),
  PeriodOfTime: classTerm(
    dcterms.PeriodOfTime,
    terms('iri', { beginning: `${time}hasBeginning`, end: `${time}hasEnd` }),
    terms('literal', { startDate: dcat.startDate, endDate: dcat.endDate }),
  ),
  Relationship: classTerm(dcat.Relationship, terms('iri', { hadRole: dcat.hadRole, relation: dcterms.relation })),
}

/** The context that SEMIC publishes with DCAT-AP 3.0. */
export const dcatApContext: Context = {
  '@version': 1.1,
  ...supporting,
  Catalogue: catalogue,
  CatalogueRecord: catalogueRecord,
  Dataset: dataset,
  DatasetMemberOfADatasetSeries: datasetMember,
  DatasetSeries: datasetSeries,
  DataService: dataService,
  Distribution: distribution,
  CataloguedResource: dcat.Resource,
  Activity: 'http://www.w3.org/ns/prov#Activity',
  Attribution: prov.Attribution,
  Document: foaf.Document,
  Frequency: 'http://purl.org/dc/terms/Frequency',
  Geometry: 'http://www.w3.org/ns/locn#Geometry',
  Kind: 'http://www.w3.org/2006/vcard/ns#Kind',
  LinguisticSystem: dcterms.LinguisticSystem,
  MediaType: 'http://purl.org/dc/terms/MediaType',
  MediaTypeOrExtent: 'http://purl.org/dc/terms/MediaTypeOrExtent',
  Policy: `${odrl}Policy`,
  ProvenanceStatement: dcterms.ProvenanceStatement,
  Resource: 'http://www.w3.org/2000/01/rdf-schema#Resource',
  RightsStatement: dcterms.RightsStatement,
  Role: 'http://www.w3.org/ns/dcat#Role',
  Standard: dcterms.Standard,
  TimeInstant: `${time}Instant`,
}

const languages = { '@container': '@language' }
const seriesTerms = {
  title: { '@id': dcterms.title, ...languages },
  description: { '@id': dcterms.description, ...languages },
  ...terms({ datatype: 'xsd:date' }, { releaseDate: dcterms.issued, modificationDate: dcterms.modified }),
}
const withLanguages = (definition: Context): Context => ({
  ...definition,
  '@context': { ...(definition['@context'] as Context), ...seriesTerms },
})

/**
 * The context of SEMIC's own examples: DCAT-AP 3.0 with titles by language, and the prefixes of the examples.
 * It says `xsd:date` without a prefix xsd, so the datatype comes out as that; we keep to what is published.
 */
export const dcatApExamplesContext: Context = {
  ...dcatApContext,
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'nal-frequency': 'http://publications.europa.eu/resource/authority/frequency/',
  example: 'https://data.gov.gr/',
  'example-ds': 'https://data.gov.gr/id/dataset/',
  'example-cat': 'https://data.gov.gr/id/catalog/',
  'example-ser': 'https://data.gov.gr/id/datasetseries/',
  'example-ag': 'https://agencies.gov.gr/id/',
  Dataset: withLanguages(dataset),
  DatasetSeries: withLanguages(datasetSeries),
  DataService: withLanguages(dataService),
}
