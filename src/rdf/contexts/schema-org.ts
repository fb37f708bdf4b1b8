import { type Context, terms } from './context.ts'

const schema = 'http://schema.org/'
const named = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map(name => [name, schema + name]))

/**
 * schema.org for descriptions of datasets: every term is in its vocabulary; those whose values are addresses and
 * dates, but never text, are so read.
 * @see https://schema.org/docs/developers.html
 */
export const schemaOrgContext: Context = {
  '@vocab': schema,
  type: '@type',
  id: '@id',
  schema,
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dct: 'http://purl.org/dc/terms/',
  dctype: 'http://purl.org/dc/dcmitype/',
  void: 'http://rdfs.org/ns/void#',
  dcat: 'http://www.w3.org/ns/dcat#',
  ...terms(
    'iri',
    named(
      'acquireLicensePage',
      'additionalType',
      'archivedAt',
      'codeRepository',
      'contentUrl',
      'correctionsPolicy',
      'discussionUrl',
      'documentation',
      'downloadUrl',
      'embedUrl',
      'hasMap',
      'image',
      'installUrl',
      'isBasedOn',
      'isBasedOnUrl',
      'license',
      'logo',
      'mainEntityOfPage',
      'publishingPrinciples',
      'sameAs',
      'sdLicense',
      'serviceUrl',
      'thumbnailUrl',
      'url',
      'usageInfo',
    ),
  ),
  ...terms(
    { datatype: `${schema}Date` },
    named(
      'dateCreated',
      'dateDeleted',
      'dateIssued',
      'dateModified',
      'datePosted',
      'datePublished',
      'dissolutionDate',
      'endDate',
      'expires',
      'foundingDate',
      'sdDatePublished',
      'startDate',
      'uploadDate',
      'validFrom',
      'validThrough',
    ),
  ),
}
