import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { has, hasValue, type Tests } from './scene.ts'

/** May the data be used, and who answers for it? */
export const reusability: Tests = {
  licenceAvailability: has('distribution', dcterms.license),
  knownLicence: hasValue(
    dcterms.license,
    { on: 'distribution', reads: ['licence', 'mapping'] },
    ({ graph, lists }) =>
      value =>
        graph.kind(value) === NamedNode && lists.isLicence(graph.value(value)),
  ),
  accessRightsAvailability: has('dataset', dcterms.accessRights),
  accessRightsVocabularyAlignment: hasValue(
    dcterms.accessRights,
    { on: 'dataset', reads: ['literalCodes'] },
    ({ graph, lists }) =>
      value => {
        const text = graph.value(value)
        return graph.kind(value) === NamedNode ? lists.isAccessRightIri(text) : lists.isAccessRightText(text)
      },
  ),
  contactPointAvailability: has('dataset', dcat.contactPoint),
  publisherAvailability: has('dataset', dcterms.publisher),
}
