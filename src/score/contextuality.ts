import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { has, type Judges } from './scene.ts'

/** Is there more to know before the data is used? */
export const contextuality: Judges = {
  rightsAvailability: has(dcterms.rights),
  byteSizeAvailability: has(dcat.byteSize),
  dateIssuedAvailability: has(dcterms.issued),
  dateModifiedAvailability: has(dcterms.modified),
}
