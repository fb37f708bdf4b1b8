import type { Profile } from '../profile/profile.ts'
import { Literal } from '../rdf/terms.ts'
import { owl, xsd } from '../rdf/vocabulary.ts'
import { demandsOf } from './demands.ts'
import { languagesOf } from './languages.ts'
import type { Mend } from './repair.ts'
import { literalTerm } from './term.ts'

const wellFormed = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i

/**
 * Spells a language tag as RFC 5646 does: hyphens, language in lower case, script as a title, region in upper case; “sv”
 * for “swe” and for “svenska”. The language itself is never exchanged: “se” is Northern Sami, an official minority language
 * that Swedish agencies publish in, so that nobody can know that “sv” was meant. A region stays: “sv-FI” says more than “sv”.
 */
export function spellLanguageTag(profile: Profile): Mend {
  const { tags } = languagesOf(profile)
  const known = new Map<string, string>()
  const spelling = (tag: string): string => {
    const hyphenated = tag.trim().replaceAll('_', '-')
    if (!wellFormed.test(hyphenated)) return tag
    const [primary, ...rest] = spelled(hyphenated).split('-')
    return [tags.get(primary) ?? primary, ...rest].join('-')
  }
  return term => {
    if (term.kind !== Literal || term.language === '') return null
    const language = known.get(term.language) ?? spelling(term.language)
    known.set(term.language, language)
    return language === term.language ? null : { ...term, language }
  }
}

/** Takes away a tag that is no tag whatever one does: a text that carries it cannot be written in any syntax. */
export const dropLanguageTag: Mend = term =>
  term.kind !== Literal || term.language === '' || wellFormed.test(term.language)
    ? null
    : literalTerm(term.value, xsd.string)

/** Are the values of this property texts without language, such as identifiers? The old property for versions is one, too. */
export function isPlainText(property: string, profile: Profile): boolean {
  return demandsOf(profile).plainTexts.has(property) || property === owl.versionInfo
}

/** Takes the language away from a text that is in none. */
export const untag: Mend = term =>
  term.kind !== Literal || term.language === '' ? null : literalTerm(term.value, xsd.string)

function spelled(tag: string): string {
  const parts = tag.toLowerCase().split('-')
  const singleton = parts.findIndex(part => part.length === 1)
  const end = singleton < 0 ? parts.length : singleton
  return parts.map((part, place) => (place === 0 || place >= end ? part : spelledPart(part))).join('-')
}

function spelledPart(part: string): string {
  if (/^[a-z]{4}$/.test(part)) return part[0].toUpperCase() + part.slice(1)
  return part.length === 2 ? part.toUpperCase() : part
}
