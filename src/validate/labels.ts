import type { Graph } from '../rdf/graph.ts'
import { dcterms, foaf, rdfs, skos, vcard } from '../rdf/vocabulary.ts'

/** Properties that name a resource, the first that has a value is used. */
const names = [dcterms.title, foaf.name, vcard.fn, skos.prefLabel, rdfs.label]

/** Languages as they are preferred; then any. */
const languages = ['sv', 'en']

/** A function that tells the title or name of a resource, in Swedish if there is one; null when it has none. */
export function labelFinder(graph: Graph): (node: number) => string | null {
  const properties = names.map(name => graph.iri(name))
  const known = new Map<number, string | null>()
  return node => {
    const before = known.get(node)
    if (before !== undefined) return before
    const values = properties.map(property => valuesOf(graph, node, property)).find(some => some.length > 0)
    const label = values === undefined ? null : graph.value(preferred(graph, values))
    known.set(node, label)
    return label
  }
}

function valuesOf(graph: Graph, node: number, property: number): number[] {
  return node < graph.termCount ? graph.objectsOf(node, property) : []
}

/** The value in the best language; of several, the one first in the document. */
function preferred(graph: Graph, values: readonly number[]): number {
  const inLanguage = (wanted: string): number | undefined =>
    values.find(value => graph.language(value).toLowerCase().split('-')[0] === wanted)
  return languages.map(inLanguage).find(value => value !== undefined) ?? values[0]
}
