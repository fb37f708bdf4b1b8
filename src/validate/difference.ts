import type { Graph } from '../rdf/graph.ts'
import { renumbering } from './renumbering.ts'

/** What became of a term: it, or a statement that it stands in, is in another place of the document. */
export const Moved = 1

/** Statements that it stands in as subject or value came or went, or have another order. */
export const Changed = 2

/** What is different between two states of a graph. */
export interface Difference {
  /** The new id of each old id; 0 when there is none. */
  readonly ids: Int32Array
  /** Subject, predicate and object of each statement that went, in old ids, one after the other. */
  readonly gone: readonly number[]
  /** The same of each that came, in new ids. */
  readonly come: readonly number[]
  /** 0, `Moved` or `Changed`, by new id; that of id 0 says nothing. */
  readonly marks: Uint8Array
}

/** What is different between two states of a graph; found by walking their sorted rows side by side. */
export function differenceOf(old: Graph, now: Graph): Difference {
  const ids = renumbering(old, now)
  const oldIds = new Int32Array(now.termCount)
  for (let id = 1; id < ids.length; id++) if (ids[id] !== 0) oldIds[ids[id]] = id
  const found = { old, now, ids, gone: [], come: [], marks: new Uint8Array(now.termCount) }
  for (let id = 1; id < now.termCount; id++) {
    if (!saysTheSame(found, oldIds[id], id)) compareSubject(found, oldIds[id], id)
    if (!beginsAlike(found, oldIds[id], id)) mark(found, Moved, [id])
  }
  for (let id = 1; id < ids.length; id++) if (ids[id] === 0 && old.describes(id)) compareSubject(found, id, 0)
  return found
}

interface Found extends Difference {
  readonly old: Graph
  readonly now: Graph
  readonly gone: number[]
  readonly come: number[]
}

/** Is the same said of a subject, by its old and its new id, in the same order? Marks what has moved, if so. */
function saysTheSame(found: Found, subject: number, other: number): boolean {
  const { old, now, ids } = found
  const start = subject === 0 ? 0 : old.rowsStart(subject)
  const end = subject === 0 ? 0 : old.rowsEnd(subject)
  const shift = now.rowsStart(other) - start
  if (now.rowsEnd(other) !== end + shift) return false
  const [a, b] = [old.columns, now.columns]
  for (let row = start; row < end; row++) {
    if (ids[a.predicates[row]] !== b.predicates[row + shift]) return false
    if (ids[a.objects[row]] !== b.objects[row + shift]) return false
  }
  for (let row = start; row < end; row++) {
    if (!isSamePlace(found, row, row + shift)) mark(found, Moved, [other, b.objects[row + shift]])
  }
  return true
}

/** Are two rows that say the same in one place and one named graph? */
function isSamePlace({ old, now, ids }: Found, row: number, other: number): boolean {
  const [a, b] = [old.columns, now.columns]
  return (
    (a.lines === null ? 0 : a.lines[row]) === (b.lines === null ? 0 : b.lines[other]) &&
    (a.columns === null ? 0 : a.columns[row]) === (b.columns === null ? 0 : b.columns[other]) &&
    ids[old.graphOf(row)] === now.graphOf(other)
  )
}

/** Does the description of a subject begin where it did? */
function beginsAlike({ old, now }: Found, subject: number, other: number): boolean {
  const [a, b] = [old.columns.starts, now.columns.starts]
  return (a?.lines[subject] ?? 0) === (b?.lines[other] ?? 0) && (a?.columns[subject] ?? 0) === (b?.columns[other] ?? 0)
}

/** Finds what is different about a subject, by its old and its new id; 0 where it is not there. */
function compareSubject(found: Found, subject: number, other: number): void {
  const { old, now, ids, gone, come } = found
  const { predicates, objects } = now.columns
  const before = rowsByKey(old, subject, row => {
    const [predicate, object] = [ids[old.columns.predicates[row]], ids[old.columns.objects[row]]]
    return predicate === 0 || object === 0 || other === 0 ? -row - 1 : predicate * now.termCount + object
  })
  const after = rowsByKey(now, other, row => predicates[row] * now.termCount + objects[row])
  const lasting = [...before.keys()].filter(key => after.has(key))
  if (lasting.some((key, index) => index > 0 && key < lasting[index - 1])) mark(found, Changed, [other])
  for (const [key, rows] of before) {
    const [predicate, object] = [old.columns.predicates[rows[0]], old.columns.objects[rows[0]]]
    const others = after.get(key)
    if (others === undefined) {
      gone.push(subject, predicate, object)
      mark(found, Changed, [other, ids[object]])
    } else if (others.length !== rows.length || !rows.every((row, at) => isSamePlace(found, row, others[at]))) {
      mark(found, Moved, [other, ids[object]])
    }
  }
  for (const [key, [row]] of after) {
    if (before.has(key)) continue
    come.push(other, predicates[row], objects[row])
    mark(found, Changed, [other, objects[row]])
  }
}

/** The rows of a subject by a key of predicate and value: those that say the same in several graphs are together. */
function rowsByKey(graph: Graph, subject: number, keyOf: (row: number) => number): Map<number, number[]> {
  const found = new Map<number, number[]>()
  if (subject === 0) return found
  for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) {
    const together = found.get(keyOf(row))
    if (together === undefined) found.set(keyOf(row), [row])
    else together.push(row)
  }
  return found
}

function mark({ marks }: Found, what: number, nodes: readonly number[]): void {
  for (const node of nodes) marks[node] = Math.max(marks[node], what)
}
