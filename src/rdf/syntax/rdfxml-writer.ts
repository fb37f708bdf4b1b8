import { type Problem, problem } from '../../model/finding.ts'
import type { Graph } from '../graph.ts'
import { BlankNode, Literal, NamedNode } from '../terms.ts'
import { rdf, xsd } from '../vocabulary.ts'
import { type Arrangement, arrange } from './arrangement.ts'
import { inChunks } from './in-chunks.ts'
import { legalIri, legalLanguage } from './legal-terms.ts'
import { type Nesting, nest } from './nesting.ts'
import { fixedPrefixes, type Prefixes, prefixesOf, prefixesWith, usedNames } from './prefixed-names.ts'
import type { SerialiseOptions } from './serialise-options.ts'
import { attributeText, type ElementName, elementName, elementText, holdsIllegal } from './xml-names.ts'

/**
 * A graph as RDF/XML, graph names left out. RDF/XML cannot say everything: a property whose IRI does not end in an XML
 * name is left out, and a character that XML 1.0 does not know becomes U+FFFD. Each is reported, and the number of
 * statements left out stands in a comment at the end, so that nothing is lost in silence.
 * @see https://www.w3.org/TR/rdf-syntax-grammar/
 */
export function serialiseRdfXml(graph: Graph, { report, prefixes }: SerialiseOptions = {}): Iterable<string> {
  return inChunks(rdfXml(graph, { report: report ?? null, prefixes: prefixesWith(prefixes) }))
}

