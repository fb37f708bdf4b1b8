import type { Graph } from '../graph.ts'
import { BlankNode, Literal, NamedNode } from '../terms.ts'
import { rdf, xsd } from '../vocabulary.ts'
import { type Arrangement, arrange } from './arrangement.ts'
import { inChunks } from './in-chunks.ts'
import { legalIri, legalLanguage } from './legal-terms.ts'
import { fixedPrefixes, type Prefixes, prefixesOf, prefixesWith, usedDatatypes, usedNames } from './prefixed-names.ts'
import type { SerialiseOptions } from './serialise-options.ts'

/**
 * A graph as flattened JSON-LD, graph names left out: a context of prefixes, and one node object per line. A resource
 * with an IRI such as `org:x`, whose scheme would be taken for a prefix, is written in full under a context of its own.
 * @see https://www.w3.org/TR/json-ld11/#flattened-document-form
 */
export function serialiseJsonLd(graph: Graph, { prefixes }: SerialiseOptions = {}): Iterable<string> {
  return inChunks(jsonLd(graph, prefixesWith(prefixes)))
}

/** Opens the document: its context, and the list of nodes. */
export function jsonLdHead(used: ReadonlySet<string> | null = null, prefixes: Prefixes = fixedPrefixes): string {
  const declared = Object.entries(prefixes.all).filter(([prefix]) => used === null || used.has(prefix))
  return `{"@context":${JSON.stringify(Object.fromEntries(declared))},\n"@graph":[`
}

/** Closes the list and the document. */
export const jsonLdTail = '\n]}\n'

/** The node objects of an arrangement under prefixes, the fixed ones unless others are given, without commas between. */
export function* jsonLdNodes(arrangement: Arrangement, prefixes: Prefixes = fixedPrefixes): Iterable<string> {
  const { graph, rows } = arrangement
  const { subjects } = graph.columns
  const compact = jsonTerms(arrangement, compactNames(prefixes))
  const full = jsonTerms(arrangement, fullName)
  const isAmbiguous = ambiguity(graph, prefixes)
  for (let start = 0, place = 1; place <= rows.length; place++) {
    if (place < rows.length && subjects[rows[place]] === subjects[rows[start]]) continue
    const own = rows.subarray(start, place)
    yield own.some(isAmbiguous) ? node(graph, own, full) : node(graph, own, compact)
    start = place
  }
}

function* jsonLd(graph: Graph, prefixes: Prefixes): Iterable<string> {
  const arrangement = arrange(graph)
  yield jsonLdHead(prefixesOf([...usedNames(arrangement), ...usedDatatypes(arrangement)], prefixes), prefixes)
  let separator = '\n'
  for (const node of jsonLdNodes(arrangement, prefixes)) {
    yield separator + node
    separator = ',\n'
  }
  yield jsonLdTail
}

/** Does a row hold an IRI whose scheme is one of our prefixes? */
function ambiguity(graph: Graph, { all }: Prefixes): (row: number) => boolean {
  const { subjects, predicates, objects } = graph.columns
  const known: (boolean | undefined)[] = []
  const ambiguous = (id: number): boolean => {
    known[id] ??= Object.hasOwn(all, schemeOf(graph.kind(id) === NamedNode ? graph.value(id) : graph.datatype(id)))
    return known[id]
  }
  return row => ambiguous(subjects[row]) || ambiguous(predicates[row]) || ambiguous(objects[row])
}

function schemeOf(iri: string): string {
  return iri.slice(0, Math.max(iri.indexOf(':'), 0))
}

type NameOf = (iri: string) => string

/** Writes a property, class or datatype as a JSON text, with its prefix if it has one. */
function compactNames({ nameOf }: Prefixes): NameOf {
  return iri => {
    const name = nameOf(iri)
    return name === null ? fullName(iri) : `"${name.prefix}:${name.local}"`
  }
}

function fullName(iri: string): string {
  return JSON.stringify(legalIri(iri))
}

/** How JSON-LD writes the terms of a graph, each as a JSON text. */
interface JsonTerms {
  /** What a node object begins with. */
  readonly open: string
  key(predicate: number): string
  /** A class, compacted where it has a prefix. */
  typeName(id: number): string
  /** An IRI or blank node as a bare string. */
  name(id: number): string
  value(id: number): string
}

function jsonTerms({ graph, label }: Arrangement, nameOf: NameOf): JsonTerms {
  const keys: string[] = []
  const names: string[] = []
  const name = (id: number): string => {
    names[id] ??= graph.kind(id) === BlankNode ? `"_:${label(id)}"` : fullName(graph.value(id))
    return names[id]
  }
  const key = (id: number): string => {
    keys[id] ??= nameOf(graph.value(id))
    return keys[id]
  }
  const typeName = (id: number): string => (graph.kind(id) === BlankNode ? name(id) : key(id))
  const value = (id: number): string =>
    graph.kind(id) === Literal ? literal(graph, id, nameOf) : `{"@id":${name(id)}}`
  return { open: nameOf === fullName ? '{"@context":null,' : '{', key, typeName, name, value }
}

function literal(graph: Graph, id: number, nameOf: NameOf): string {
  const value = JSON.stringify(graph.value(id))
  const language = legalLanguage(graph.language(id))
  if (language !== '') return `{"@value":${value},"@language":"${language}"}`
  const datatype = graph.datatype(id)
  return datatype === xsd.string || datatype === rdf.langString
    ? value
    : `{"@value":${value},"@type":${nameOf(datatype)}}`
}

/** The statements of one subject as a JSON object. */
function node(graph: Graph, rows: Int32Array, terms: JsonTerms): string {
  const { subjects, predicates } = graph.columns
  const type = graph.iri(rdf.type)
  let text = `${terms.open}"@id":${terms.name(subjects[rows[0]])}`
  for (let start = 0, place = 1; place <= rows.length; place++) {
    if (place < rows.length && predicates[rows[place]] === predicates[rows[start]]) continue
    const group = { graph, rows, start, end: place }
    text += predicates[rows[start]] === type ? types(group, terms) : property(group, terms)
    start = place
  }
  return `${text}}`
}

/** The rows from start to end (exclusive): the values of one property. */
interface Group {
  readonly graph: Graph
  readonly rows: Int32Array
  readonly start: number
  readonly end: number
}

function property({ graph, rows, start, end }: Group, terms: JsonTerms): string {
  const { predicates, objects } = graph.columns
  let values = terms.value(objects[rows[start]])
  for (let place = start + 1; place < end; place++) values += `,${terms.value(objects[rows[place]])}`
  const key = terms.key(predicates[rows[start]])
  return end - start === 1 ? `,${key}:${values}` : `,${key}:[${values}]`
}

/** Classes go under @type; a class that is a literal, which is wrong but legal, under the property's own IRI. */
function types({ graph, rows, start, end }: Group, terms: JsonTerms): string {
  const classes: string[] = []
  const literals: string[] = []
  for (let place = start; place < end; place++) {
    const object = graph.columns.objects[rows[place]]
    if (graph.kind(object) === Literal) literals.push(terms.value(object))
    else classes.push(terms.typeName(object))
  }
  const asKeyword = classes.length === 0 ? '' : `,"@type":${classes.length === 1 ? classes[0] : `[${classes}]`}`
  return literals.length === 0 ? asKeyword : `${asKeyword},"${rdf.type}":[${literals}]`
}
