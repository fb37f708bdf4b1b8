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

/** The words with `{$name}` replaced by the detail of that name; a place without a detail stays. A `{$count}` is a number. */
export function fillIn(words: Bilingual, details: Readonly<Record<string, string>>): Bilingual {
  if (!words.sv.includes('{$') && !words.en.includes('{$')) return words
  const fill = (text: string, locale: string): string =>
    text.replace(/\{\$(\w+)\}/g, (place, name) => {
      const detail = details[name] ?? place
      return name === 'count' && /^\d+$/.test(detail) ? Number(detail).toLocaleString(locale) : detail
    })
  return { sv: fill(words.sv, 'sv-SE'), en: fill(words.en, 'en-GB') }
}
