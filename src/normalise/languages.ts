import type { Concept, Profile } from '../profile/profile.ts'
import { Literal, NamedNode } from '../rdf/terms.ts'
import { perProfile } from './per-profile.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/** What the languages of the profile are called elsewhere. */
interface Languages {
  /** Three-letter code or name, in lower case → the two-letter tag that RFC 5646 has for it. */
  readonly tags: ReadonlyMap<string, string>
  /** Two- or three-letter code or name, in lower case → the language in the EU table. */
  readonly iris: ReadonlyMap<string, string>
}

/** The Library of Congress and Lexvo name languages by their ISO 639 codes. */
const otherAddress =
  /^https?:\/\/(?:id\.loc\.gov\/vocabulary\/iso639-[12]|(?:www\.)?lexvo\.org\/id\/iso639-[1-3])\/([a-z]{2,3})$/

/** The two-letter tag of an ISO 639 code; '' when it has none. */
function tagOf(code: string): string {
  const [tag] = /^[a-z]{3}$/.test(code) ? Intl.getCanonicalLocales(code) : ['']
  return /^[a-z]{2}$/.test(tag) ? tag : ''
}

/** The languages that the profile names. */
export const languagesOf = perProfile(({ schemes }): Languages => {
  const concepts = [...(schemes.get('language')?.concepts.values() ?? [])].filter(isInProfile)
  const named = concepts.flatMap(concept =>
    namesOf(concept).map(name => [name, tagOf(concept.code.toLowerCase()), concept.uri] as const),
  )
  return {
    tags: unambiguous(named.filter(([, tag]) => tag !== '').map(([name, tag]) => [name, tag])),
    iris: unambiguous(
      named.flatMap(([name, tag, uri]): [string, string][] => [
        [name, uri],
        ...(tag === '' ? [] : [[tag, uri] as [string, string]]),
      ]),
    ),
  }
})

/**
 * Points at a language in the EU table when another table, a code or a name tells which it is. “se” alone does not: it is
 * Northern Sami, but many write it for Sweden.
 */
export function linkLanguage(profile: Profile): Mend {
  const { iris } = languagesOf(profile)
  return term => {
    const name =
      term.kind === NamedNode ? otherAddress.exec(term.value)?.[1] : term.kind === Literal ? term.value : undefined
    const isCountry = term.kind === Literal && name?.toLowerCase() === 'se'
    const iri = isCountry ? undefined : iris.get(name?.toLowerCase() ?? '')
    return iri === undefined ? null : iriTerm(iri)
  }
}

const isInProfile = ({ more }: Concept): boolean => more.in_dcat_ap_se === 'yes'

function namesOf({ code, label }: Concept): string[] {
  return [code, label.sv, label.en].flatMap(name => name?.toLowerCase() ?? [])
}

/** The pairs whose first part has one second part only. */
function unambiguous(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>()
  for (const [name, value] of pairs)
    found.set(name, (found.get(name) ?? value) === value && found.get(name) !== null ? value : null)
  return new Map([...found].flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])))
}
