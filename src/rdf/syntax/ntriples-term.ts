import type { Graph } from '../graph.ts'
import { BlankNode, NamedNode } from '../terms.ts'
import { xsd } from '../vocabulary.ts'
import { legalIri, legalLanguage } from './legal-terms.ts'

/** Label of a blank node (without `_:`) by term id. */
export type BlankLabels = (id: number) => string

/** A term as N-Triples writes it, in the canonical form of RDFC-1.0. */
export function nTriplesTerm(graph: Graph, id: number, label: BlankLabels): string {
  const kind = graph.kind(id)
  if (kind === NamedNode) return `<${legalIri(graph.value(id))}>`
  if (kind === BlankNode) return `_:${label(id)}`
  const text = quoted(graph.value(id))
  const language = graph.language(id)
  if (language !== '') return tagged(text, legalLanguage(language))
  const datatype = graph.datatype(id)
  return datatype === xsd.string ? text : `${text}^^<${legalIri(datatype)}>`
}

/** Quoted text with the tag it has, if any. */
function tagged(text: string, language: string): string {
  return language === '' ? text : `${text}@${language}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /["\\\u0000-\u001f\u007f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const everySpecial = /["\\\u0000-\u001f\u007f]/g
const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** Text between quotation marks, escaped for N-Triples and Turtle. */
export function quoted(text: string): string {
  return special.test(text) ? `"${text.replace(everySpecial, escaped)}"` : `"${text}"`
}

function escaped(character: string): string {
  return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
