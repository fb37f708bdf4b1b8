import type { Span } from '../rdf/term-hash.ts'
import { hashTerm, NamedNode, type TermClass, type TermColumns } from '../rdf/terms.ts'

/** Id in one dictionary of an IRI of another, found by its bytes, without making a string of them; 0 when there is none. */
export function idOfIri(from: TermColumns, id: number, to: TermColumns): number {
  return idOfText(textOf(from, id), { kind: NamedNode, qualifier: 0 }, to)
}

/** Id in a dictionary of a text as a term of a class; 0 when there is none. */
export function idOfText(text: Span, termClass: TermClass, to: TermColumns): number {
  const { table, hashKey } = to
  const last = table.length - 1
  let slot = hashTerm(hashKey, text, termClass) & last
  while (table[slot] !== 0 && !isTerm(text, termClass, { terms: to, id: table[slot] })) slot = (slot + 1) & last
  return table[slot]
}

/** Is a term of a dictionary that of a text and a class? */
export function isTerm(
  text: Span,
  { kind, qualifier }: TermClass,
  { terms, id }: { readonly terms: TermColumns; readonly id: number },
): boolean {
  return terms.kind[id] === kind && terms.qualifier[id] === qualifier && isSameText(text, textOf(terms, id))
}

/** The bytes of a term. */
export function textOf({ bytes, offset }: TermColumns, id: number): Span {
  return { bytes, from: offset[id], to: offset[id + 1] }
}

function isSameText(a: Span, b: Span): boolean {
  if (b.to - b.from !== a.to - a.from) return false
  for (let at = a.from; at < a.to; at++) if (a.bytes[at] !== b.bytes[b.from + at - a.from]) return false
  return true
}
