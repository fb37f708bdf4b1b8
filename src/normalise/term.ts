import type { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, Literal, NamedNode } from '../rdf/terms.ts'
import { shorten, xsd } from '../rdf/vocabulary.ts'

/** A term taken out of its graph. */
export interface TermValue {
  /** `NamedNode`, `BlankNode` or `Literal` of rdf/terms.ts. */
  readonly kind: number
  /** IRI, blank node label without `_:`, or lexical form. */
  readonly value: string
  readonly language: string
  readonly datatype: string
}

/** What the graph says a term is. */
export function termAt(graph: Graph, id: number): TermValue {
  return { kind: graph.kind(id), value: graph.value(id), language: graph.language(id), datatype: graph.datatype(id) }
}

/** The IRI as a term. */
export function iriTerm(value: string): TermValue {
  return { kind: NamedNode, value, language: '', datatype: '' }
}

/** A blank node as a term. */
export function blankTerm(label: string): TermValue {
  return { kind: BlankNode, value: label, language: '', datatype: '' }
}

/** The text as a literal of a datatype. */
export function literalTerm(value: string, datatype: string): TermValue {
  return { kind: Literal, value, language: '', datatype }
}

/** Term id of the term in a builder. */
export function internTerm(builder: GraphBuilder, term: TermValue): number {
  if (term.kind === NamedNode) return builder.terms.iri(term.value)
  if (term.kind === BlankNode) return builder.terms.blank(term.value)
  if (term.language !== '') return builder.terms.text(term.value, term.language)
  return builder.terms.literal(term.value, builder.terms.iri(term.datatype))
}

/** The term as people read it, long texts shortened: `https://…`, `dcat:version`, `_:b0`, `"text"@sv`, `"2020"^^xsd:gYear`. */
export function readable(term: TermValue): string {
  if (term.kind === NamedNode) return readableIri(term.value)
  if (term.kind === BlankNode) return `_:${term.value}`
  const text = JSON.stringify(shortened(term.value))
  if (term.language !== '') return `${text}@${term.language}`
  return term.datatype === xsd.string ? text : `${text}^^${shorten(term.datatype)}`
}

/** Classes and properties go by their prefix; resources, which stand in no vocabulary, by their address. */
function readableIri(iri: string): string {
  const short = shorten(iri)
  return /^[a-z]+:[A-Za-z]\w*$/.test(short) ? short : shortened(iri)
}

/** A resource as findings name it: its IRI, or `_:label`. */
export function nodeName(term: TermValue): string {
  return term.kind === BlankNode ? `_:${term.value}` : term.value
}

const longest = 400

/** The beginning and the end of a text too long to tell. */
export function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)}…${text.slice(-longest / 2)}`.toWellFormed()
}
