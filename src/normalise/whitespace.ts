import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { rdf } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'

/** White space before and after an address as a reader of RDF/XML may hand it on, escaped or not. */
const beforeIri = /^(?:\s|%20|%0A|%0D|%09)+/i
const behindIri = /(?:\s|%20|%0A|%0D|%09)$/i

/** Takes away white space at the ends of texts and addresses; marked-up text is left alone. */
export const trimWhitespace: Mend = term => {
  if (term.kind === BlankNode || term.datatype === rdf.XMLLiteral || term.datatype === rdf.HTML) return null
  const value = term.kind === NamedNode ? trimmedIri(term.value) : term.value.trim()
  return value === term.value || value === '' ? null : { ...term, value }
}

/** One by one from behind: a pattern for them all would begin anew at each of them in a long address that has many within. */
function trimmedIri(iri: string): string {
  let end = iri.length
  for (;;) {
    const found = behindIri.exec(iri.slice(Math.max(0, end - 3), end))
    if (found === null) return iri.slice(0, end).replace(beforeIri, '')
    end -= found[0].length
  }
}
