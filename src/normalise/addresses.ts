import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { NamedNode } from '../rdf/terms.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/** What stands before path, query and fragment: brackets have a place there, around an address in numbers. */
const head = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?/

/**
 * Percent-encodes what no address can hold: what every writer encodes too, such as spaces, and then brackets, a second
 * number sign and percent signs that encode nothing. A resource then goes by the same name in its record, in the
 * description there and in what is published.
 * @see rule 4 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export const encodeAddress: Mend = term => {
  if (term.kind !== NamedNode) return null
  const iri = inTheRightPlace(legalIri(term.value))
  return iri === term.value ? null : iriTerm(iri)
}

function inTheRightPlace(iri: string): string {
  if (!/[[\]%]|#.*#/s.test(iri)) return iri
  const start = head.exec(iri)?.[0] ?? ''
  const rest = iri.slice(start.length).replace(/[[\]]|%(?![0-9A-Fa-f]{2})/g, encodeURIComponent)
  const [before, ...fragments] = rest.split('#')
  return start + [before, ...(fragments.length === 0 ? [] : [fragments.join('%23')])].join('#')
}
