import { Literal, NamedNode } from '../terms.ts'
import { prefixes, rdf, xsd } from '../vocabulary.ts'
import type { Arrangement } from './arrangement.ts'

const prefixOf = new Map(Object.entries(prefixes).map(([prefix, namespace]) => [namespace, prefix]))

/** Local names that are the same in Turtle, XML and JSON-LD and need no escape in any. */
const local = /^[A-Za-z_][\w-]*$/

/** An IRI as prefix and local name. */
export interface PrefixedName {
  readonly prefix: string
  readonly local: string
}

/** The prefixed name of an IRI under the fixed prefixes; null when it has none. */
export function prefixedName(iri: string): PrefixedName | null {
  const end = iri.lastIndexOf(iri.includes('#') ? '#' : '/') + 1
  const prefix = prefixOf.get(iri.slice(0, end))
  if (prefix === undefined) return null
  const name = iri.slice(end)
  return local.test(name) ? { prefix, local: name } : null
}

/** The fixed prefixes that these IRIs can be written with. */
export function prefixesOf(iris: Iterable<string>): ReadonlySet<string> {
  const used = new Set<string>()
  for (const iri of iris) {
    const name = prefixedName(iri)
    if (name !== null) used.add(name.prefix)
  }
  return used
}

/** Every IRI in the statements once, datatypes left out; not rdf:type as predicate, which no syntax spells out. */
export function* usedIris({ graph, rows }: Statements): Iterable<string> {
  const { subjects, predicates, objects } = graph.columns
  const seen = new Uint8Array(graph.termCount)
  const type = graph.iri(rdf.type)
  for (const row of rows) {
    seen[subjects[row]] = 1
    seen[objects[row]] = 1
    seen[graph.graphOf(row)] = 1
    if (predicates[row] !== type) seen[predicates[row]] = 1
  }
  for (let id = 1; id < seen.length; id++) if (seen[id] === 1 && graph.kind(id) === NamedNode) yield graph.value(id)
}

/** Properties and classes in the statements, each once. */
export function* usedNames({ graph, rows }: Statements): Iterable<string> {
  const { predicates, objects } = graph.columns
  const type = graph.iri(rdf.type)
  const seen = new Set<number>()
  for (const row of rows) seen.add(predicates[row] === type ? objects[row] : predicates[row])
  for (const id of seen) if (graph.kind(id) === NamedNode) yield graph.value(id)
}

/** Datatypes of the statements, but those that need not be written. */
export function usedDatatypes({ graph, rows }: Statements): ReadonlySet<string> {
  const found = new Set<string>()
  for (const row of rows) {
    const object = graph.columns.objects[row]
    if (graph.kind(object) === Literal && graph.language(object) === '') found.add(graph.datatype(object))
  }
  found.delete(xsd.string)
  return found
}

type Statements = Pick<Arrangement, 'graph' | 'rows'>
