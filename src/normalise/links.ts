import type { Profile } from '../profile/profile.ts'
import { iriProblem } from '../rdf/iri.ts'
import { Literal } from '../rdf/terms.ts'
import { foaf, vcard } from '../rdf/vocabulary.ts'
import { demandsOf } from './demands.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/** Links of a form of their own; see contacts.ts. */
const otherLinks: ReadonlySet<string> = new Set([vcard.hasEmail, vcard.hasTelephone, vcard.hasValue, foaf.mbox])

/** A whole address that cannot be taken for anything else. */
const address = /^(?:(?:https?|ftps?):\/\/[^\s/?#@]+(?:[/?#]\S*)?|urn:[a-z0-9][a-z0-9-]{1,31}:\S+)$/i

/** Is this a property whose values the profile wants as links? */
export function isLinkProperty(property: string, profile: Profile): boolean {
  return demandsOf(profile).links.has(property) && !otherLinks.has(property)
}

/** Makes a text that is exactly one address the link that should stand there. */
export const linkText: Mend = term =>
  term.kind === Literal && address.test(term.value) && iriProblem(term.value, null) === null
    ? iriTerm(term.value)
    : null
