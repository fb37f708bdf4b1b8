import { fold } from './fold.ts'

/** One thing that a hit must have. */
export interface Term {
  /** Folded; of a phrase with its spaces. */
  readonly text: string
  /** What the forms of a Swedish word begin with; null when it is too short to say. */
  readonly stem: string | null
  readonly isPhrase: boolean
}

/** What a person searches for: words, and phrases within quotation marks. Signs without letters or digits are passed over. */
export function termsOf(text: string): readonly Term[] {
  const parts = text.slice(0, longestSearch).matchAll(/["”“]([^"”“]*)["”“]|([^\s"”“]+)/g)
  const terms = [...parts].flatMap(([, phrase, word]) => (phrase === undefined ? wordTerms(word) : phraseTerms(phrase)))
  return terms.filter((term, place) => terms.findIndex(other => other.text === term.text) === place).slice(0, mostTerms)
}

const longestSearch = 500
const mostTerms = 20

function wordTerms(word: string): Term[] {
  return wordsIn(word).map(text => ({ text, stem: stemOf(text), isPhrase: false }))
}

function phraseTerms(phrase: string): Term[] {
  const words = wordsIn(phrase)
  if (words.length < 2) return words.flatMap(wordTerms)
  return [{ text: words.join(' '), stem: null, isPhrase: true }]
}

function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Endings of Swedish nouns, longest first: definite, plural, genitive. */
const ending = /(?:arnas|ernas|ornas|arna|erna|orna|ens|ets|ars|ers|ors|en|et|ar|er|or|na|n|t|s|a|e)$/

function stemOf(word: string): string | null {
  const stem = word.replace(ending, '')
  return stem === word || stem.length < 4 ? null : stem
}
