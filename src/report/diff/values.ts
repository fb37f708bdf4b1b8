import type { Bilingual } from '../../model/finding.ts'
import { conceptLabel, propertyLabel } from '../../profile/labels.ts'
import type { Profile } from '../../profile/profile.ts'
import { rdf, shorten } from '../../rdf/vocabulary.ts'
import { readTerm } from '../../rdf/written-term.ts'
import { diffWords } from '../../text/diff.ts'
import type { Language } from '../../text/language.ts'
import { plain } from '../validation/plain.ts'

/** What names are taken from. */
export interface Naming {
  readonly language: Language
  /** What a resource or part of the comparison is called, by IRI or `_:label`. */
  readonly nameOf: (node: string) => string | undefined
  /** The profile's names for a property of a class and for a concept; looking them up once is slow enough. */
  readonly propertyOf: (focusType: string | null, path: string) => Bilingual | null
  readonly conceptOf: (iri: string) => Bilingual | null
}

/** The names of a profile, each looked up once. */
export function profileNames(profile: Profile): Pick<Naming, 'propertyOf' | 'conceptOf'> {
  const properties = new Map<string, Bilingual | null>()
  const concepts = new Map<string, Bilingual | null>()
  return {
    propertyOf: (focusType, path) =>
      remembered(properties, `${focusType} ${path}`, () => propertyLabel(profile, focusType, path)),
    conceptOf: iri => remembered(concepts, iri, () => conceptLabel(profile, iri)),
  }
}

/** More names than this are not remembered: an address that is no concept is mostly met once. */
const mostNames = 10_000

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = find()
  if (known.size === mostNames) known.clear()
  known.set(key, value)
  return value
}

/** Longer texts are cut to so many characters. */
const longest = 160

/** So many characters before the place where two long texts differ are shown. */
const lead = 40

/** The profile's name for a property, else its short name. */
export function propertyName(path: string, focusType: string | null, { propertyOf, language }: Naming): string {
  if (path === rdf.type) return diffWords[language].class
  return propertyOf(focusType, path)?.[language] ?? plain(shorten(path))
}

/** A value of canonical N-Quads as people read it: text in quotation marks, an address with its name when it is known. */
export function valueText(written: string, naming: Naming): string {
  const term = readTerm(written)
  if (term?.kind === 'literal') return quoted(cut(plain(term.value), 0), naming)
  return term?.kind === 'iri'
    ? addressText(term.value, naming)
    : (naming.nameOf(written) ?? diffWords[naming.language].without)
}

/** The same of two values of which one took the place of the other: long texts are shown where they differ. */
export function valuePair(
  before: string,
  after: string,
  naming: Naming,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const [one, other] = [readTerm(before), readTerm(after)]
  if (one?.kind !== 'literal' || other?.kind !== 'literal' || one.value === other.value) {
    return { before: [valueText(before, naming)], after: [valueText(after, naming)] }
  }
  const texts = [plain(one.value), plain(other.value)]
  const from = Math.max(0, firstDifference(texts[0], texts[1]) - lead)
  const [was, is] = texts.map(text => quoted(cut(text, from), naming))
  return { before: [was], after: [is] }
}

function quoted(text: string, { language }: Naming): string {
  return diffWords[language].quote(text)
}

function addressText(iri: string, { conceptOf, language, nameOf }: Naming): string {
  const address = plain(shorten(iri).replace(/^(?:mailto|tel):(?=.)/, ''))
  const name = nameOf(iri) ?? conceptOf(iri)?.[language]
  return name === undefined || name === iri ? cut(address, 0) : `${cut(plain(name), 0)} <${cut(address, 0)}>`
}

function firstDifference(a: string, b: string): number {
  let place = 0
  while (place < a.length && a[place] === b[place]) place++
  return place
}

/** What is shown of a text from some place on; all of it when it is short. */
function cut(text: string, from: number): string {
  const oneLine = text.replaceAll(/\s+/g, ' ')
  if (oneLine.length <= longest) return oneLine
  const piece = oneLine.slice(from, from + longest)
  return `${from > 0 ? '…' : ''}${piece.toWellFormed()}${from + longest < oneLine.length ? '…' : ''}`
}
