import type { Bilingual } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'

/** What stands after the last `#` or `/` of an IRI. */
export function localName(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1)
}

/** The Swedish and the English value of a property; null when it lacks either. */
export function textOf(graph: Graph, subject: number, property: string): Bilingual | null {
  const values = graph.objectsOf(subject, graph.iri(property))
  const sv = values.find(value => graph.language(value) === 'sv')
  const en = values.find(value => graph.language(value) === 'en')
  return sv === undefined || en === undefined ? null : { sv: graph.value(sv), en: graph.value(en) }
}

/**
 * What a property says in any language, for words that are not ours: Swedish and English where they are, else what has no
 * language, else whatever there is. `{?name}` is read as `{$name}`. null when there is nothing.
 */
export function anyText(graph: Graph, subject: number, property: string): Bilingual | null {
  const values = graph.objectsOf(subject, graph.iri(property)).filter(value => graph.kind(value) === Literal)
  const inLanguage = (wanted: string): number | undefined =>
    values.find(value => graph.language(value).toLowerCase().split('-')[0] === wanted)
  const other = inLanguage('') ?? inLanguage('en') ?? inLanguage('sv') ?? values.at(0)
  if (other === undefined) return null
  const text = (value: number): string => graph.value(value).replaceAll(/\{\?(?=\w+\})/g, '{$')
  return { sv: text(inLanguage('sv') ?? other), en: text(inLanguage('en') ?? other) }
}

/** What stands in a place of that name; undefined when nothing does, and the place stays. */
type Details = (name: string) => string | undefined

/** Words whose places are yet to be filled. */
export type Filler = (detailOf: Details) => Bilingual

const place = /\{\$(\w+)\}/

/** The words with `{$name}` replaced by the detail of that name; a place without a detail stays. A `{$count}` is a number. */
export function fillIn(words: Bilingual, details: Readonly<Record<string, string>> | Details): Bilingual {
  return fillerOf(words)(typeof details === 'function' ? details : name => details[name])
}

/** The same for words that are filled in many times over. */
export function fillerOf(words: Bilingual): Filler {
  if (!words.sv.includes('{$') && !words.en.includes('{$')) return () => words
  const [sv, en] = [words.sv.split(place), words.en.split(place)]
  return detailOf => ({ sv: filled(sv, 'sv-SE', detailOf), en: filled(en, 'en-GB', detailOf) })
}

/** `parts`: texts and, between them, the names of places. */
function filled(parts: readonly string[], locale: string, detailOf: Details): string {
  let text = parts[0]
  for (let at = 1; at < parts.length; at += 2) {
    const detail = detailOf(parts[at]) ?? `{$${parts[at]}}`
    text += (parts[at] === 'count' ? numberIn(detail, locale) : detail) + parts[at + 1]
  }
  return text
}

/** How numbers are written, made when there is one to write: it takes longer than all the rest of a small validation. */
const formats = new Map<string, Intl.NumberFormat>()

/** A number as it is written in a language; small ones are written alike in all. */
function numberIn(text: string, locale: string): string {
  if (!/^\d{4,}$/.test(text)) return text
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale)
  formats.set(locale, format)
  return format.format(Number(text))
}
