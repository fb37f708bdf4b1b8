import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { has, type Judges } from './scene.ts'

/** Can the dataset be found by word, theme, place and time? */
export const findability: Judges = {
  keywordAvailability: has(dcat.keyword),
  categoryAvailability: has(dcat.theme),
  spatialAvailability: has(dcterms.spatial),
  temporalAvailability: has(dcterms.temporal),
}
