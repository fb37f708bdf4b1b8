import { dcat, dcatap, dcterms, foaf } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { bindMark } from './high-value-mark.ts'
import { isListed } from './subjects.ts'

/** One demand on a high-value dataset: who fails it, the dataset itself, its distributions or its data services. */
export interface Demand {
  readonly code: string
  readonly property: string
  readonly failing: (marked: Marked) => readonly number[]
}

/** A dataset that is marked as high-value, with what is told apart about it. */
export interface Marked {
  readonly dataset: number
  /** Those of its distributions that are marked too. */
  readonly distributions: readonly number[]
  readonly all: readonly number[]
  readonly services: readonly number[]
}

/** What the regulation asks for, bound to a scene: the rows of the Swedish and European recommendations. */
export function bindDemands({ graph, profile }: Scene): readonly Demand[] {
  const lacking = (property: string): ((id: number) => boolean) => {
    const predicate = graph.iri(property)
    return id => graph.objectOf(id, predicate) === 0
  }
  const category = graph.iri(dcatap.hvdCategory)
  const isUncategorised = (id: number): boolean =>
    !graph.objectsOf(id, category).some(value => isListed(profile, 'hvd-category', graph.value(value)))
  const isMarked = bindMark(graph)
  const lacksPage = lacking(foaf.page)
  const [lacksLicence, lacksRights] = [lacking(dcterms.license), lacking(dcterms.rights)]
  const lacksContact = lacking(dcat.contactPoint)
  const [lacksDownload, lacksServed] = [lacking(dcat.downloadURL), lacking(dcat.servesDataset)]
  const only = (isFailing: boolean, { dataset }: Marked): readonly number[] => (isFailing ? [dataset] : [])
  return [
    {
      code: 'hvd-without-category',
      property: dcatap.hvdCategory,
      failing: at => only(isUncategorised(at.dataset), at),
    },
    { code: 'hvd-without-contact', property: dcat.contactPoint, failing: at => only(lacksContact(at.dataset), at) },
    {
      code: 'hvd-without-documentation',
      property: foaf.page,
      failing: at => only([at.dataset, ...at.all, ...at.services].every(lacksPage), at),
    },
    {
      code: 'hvd-without-distribution',
      property: dcatap.applicableLegislation,
      failing: at => only(at.distributions.length === 0, at),
    },
    {
      code: 'hvd-without-licence',
      property: dcterms.license,
      failing: at => at.distributions.filter(id => lacksLicence(id) && lacksRights(id)),
    },
    {
      code: 'hvd-without-access',
      property: dcat.distribution,
      failing: at => only(at.services.length === 0 && at.distributions.every(lacksDownload), at),
    },
    {
      code: 'hvd-service-unmarked',
      property: dcatap.applicableLegislation,
      failing: at => at.services.filter(id => !isMarked(id)),
    },
    {
      code: 'hvd-service-without-contact',
      property: dcat.contactPoint,
      failing: at => at.services.filter(lacksContact),
    },
    { code: 'hvd-service-without-page', property: foaf.page, failing: at => at.services.filter(lacksPage) },
    {
      code: 'hvd-service-without-dataset',
      property: dcat.servesDataset,
      failing: at => at.services.filter(lacksServed),
    },
  ]
}
