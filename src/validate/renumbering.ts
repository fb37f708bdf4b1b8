import type { Graph } from '../rdf/graph.ts'
import type { TermColumns } from '../rdf/terms.ts'
import { idOfText, isTerm, textOf } from './look-up.ts'

/**
 * The ids that the terms of one graph have in another, by id; 0 where it does not hold the term. Blank nodes are the same
 * when their labels are.
 */
export function renumbering(from: Graph, to: Graph): Int32Array {
  const [old, now] = [from.columns.terms, to.columns.terms]
  const ids = new Int32Array(old.kind.length)
  const common = commonTerms(old, now)
  for (let id = 1; id < common; id++) ids[id] = id
  if (common === old.kind.length || common === now.kind.length) return ids
  const find = finder(old, now, ids)
  // Documents are read in their order, so the next term here is likely the next one there.
  let shift = 0
  for (let id = 1; id < ids.length; id++) {
    ids[id] = find(id, id + shift)
    if (ids[id] !== 0) shift = ids[id] - id
  }
  return ids
}

/** How many terms two dictionaries begin with alike, when one of them begins with all of the other; else 0. */
function commonTerms(old: TermColumns, now: TermColumns): number {
  const count = Math.min(old.kind.length, now.kind.length)
  const isAlike =
    old === now ||
    (sameStart(old.offset, now.offset, count + 1) &&
      sameStart(old.kind, now.kind, count) &&
      sameStart(old.qualifier, now.qualifier, count) &&
      sameStart(old.bytes, now.bytes, old.offset[count]) &&
      old.languages.every((tag, index) => index >= now.languages.length || tag === now.languages[index]))
  return isAlike ? count : 0
}

/** Are the first elements of two columns the same, and are there so many? */
function sameStart<Column extends Uint8Array | Int32Array | Uint32Array>(a: Column, b: Column, count: number): boolean {
  if (a.length < count || b.length < count) return false
  const [one, other] = [a.subarray(0, count), b.subarray(0, count)].map(part =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  )
  return one.equals(other)
}

/** A function that finds the id of an old term: the likely one, if it is, else by the hash table. */
function finder(old: TermColumns, now: TermColumns, ids: Int32Array): (id: number, likely: number) => number {
  const languages = old.languages.map(tag => now.languages.indexOf(tag))
  /** -1 when no term there can have it. A datatype has its id before its literals have theirs. */
  const qualifierOf = (id: number): number => {
    const qualifier = old.qualifier[id]
    if (qualifier === 0) return 0
    const part = qualifier & 1 ? languages[qualifier >>> 1] : ids[qualifier >>> 1] || -1
    return part === -1 ? -1 : (part << 1) | (qualifier & 1)
  }
  return (id, likely) => {
    const termClass = { kind: old.kind[id], qualifier: qualifierOf(id) }
    const text = textOf(old, id)
    if (termClass.qualifier === -1) return 0
    if (likely > 0 && likely < now.kind.length && isTerm(text, termClass, { terms: now, id: likely })) return likely
    return idOfText(text, termClass, now)
  }
}
