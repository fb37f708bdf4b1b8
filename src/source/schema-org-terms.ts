import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'

const bases = ['http://schema.org/', 'https://schema.org/']

/** Property that says, in a graph read from a page, which language the page is in; nobody else can have it. */
export const pageLanguage = 'urn:x-skord:page-language'

/** Name in schema.org of a property or class, whether http or https; null for other vocabularies. */
export function schemaName(iri: string): string | null {
  const base = bases.find(start => iri.startsWith(start))
  return base === undefined ? null : iri.slice(base.length)
}

/** The names in schema.org of what a resource is. */
export function schemaTypes(graph: Graph, id: number): readonly string[] {
  const types = graph.objectsOf(id, graph.iri(rdf.type)).map(type => schemaName(graph.value(type)))
  return types.filter(name => name !== null)
}

/** Everything of these classes, in the order of the document. */
export function resourcesOf(graph: Graph, classes: readonly string[]): readonly number[] {
  const type = graph.iri(rdf.type)
  const found = classes.flatMap(name => bases.flatMap(base => graph.subjectsWith(type, graph.iri(base + name))))
  return [...new Set(found)].sort((a, b) => a - b)
}

/** The values of a property of schema.org. */
export function valuesOf(graph: Graph, subject: number, ...names: readonly string[]): readonly number[] {
  return names.flatMap(name => bases.flatMap(base => graph.objectsOf(subject, graph.iri(base + name))))
}

/** The first value of the first of these properties that has one, as text; null when none has. */
export function textOf(graph: Graph, subject: number, ...names: readonly string[]): string | null {
  const [value] = valuesOf(graph, subject, ...names)
  return value === undefined ? null : graph.value(value).trim()
}
