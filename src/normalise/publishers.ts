import { NamedNode } from '../rdf/terms.ts'
import { owl } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

const organisation = /^https?:\/\/(?:www\.)?dataportal\.se\/organisation\/se(\d{6})-?(\d{4})(-[^/?#]+)?\/?$/i

/** owl:sameAs is where an organisation lists its other addresses: they must stay as they are. */
export const isNotAlias = (property: string): boolean => property !== owl.sameAs

/**
 * Gives an organisation its one IRI, `http://dataportal.se/organisation/SE` and ten digits, so that its records meet.
 * @see rules 20–24, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export const canonicalOrganisation: Mend = term => {
  if (term.kind !== NamedNode) return null
  const parts = organisation.exec(term.value)
  if (parts === null) return null
  const iri = `http://dataportal.se/organisation/SE${parts[1]}${parts[2]}${parts[3] ?? ''}`
  return iri === term.value ? null : iriTerm(iri)
}
