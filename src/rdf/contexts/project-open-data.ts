import { dcat, dcterms, foaf, skos, vcard, xsd } from '../vocabulary.ts'
import { type Context, terms } from './context.ts'

const pod = 'https://project-open-data.cio.gov/v1.1/schema#'

/**
 * Project Open Data 1.1, which CKAN and ArcGIS Hub publish as `data.json`.
 * @see https://resources.data.gov/resources/dcat-us/
 */
export const projectOpenDataContext: Context = {
  '@vocab': 'http://www.w3.org/ns/dcat#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dc: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  org: 'http://www.w3.org/ns/org#',
  pod,
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  ...terms('iri', {
    accessURL: dcat.accessURL,
    conformsTo: dcterms.conformsTo,
    describedBy: 'http://www.w3.org/2007/05/powder#describedby',
    downloadURL: dcat.downloadURL,
  }),
  ...terms({ datatype: xsd.date }, { issued: dcterms.issued, modified: dcterms.modified }),
  ...terms('literal', {
    accrualPeriodicity: dcterms.accrualPeriodicity,
    description: dcterms.description,
    fn: vcard.fn,
    format: dcterms.format,
    hasEmail: vcard.hasEmail,
    homepage: foaf.homepage,
    identifier: dcterms.identifier,
    language: dcterms.language,
    license: dcterms.license,
    name: skos.prefLabel,
    publisher: dcterms.publisher,
    rights: dcterms.rights,
    spatial: dcterms.spatial,
    subOrganizationOf: 'http://www.w3.org/ns/org#subOrganizationOf',
    temporal: dcterms.temporal,
    title: dcterms.title,
    accessLevel: `${pod}accessLevel`,
    bureauCode: `${pod}bureauCode`,
    dataQuality: `${pod}dataQuality`,
    describedByType: `${pod}describedByType`,
    primaryITInvestmentUII: `${pod}primaryITInvestmentUII`,
    programCode: `${pod}programCode`,
  }),
}
