import { GraphBuilder } from './builder.ts'
import type { Graph } from './graph.ts'

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

const literal = /^"([\s\S]*)"(?:@([A-Za-z0-9-]+)|\^\^<([^ <>]*)>)?$/
const name = /^(?:<[^ <>]*>|_:[^ <>]+)$/

function intern({ terms }: GraphBuilder, written: string): number {
  const isName = name.test(written)
  if (isName && written[0] === '<') return terms.iri(written.slice(1, -1))
  if (isName) return terms.blank(written.slice(2))
  const [, escaped, language, datatype] = literal.exec(written) ?? []
  if (escaped === undefined) throw notCanonical(written)
  const text = escaped.includes('\\') ? escaped.replaceAll(escapes, unescaped) : escaped
  if (language !== undefined) return terms.text(text, language)
  return terms.literal(text, datatype === undefined ? 0 : terms.iri(datatype))
}

const escapes = /\\(?:u([0-9A-F]{4})|(.))/g
const controls: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' }

function unescaped(_: string, code: string | undefined, letter: string): string {
  return code === undefined ? (controls[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16))
}

function notCanonical(found: string): Error {
  return new Error(`Not canonical N-Quads: ${found.slice(0, 100)}`)
}
