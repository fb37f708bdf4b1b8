import { adms, dcat, dcterms, foaf } from '../rdf/vocabulary.ts'
import { has, type Tests } from './scene.ts'

/** Is there more to know before the data is used? */
export const contextuality: Tests = {
  rightsAvailability: has('distribution', dcterms.rights),
  byteSizeAvailability: has('distribution', dcat.byteSize),
  dateIssuedAvailability: has('both', dcterms.issued),
  dateModifiedAvailability: has('both', dcterms.modified),
  provenanceAvailability: has('dataset', dcterms.provenance),
  documentationAvailability: has('distribution', foaf.page),
  statusAvailability: has('distribution', adms.status),
}
