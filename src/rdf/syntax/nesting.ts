import { BlankNode } from '../terms.ts'
import type { Arrangement } from './arrangement.ts'

/** Deeper blank nodes get a label and stand by themselves, so that neither writer nor reader runs deep. */
const deepest = 12

/** Blank nodes that are written inside the statement that refers to them, and where each subject's statements are. */
export interface Nesting {
  isNested(id: number): boolean
  /** First place of a subject in the arranged rows; its statements follow one another. -1 when it is no subject. */
  placeOf(subject: number): number
}

/**
 * Finds the blank nodes that hang as a tree: referred to once, and not from within themselves. When the rows are `part`
 * of what is written, no other part may speak of them either.
 */
export function nest({ graph, rows }: Arrangement, part: 'whole' | 'part' = 'whole'): Nesting {
  const { subjects } = graph.columns
  const place = new Int32Array(graph.termCount).fill(-1)
  for (let at = rows.length - 1; at >= 0; at--) place[subjects[rows[at]]] = at
  const parent = parents({ graph, rows })
  if (part === 'part') leaveOutShared(graph.columns, rows, parent)
  const depth = new Int32Array(graph.termCount).fill(-1)
  for (let id = 1; id < parent.length; id++) if (parent[id] > 0) settleDepth(id, parent, depth)
  return { isNested: id => parent[id] > 0 && depth[id] % (deepest + 1) !== 0, placeOf: subject => place[subject] }
}

/** The subject of the only statement that refers to a blank node; 0 when there is no statement or several. */
function parents({ graph, rows }: Pick<Arrangement, 'graph' | 'rows'>): Int32Array {
  const { subjects, objects } = graph.columns
  const parent = new Int32Array(graph.termCount)
  const several = -1
  for (const row of rows) {
    const object = objects[row]
    if (graph.kind(object) === BlankNode) parent[object] = parent[object] === 0 ? subjects[row] : several
  }
  return parent.map(id => Math.max(id, 0))
}

/** Takes out what statements outside the rows also speak of, and what names a graph. */
function leaveOutShared(
  { subjects, objects, graphs }: Arrangement['graph']['columns'],
  rows: Int32Array,
  parent: Int32Array,
): void {
  const within = new Uint8Array(subjects.length)
  for (const row of rows) within[row] = 1
  for (let row = 0; row < subjects.length; row++) {
    if (graphs !== null) parent[graphs[row]] = 0
    if (within[row] === 1) continue
    parent[subjects[row]] = 0
    parent[objects[row]] = 0
  }
}

/** Depth below the first node that has a label; a node on a cycle counts as having one. */
function settleDepth(start: number, parent: Int32Array, depth: Int32Array): void {
  const path: number[] = []
  const onPath = new Set<number>()
  let id = start
  while (parent[id] > 0 && depth[id] === -1 && !onPath.has(id)) {
    path.push(id)
    onPath.add(id)
    id = parent[id]
  }
  const cycle = onPath.has(id) ? path.indexOf(id) : path.length
  for (const node of path.slice(cycle)) depth[node] = 0
  for (const node of path.slice(0, cycle).reverse()) depth[node] = Math.max(depth[parent[node]], 0) + 1
}
