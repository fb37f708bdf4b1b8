import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { has, hasValue, type Judges } from './scene.ts'

/** May the data be used, and who answers for it? */
export const reusability: Judges = {
  licenceAvailability: has(dcterms.license),
  knownLicence: hasValue(dcterms.license, ({ graph, lists }) => value => {
    return graph.kind(value) === NamedNode && lists.isLicence(graph.value(value))
  }),
  accessRightsAvailability: has(dcterms.accessRights),
  accessRightsVocabularyAlignment: hasValue(dcterms.accessRights, ({ graph, lists }) => value => {
    const text = graph.value(value)
    return graph.kind(value) === NamedNode ? lists.isAccessRightIri(text) : lists.isAccessRightText(text)
  }),
  contactPointAvailability: has(dcat.contactPoint),
  publisherAvailability: has(dcterms.publisher),
}
