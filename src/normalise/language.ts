import { Literal } from '../rdf/terms.ts'
import { xsd } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'
import { literalTerm } from './term.ts'

const wellFormed = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i

/**
 * Spells a language tag as RFC 5646 does: hyphens, language in lower case, script as a title, region in upper case.
 * The language itself is never exchanged: “se” is Northern Sami, an official minority language that Swedish agencies
 * publish in, so that nobody can know that “sv” was meant.
 */
export const spellLanguageTag: Mend = term => {
  if (term.kind !== Literal || term.language === '') return null
  const hyphenated = term.language.trim().replaceAll('_', '-')
  if (!wellFormed.test(hyphenated)) return null
  const language = spelled(hyphenated)
  return language === term.language ? null : { ...term, language }
}

/** Takes away a tag that is no tag whatever one does: a text that carries it cannot be written in any syntax. */
export const dropLanguageTag: Mend = term =>
  term.kind !== Literal || term.language === '' || wellFormed.test(term.language)
    ? null
    : literalTerm(term.value, xsd.string)

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
