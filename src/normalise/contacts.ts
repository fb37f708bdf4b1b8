import { BlankNode, Literal } from '../rdf/terms.ts'
import { foaf, vcard } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/** The properties whose values are e-mail addresses. */
export const emailProperties: ReadonlySet<string> = new Set([vcard.hasEmail, foaf.mbox])

/** The properties whose values are telephone numbers, or nodes that hold them. */
export const telephoneProperties: ReadonlySet<string> = new Set([vcard.hasTelephone, vcard.hasValue])

/** Without the signs that mean something else in a link, or cannot stand in one. */
const email = /^(?:mailto:)?([\w.!$&'*+/=~-]+@(?:[a-z0-9åäö](?:[a-z0-9åäö-]*[a-z0-9åäö])?\.)+[a-z]{2,})$/i
/** A zero after the Swedish country code is the trunk prefix, with which nobody gets through. */
const telephone = /^(?:tel:)?(\+(?!46[\s.-]*0)[1-9](?:[\s.-]{0,3}\d){5,14})$/i

/** Writes an e-mail address as a link with mailto:. */
export const linkEmail: Mend = term => {
  const found = term.kind === Literal ? email.exec(term.value) : null
  return found === null ? null : iriTerm(`mailto:${found[1]}`)
}

/** Writes a telephone number with country code as a link with tel:, without the spaces that no link can hold. */
export const linkTelephone: Mend = term => {
  if (term.kind === BlankNode) return null
  const found = telephone.exec(term.kind === Literal ? term.value : term.value.replaceAll('%20', ' '))
  if (found === null) return null
  const iri = `tel:${found[1].replaceAll(/\s/g, '')}`
  return term.kind !== Literal && iri === term.value ? null : iriTerm(iri)
}
