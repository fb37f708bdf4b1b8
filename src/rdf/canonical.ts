import { hash } from 'node:crypto'
import { canonize, type PlainQuad, type PlainTerm } from 'rdf-canonize'
import type { Graph } from './graph.ts'
import { countBlankParts, labelBlankNodes } from './syntax/blank-labels.ts'
import { legalIri, legalLanguage } from './syntax/legal-terms.ts'
import { nTriplesTerm } from './syntax/ntriples-term.ts'
import { BlankNode, NamedNode } from './terms.ts'
import { rdf, xsd } from './vocabulary.ts'

/**
 * A graph as canonical N-Quads: one quad a line, sorted by code point, blank nodes labelled `c14n0`, `c14n1` and so on by RDFC-1.0.
 * A poison graph, whose blank nodes RDFC-1.0 would need too long to tell apart, has labels of our own that begin with
 * `b` (see `labelBlankNodes`), so that the text shows that it is not RDFC-1.0; it is as stable as those labels.
 * @see https://www.w3.org/TR/rdf-canon/
 */
export async function canonicalNQuads(graph: Graph): Promise<string> {
  const mentions = mentionsOfBlankNodes(graph)
  if (mentions.length === 0) return joined(nQuads(graph))
  const text = await canonized(graph, workLimit(graph, mentions))
  return text === null ? joined(nQuads(graph)) : sortedByCodePoint(text)
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/** Every place where a blank node stands in a statement, by term id. */
function mentionsOfBlankNodes(graph: Graph): number[] {
  const { subjects, objects } = graph.columns
  const found: number[] = []
  const note = (id: number): void => {
    if (id !== 0 && graph.kind(id) === BlankNode) found.push(id)
  }
  for (let row = 0; row < graph.size; row++) {
    note(subjects[row])
    note(objects[row])
    note(graph.graphOf(row))
  }
  return found
}

/**
 * How often RDFC-1.0 may compare deeply: enough for some hundred look-alikes that hang together and any number that do
 * not, less where each comparison is long, so that a poison graph is given up within about a second.
 */
function workLimit(graph: Graph, mentions: readonly number[]): number {
  const blanks = new Set(mentions).size
  const parts = blanks < 1000 ? blanks : countBlankParts(graph)
  return Math.round((2000 + 4 * parts) / Math.max(1, mentions.length / blanks / 32))
}

/** null for a poison graph. The library has one way to say so, it rejects; there is nothing else in a graph that can make it. */
async function canonized(graph: Graph, maxDeepIterations: number): Promise<string | null> {
  return canonize(plainQuads(graph), { algorithm: 'RDFC-1.0', maxDeepIterations }).catch(() => null)
}

function plainQuads(graph: Graph): PlainQuad[] {
  const { subjects, predicates, objects } = graph.columns
  const defaultGraph: PlainTerm = { termType: 'DefaultGraph', value: '' }
  return Array.from(subjects, (subject, row) => {
    const name = graph.graphOf(row)
    return {
      subject: plainTerm(graph, subject),
      predicate: plainTerm(graph, predicates[row]),
      object: plainTerm(graph, objects[row]),
      graph: name === 0 ? defaultGraph : plainTerm(graph, name),
    }
  })
}

function plainTerm(graph: Graph, id: number): PlainTerm {
  const kind = graph.kind(id)
  const value = graph.value(id)
  if (kind === NamedNode) return { termType: 'NamedNode', value: legalIri(value) }
  if (kind === BlankNode) return { termType: 'BlankNode', value }
  const language = legalLanguage(graph.language(id))
  if (language !== '') return { termType: 'Literal', value, language, datatype: { value: rdf.langString } }
  const datatype = graph.datatype(id)
  return {
    termType: 'Literal',
    value,
    datatype: { value: datatype === rdf.langString ? xsd.string : legalIri(datatype) },
  }
}

function nQuads(graph: Graph): string[] {
  const { subjects, predicates, objects } = graph.columns
  const label = labelBlankNodes(graph)
  const text = (id: number): string => `${nTriplesTerm(graph, id, label)} `
  return Array.from(subjects, (subject, row) => {
    const name = graph.graphOf(row)
    return `${text(subject)}${text(predicates[row])}${text(objects[row])}${name === 0 ? '' : text(name)}.`
  })
}

function sortedByCodePoint(text: string): string {
  return joined(text.split('\n').slice(0, -1))
}

const surrogate = /[\ud800-\udfff]/

/** Lines in the order of their code points, each once. */
function joined(lines: readonly string[]): string {
  const distinct = [...new Set(lines)]
  const sorted = distinct.some(line => surrogate.test(line)) ? distinct.sort(byCodePoint) : distinct.sort()
  return sorted.map(line => `${line}\n`).join('')
}

/** As text in UTF-8 sorts; text in UTF-16 puts characters beyond U+FFFF before U+E000. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
