import type { Profile } from '../../profile/profile.ts'
import { dcat, dcterms, foaf, shorten } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import type { View } from '../scene.ts'
import { isOrganisation } from './publishers.ts'
import { bindIris } from './texts.ts'
import { writtenExample, writtenIri } from './written.ts'

/** An organisation that there is none of: its number keeps the rules of such numbers. */
const exampleOrganisation = 'http://dataportal.se/organisation/SE2021990003'

/** A type that passes; which one is right the publisher knows. */
const exampleType = 'http://purl.org/adms/publishertype/NationalAuthority'

/** The publisher by organisation number: the dataset's, else the catalogue's, else an example; with a name. */
export const organisation: Place = (view, dataset, profile) => {
  const known = publishersOf(view, dataset).find(isOrganisation)
  const publisher = known ?? exampleOrganisation
  return { turtle: publisherTurtle(view, publisher, profile).join(' . '), isExample: known === undefined }
}

/** The publisher as it stands, with a type. */
export const typedPublisher: Place = (view, dataset, profile) => {
  const publisher = publishersOf(view, dataset).at(0) ?? exampleOrganisation
  const statements = new Set([...publisherTurtle(view, publisher, profile), typed(publisher)])
  return { turtle: [...statements].join(' . '), isExample: true }
}

/** Addresses of the publishers of a dataset, behind them those of its catalogue. */
function publishersOf(view: View, dataset: number): readonly string[] {
  const catalogues = view.subjectsWith(view.iri(dcat.dataset), dataset)
  return [dataset, ...catalogues].flatMap(bindIris(view, dcterms.publisher))
}

/** The statement that names the publisher, and what one that is new, has no name or has no type must say of itself. */
function publisherTurtle(view: View, publisher: string, profile: Profile): readonly string[] {
  const has = (property: string): boolean => view.objectOf(view.iri(publisher), view.iri(property)) !== 0
  const name = writtenExample(profile, 'organisation', 'sv')
  return [
    `${shorten(dcterms.publisher)} ${writtenIri(publisher)}`,
    ...(has(foaf.name)
      ? []
      : [`${writtenIri(publisher)} a ${shorten(foaf.Organization)} ; ${shorten(foaf.name)} ${name}`]),
    ...(has(dcterms.type) ? [] : [typed(publisher)]),
  ]
}

function typed(publisher: string): string {
  return `${writtenIri(publisher)} ${shorten(dcterms.type)} <${exampleType}>`
}
