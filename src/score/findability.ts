import { adms, dcat, dcatap, dcterms } from '../rdf/vocabulary.ts'
import { has, type Tests } from './scene.ts'

/** Can the dataset be found by word, theme, place and time, and does it say what it belongs to? */
export const findability: Tests = {
  titleAvailability: has('both', dcterms.title),
  descriptionAvailability: has('both', dcterms.description),
  keywordAvailability: has('dataset', dcat.keyword),
  categoryAvailability: has('dataset', dcat.theme),
  spatialAvailability: has('dataset', dcterms.spatial),
  temporalAvailability: has('dataset', dcterms.temporal),
  dctIdentifierAvailability: has('dataset', dcterms.identifier),
  admsIdentifierAvailability: has('dataset', adms.identifier),
  landingPageAvailability: has('dataset', dcat.landingPage),
  applicableLegislationAvailability: has('dataset', dcatap.applicableLegislation),
  relationAvailability: has('dataset', dcterms.relation),
}
