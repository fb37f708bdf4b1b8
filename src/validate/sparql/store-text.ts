import type { Graph } from '../../rdf/graph.ts'
import { legalLanguage } from '../../rdf/syntax/legal-terms.ts'
import { quoted } from '../../rdf/syntax/ntriples-term.ts'
import { BlankNode, NamedNode } from '../../rdf/terms.ts'
import { xsd } from '../../rdf/vocabulary.ts'
import type { DataGraph } from '../data-graph.ts'
import type { TermSpace } from '../term-space.ts'

/** What our own names in the store begin with. */
export const urn = 'urn:skord:sparql:'

/** The named graph of our own statements; no query may look into named graphs but that of the shapes. */
export const seeds = `${urn}seeds`

/** Name of the graph of the shapes. */
export const shapesName = `${urn}shapes`

/** So much text is handed over at a time. */
const textAtOnce = 1 << 20

/**
 * What the store holds, as N-Quads in pieces: the data graph, the shapes when they are asked about, and for every blank node
 * its id in the data graph, because the store gives blank nodes labels of its own.
 */
export function* nQuadsOf(
  data: DataGraph,
  { stated, shapes }: { readonly stated: readonly Graph[]; readonly shapes: Graph | null },
): Iterable<Uint8Array> {
  for (const graph of stated) yield* linesOf(data.terms, graph, '')
  if (shapes !== null) yield* linesOf(data.terms, shapes, ` <${shapesName}>`)
}

function* linesOf(terms: TermSpace, graph: Graph, name: string): Iterable<Uint8Array> {
  const { subjects, predicates, objects } = graph.columns
  const texts: string[] = []
  let lines = ''
  const textOf = (id: number): string => {
    if (texts[id] !== undefined) return texts[id]
    const there = terms.idOf(graph, id)
    texts[id] = termText(terms, there)
    if (graph.kind(id) === BlankNode) lines += `${texts[id]} <${urn}id> "${there}" <${seeds}> .\n`
    return texts[id]
  }
  for (let row = 0; row < graph.size; row++) {
    const statement = `${textOf(subjects[row])} ${textOf(predicates[row])} ${textOf(objects[row])}`
    lines += `${statement}${name} .\n`
    if (lines.length < textAtOnce) continue
    yield Buffer.from(lines)
    lines = ''
  }
  if (lines !== '') yield Buffer.from(lines)
}

/** A term in N-Quads; a blank node is named after its id. IRIs may hold anything, so what must not stand there is escaped. */
export function termText(terms: TermSpace, id: number): string {
  const kind = terms.kind(id)
  const value = terms.value(id)
  if (kind === NamedNode) return iriText(value)
  if (kind === BlankNode) return `_:b${id}`
  const language = legalLanguage(terms.language(id))
  if (language !== '') return `${quoted(value)}@${language}`
  if (terms.language(id) !== '') return quoted(value)
  const datatype = terms.datatype(id)
  return datatype === xsd.string ? quoted(value) : `${quoted(value)}^^${iriText(datatype)}`
}

function iriText(iri: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not stand in an IRI
  const escaped = iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `<${escaped}>`
}
