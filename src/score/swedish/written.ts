import type { Profile } from '../../profile/profile.ts'
import { legalIri, legalLanguage } from '../../rdf/syntax/legal-terms.ts'
import { quoted } from '../../rdf/syntax/ntriples-term.ts'
import { BlankNode, NamedNode } from '../../rdf/terms.ts'
import { xsd } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'
import type { Text } from './texts.ts'

/** An address in Turtle. */
export function writtenIri(iri: string): string {
  return `<${legalIri(iri)}>`
}

/** A text in Turtle, with its language. */
export function writtenText({ value, language }: Text): string {
  return language === '' ? quoted(value) : `${quoted(value)}@${legalLanguage(language)}`
}

/** A term in Turtle as it stands; null for a node without a name, which Turtle elsewhere cannot point at. */
export function writtenTerm(graph: View, id: number): string | null {
  if (graph.kind(id) === NamedNode) return writtenIri(graph.value(id))
  if (graph.kind(id) === BlankNode) return null
  const language = graph.language(id)
  if (language !== '') return `${quoted(graph.value(id))}@${legalLanguage(language)}`
  const datatype = graph.datatype(id)
  return datatype === xsd.string ? quoted(graph.value(id)) : `${quoted(graph.value(id))}^^${writtenIri(datatype)}`
}

/** An address for something new that belongs to a resource, in Turtle: that of the resource and a word behind it. */
export function partOf(graph: View, resource: number, part: string): string {
  if (graph.kind(resource) !== NamedNode) return writtenIri(`https://data.example/${part}/${graph.value(resource)}`)
  const address = graph.value(resource)
  return writtenIri(`${address}${address.includes('#') ? '-' : '#'}${part}`)
}

/** An example in words: a row of `vocab/example-texts.tsv`. */
export function exampleText(profile: Profile, code: string, language: 'sv' | 'en'): string {
  const row = profile.schemes.get('example-texts')?.concepts.get(`https://skord.example/quality/examples#${code}`)
  return row?.label[language] ?? code
}

/** An example in words, in Turtle. */
export function writtenExample(profile: Profile, code: string, language: 'sv' | 'en'): string {
  return writtenText({ value: exampleText(profile, code, language), language })
}
