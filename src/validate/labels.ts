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
    const label = node < graph.termCount ? labelIn(graph, node, properties) : null
    known.set(node, label)
    return label
  }
}

function labelIn(graph: Graph, node: number, properties: readonly number[]): string | null {
  for (const property of properties) {
    const values = graph.objectsOf(node, property)
    if (values.length > 0) return graph.value(preferred(graph, values))
  }
  return null
}

/** The value in the best language; of several, the one first in the document. */
function preferred(graph: Graph, values: readonly number[]): number {
  if (values.length === 1) return values[0]
  const inLanguage = (wanted: string): number | undefined =>
    values.find(value => graph.language(value).toLowerCase().split('-')[0] === wanted)
  return languages.map(inLanguage).find(value => value !== undefined) ?? values[0]
}
