import { Literal, NamedNode } from '../terms.ts'
import { prefixes, rdf, xsd } from '../vocabulary.ts'
import type { Arrangement } from './arrangement.ts'
import { legalIri } from './legal-terms.ts'

/** Local names that are the same in Turtle, XML and JSON-LD and need no escape in any. */
const local = /^[A-Za-z_][\w-]*$/

/** An IRI as prefix and local name. */
export interface PrefixedName {
  readonly prefix: string
  readonly local: string
}

/** The prefixes that a document is written with. */
export interface Prefixes {
  /** Namespaces by prefix, in the order in which they are declared. */
  readonly all: Readonly<Record<string, string>>
  /** The prefixed name of an IRI; null when it has none. */
  readonly nameOf: (iri: string) => PrefixedName | null
}

/** The fixed prefixes, and no others. */
export const fixedPrefixes: Prefixes = prefixesAmong(prefixes)

/** The prefixes that a document came with, as far as they can stand in every syntax, and then the fixed ones. */
export function prefixesWith(own: ReadonlyMap<string, string> | undefined): Prefixes {
  if (own === undefined || own.size === 0) return fixedPrefixes
  const chosen = new Map<string, string>()
  const named = new Set<string>([rdfNamespace])
  for (const [prefix, namespace] of [...own, ...Object.entries(prefixes)]) {
    const isFixed = prefixes[prefix] === namespace
    if (chosen.has(prefix) || (named.has(namespace) && prefix !== 'rdf')) continue
    if (!isFixed && !(isLegalPrefix(prefix) && isLegalNamespace(namespace))) continue
    chosen.set(prefix, namespace)
    named.add(namespace)
  }
  return prefixesAmong(Object.fromEntries(chosen))
}

const rdfNamespace = prefixes.rdf

/** Prefixes that mean something else: to XML, to our RDF/XML, and as schemes of the addresses in any catalogue. */
const taken: ReadonlySet<string> = new Set(['n', 'rdf', 'http', 'https', 'mailto', 'tel', 'urn', 'ftp', 'file', 'data'])

function isLegalPrefix(prefix: string): boolean {
  return /^(?!xml)[a-z][\w-]{0,31}$/i.test(prefix) && !taken.has(prefix.toLowerCase())
}

/** A namespace that can be written as it is, and that IRIs are divided behind. */
function isLegalNamespace(namespace: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^"'&\\]{0,500}[#/]$/i.test(namespace) && legalIri(namespace) === namespace
}

function prefixesAmong(all: Readonly<Record<string, string>>): Prefixes {
  const prefixOf = new Map(Object.entries(all).map(([prefix, namespace]) => [namespace, prefix]))
  return {
    all,
    nameOf: iri => {
      const end = iri.lastIndexOf(iri.includes('#') ? '#' : '/') + 1
      const prefix = prefixOf.get(iri.slice(0, end))
      if (prefix === undefined) return null
      const name = iri.slice(end)
      return local.test(name) ? { prefix, local: name } : null
    },
  }
}

/** Those prefixes that these IRIs can be written with. */
export function prefixesOf(iris: Iterable<string>, { nameOf }: Prefixes): ReadonlySet<string> {
  const used = new Set<string>()
  for (const iri of iris) {
    const name = nameOf(iri)
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
