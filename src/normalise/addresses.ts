import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { NamedNode } from '../rdf/terms.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/**
 * Percent-encodes what no address can hold, such as spaces, just as every writer does: a resource then goes by the same
 * name in its record, in the description there and in what is published.
 * @see rule 4 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export const encodeAddress: Mend = term => {
  if (term.kind !== NamedNode) return null
  const iri = legalIri(term.value)
  return iri === term.value ? null : iriTerm(iri)
}
