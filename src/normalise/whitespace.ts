import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { rdf } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'

/** White space around an address as a reader of RDF/XML may hand it on, escaped or not. */
const aroundIri = /^(?:\s|%20|%0A|%0D|%09)+|(?:\s|%20|%0A|%0D|%09)+$/gi

/** Takes away white space at the ends of texts and addresses; marked-up text is left alone. */
export const trimWhitespace: Mend = term => {
  if (term.kind === BlankNode || term.datatype === rdf.XMLLiteral || term.datatype === rdf.HTML) return null
  const value = term.kind === NamedNode ? term.value.replace(aroundIri, '') : term.value.trim()
  return value === term.value || value === '' ? null : { ...term, value }
}
