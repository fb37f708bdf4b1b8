import { Literal, NamedNode } from '../../rdf/terms.ts'
import { xsd } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'

/** A text as it was published. */
export interface Text {
  readonly value: string
  /** The first part of its language tag in lower case, such as `sv`; '' when it has none. */
  readonly language: string
}

/** Reads the texts of a property; numbers, dates and the like are no texts. */
export function bindTexts(graph: View, property: string): (resource: number) => readonly Text[] {
  const predicate = graph.iri(property)
  return resource =>
    graph
      .objectsOf(resource, predicate)
      .filter(id => graph.kind(id) === Literal && isText(graph, id))
      .map(id => ({ value: graph.value(id), language: graph.language(id).toLowerCase().split('-')[0] }))
}

function isText(graph: View, id: number): boolean {
  return graph.language(id) !== '' || graph.datatype(id) === xsd.string
}

/** Reads the addresses (IRIs) of a property. */
export function bindIris(graph: View, property: string): (resource: number) => readonly string[] {
  const predicate = graph.iri(property)
  return resource =>
    graph
      .objectsOf(resource, predicate)
      .filter(id => graph.kind(id) === NamedNode)
      .map(id => graph.value(id))
}

/** Texts in one language. */
export function inLanguage(texts: readonly Text[], language: string): readonly Text[] {
  return texts.filter(text => text.language === language)
}

/** Is there more to it than white space? */
export function saysSomething({ value }: Text): boolean {
  return value.trim() !== ''
}

/** White space folded to single spaces. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Letters and digits in lower case, everything else as single spaces: what two texts are compared by. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The first 100 characters of a text, for showing. */
export function shown(text: string): string {
  const whole = folded(text)
  const characters = Array.from(whole)
  return characters.length <= 100 ? whole : `${characters.slice(0, 99).join('')}…`
}
