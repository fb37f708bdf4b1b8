import { GraphBuilder } from './builder.ts'
import type { Graph } from './graph.ts'
import { readTerm } from './written-term.ts'

/**
 * Reads what `canonicalNQuads` writes of a graph without named graphs: a statement a line with single spaces, so that
 * there is next to nothing to parse. A document from outside is for `read`.
 * @throws Error when the text is anything else
 */
export function readCanonical(text: string): Graph {
  const builder = new GraphBuilder()
  const known = new Map<string, number>()
  const term = (written: string): number => {
    const id = known.get(written) ?? intern(builder, written)
    known.set(written, id)
    return id
  }
  for (let start = 0; start < text.length; ) {
    const subjectEnd = text.indexOf(' ', start)
    const predicateEnd = text.indexOf(' ', subjectEnd + 1)
    const end = text.indexOf(' .\n', predicateEnd)
    if (subjectEnd === -1 || predicateEnd === -1 || end === -1) throw notCanonical(text.slice(start))
    const subject = term(text.slice(start, subjectEnd))
    const predicate = term(text.slice(subjectEnd + 1, predicateEnd))
    builder.add(subject, predicate, term(text.slice(predicateEnd + 1, end)))
    start = end + 3
  }
  return builder.build()
}

function intern({ terms }: GraphBuilder, written: string): number {
  const term = readTerm(written)
  if (term === null) throw notCanonical(written)
  if (term.kind === 'iri') return terms.iri(term.value)
  if (term.kind === 'blank') return terms.blank(term.value)
  if (term.language !== '') return terms.text(term.value, term.language)
  return terms.literal(term.value, term.datatype === '' ? 0 : terms.iri(term.datatype))
}

function notCanonical(found: string): Error {
  return new Error(`Not canonical N-Quads: ${found.slice(0, 100)}`)
}