/** Opens the document and declares prefixes, the fixed ones unless others are given, or those among them that are used. */
export function rdfXmlHead(used: ReadonlySet<string> | null = null, prefixes: Prefixes = fixedPrefixes): string {
  const declared = Object.entries(prefixes.all).filter(
    ([prefix]) => used === null || prefix === 'rdf' || used.has(prefix),
  )
  const attributes = declared.map(([prefix, namespace]) => `\n    xmlns:${prefix}="${namespace}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${attributes.join('')}>\n`
}

/** Closes the document; says how many statements could not be written. */
export function rdfXmlTail(leftOut: number): string {
  return `${leftOut === 0 ? '' : `  <!-- rdfxml-property-not-expressible: ${leftOut} -->\n`}</rdf:RDF>\n`
}

/** What an arrangement gives inside the document: its elements, and the number of statements that could not be written. */
export interface RdfXmlBody {
  readonly elements: Iterable<string>
  readonly leftOut: number
}

/** The elements of an arrangement under the fixed prefixes. */
export function rdfXmlBody(arrangement: Arrangement): RdfXmlBody {
  const { leftOut, ...given } = expressible(arrangement, { report: null, prefixes: fixedPrefixes })
  return { elements: elements(given), leftOut }
}

function* rdfXml(graph: Graph, manner: Manner): Iterable<string> {
  const { prefixes } = manner
  const { leftOut, ...given } = expressible(arrange(graph), manner)
  yield rdfXmlHead(prefixesOf(usedNames(given), prefixes), prefixes)
  yield* elements(given)
  yield rdfXmlTail(leftOut)
}

/** Who hears what cannot be written, and the prefixes. */
interface Manner {
  readonly report: ((problem: Problem) => void) | null
  readonly prefixes: Prefixes
}

/** What can be written, and the elements' names by the term id of the property. */
interface Given extends Arrangement, Manner {
  readonly names: ReadonlyMap<number, ElementName>
}

/** Keeps the statements whose property can be an XML element, and reports the others. */
function expressible(all: Arrangement, { report, prefixes }: Manner): Given & { readonly leftOut: number } {
  const { graph } = all
  const { predicates } = graph.columns
  const names = new Map<number, ElementName>()
  for (const predicate of new Set(predicates)) {
    const name = elementName(graph.value(predicate), prefixes)
    if (name !== null) names.set(predicate, name)
  }
  const rows = all.rows.filter(row => names.has(predicates[row]))
  const leftOut = all.rows.length - rows.length
  if (leftOut > 0 && report !== null) {
    for (const row of all.rows) {
      if (!names.has(predicates[row])) report(about('rdfxml-property-not-expressible', row, all))
    }
  }
  return { ...all, rows, names, report, prefixes, leftOut }
}

function about(rule: string, row: number, { graph, label }: Arrangement): Problem {
  const { subjects, predicates } = graph.columns
  const subject = subjects[row]
  const focusNode = graph.kind(subject) === NamedNode ? graph.value(subject) : `_:${label(subject)}`
  const resultPath = graph.value(predicates[row])
  return problem('normalise', rule, {
    focusNode,
    resultPath,
    position: graph.positionOf(row),
    details: { property: resultPath },
  })
}

interface Page extends Given {
  readonly nesting: Nesting
}

function* elements(given: Given): Iterable<string> {
  const { subjects } = given.graph.columns
  const page: Page = { ...given, nesting: nest(given) }
  let before = 0
  for (const row of given.rows) {
    const subject = subjects[row]
    if (subject === before) continue
    before = subject
    if (!page.nesting.isNested(subject)) yield node(subject, page, '  ')
  }
}

/** One resource: an element named for its class, with an element per statement. */
function node(subject: number, page: Page, indent: string): string {
  const { graph, rows, nesting } = page
  const { subjects } = graph.columns
  const typeRow = classRow(subject, page)
  const name = typeRow === -1 ? 'rdf:Description' : qualified(graph.value(graph.columns.objects[typeRow]), page)
  let inside = ''
  const start = nesting.placeOf(subject)
  for (let place = start; place !== -1 && place < rows.length && subjects[rows[place]] === subject; place++) {
    if (rows[place] !== typeRow) inside += property(rows[place], page, `${indent}  `)
  }
  const open = `${indent}<${name}${subjectAttribute(subject, page)}`
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}${indent}</${name}>\n`
}

function subjectAttribute(subject: number, { graph, nesting, label }: Page): string {
  if (graph.kind(subject) === NamedNode) return ` rdf:about="${attributeText(legalIri(graph.value(subject)))}"`
  return nesting.isNested(subject) ? '' : ` rdf:nodeID="${label(subject)}"`
}

/** The row of the first class that can name the element; -1 when there is none. */
function classRow(subject: number, { graph, rows, nesting, prefixes }: Page): number {
  const { subjects, predicates, objects } = graph.columns
  const type = graph.iri(rdf.type)
  const start = nesting.placeOf(subject)
  if (start === -1) return -1
  for (let place = start; place < rows.length && subjects[rows[place]] === subject; place++) {
    const row = rows[place]
    if (predicates[row] !== type) return -1
    if (graph.kind(objects[row]) === NamedNode && namesElement(graph.value(objects[row]), prefixes)) return row
  }
  return -1
}

function namesElement(iri: string, { nameOf }: Prefixes): boolean {
  const name = nameOf(iri)
  return name !== null && name.prefix !== 'rdf'
}

function qualified(iri: string, { prefixes }: Manner): string {
  const name = prefixes.nameOf(iri)
  return name === null ? 'rdf:Description' : `${name.prefix}:${name.local}`
}

function property(row: number, page: Page, indent: string): string {
  const { graph, names, nesting, label } = page
  const object = graph.columns.objects[row]
  const name = names.get(graph.columns.predicates[row])
  if (name === undefined) return ''
  const open = `${indent}<${name.tag}${name.declaration}`
  const kind = graph.kind(object)
  if (kind === NamedNode) return `${open} rdf:resource="${attributeText(legalIri(graph.value(object)))}"/>\n`
  if (kind === BlankNode && !nesting.isNested(object)) return `${open} rdf:nodeID="${label(object)}"/>\n`
  if (kind === BlankNode) return `${open}>\n${node(object, page, `${indent}  `)}${indent}</${name.tag}>\n`
  if (page.report !== null && holdsIllegal(graph.value(object))) {
    page.report(about('rdfxml-character-not-expressible', row, page))
  }
  return `${open}${literalAttribute(graph, object)}>${elementText(graph.value(object))}</${name.tag}>\n`
}

function literalAttribute(graph: Graph, id: number): string {
  if (graph.kind(id) !== Literal) return ''
  const language = graph.language(id)
  if (language !== '') return legalLanguage(language) === '' ? '' : ` xml:lang="${legalLanguage(language)}"`
  const datatype = graph.datatype(id)
  return datatype === xsd.string ? '' : ` rdf:datatype="${attributeText(legalIri(datatype))}"`
}
