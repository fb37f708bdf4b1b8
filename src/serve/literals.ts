import { html } from 'hono/html'
import type { Texts } from '../store/store.ts'
import type { Language } from '../text/language.ts'
import type { Html } from './view.ts'

/** One text and the language it is in; null when untagged. */
export interface Literal {
  readonly text: string
  readonly language: string | null
}

/** The text to show: in the page's language, else Swedish, English, untagged, any; null when there is none. */
export function chosen(texts: Texts, language: Language): Literal | null {
  for (const wanted of [language, 'sv', 'en', 'und']) {
    const tag = Object.keys(texts).find(tag => tag === wanted || tag.toLowerCase().startsWith(`${wanted}-`))
    if (tag !== undefined && texts[tag].trim() !== '') return literalOf(tag, texts[tag])
  }
  const rest = Object.entries(texts).find(([, text]) => text.trim() !== '')
  return rest === undefined ? null : literalOf(...rest)
}

/** Literals with their language marked when it is not the page's, isolated so that no direction mark leaks out. */
export function marked(literal: Literal, language: Language): Html {
  const { text } = literal
  const tag = literal.language
  if (tag === null || !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)) return html`<bdi>${printable(text)}</bdi>`
  if (tag.toLowerCase().split('-')[0] === language) return html`<bdi>${printable(text)}</bdi>`
  return html`<bdi lang="${tag}">${printable(text)}</bdi>`
}

/** What to show when there is no text, and how much of a long one. */
interface Showing {
  readonly otherwise: string
  readonly longest?: number
}

/** The text to show, marked; the words to show instead when there is none. */
export function shown(texts: Texts, language: Language, { otherwise, longest = 300 }: Showing): Html {
  const literal = chosen(texts, language)
  return literal === null
    ? html`${otherwise}`
    : marked({ ...literal, text: shortened(literal.text, longest) }, language)
}

/** The text to show without markup, for titles and attributes. */
export function plain(texts: Texts, language: Language, { otherwise, longest = 300 }: Showing): string {
  const literal = chosen(texts, language)
  return literal === null ? otherwise : printable(shortened(literal.text, longest))
}

/** At most so many characters, cut at a word where there is one near. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const space = cut.search(/\s\S*$/)
  const kept = space > longest * 0.8 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept}…`
}

/** Text without the control characters that HTML cannot hold. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd').toWellFormed()
}

function literalOf(tag: string, text: string): Literal {
  return { text, language: tag === 'und' ? null : tag }
}
