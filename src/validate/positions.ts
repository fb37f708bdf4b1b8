import type { Position } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { sh } from '../rdf/vocabulary.ts'
import { componentOf } from './component-name.ts'
import type { Breach } from './judge.ts'

/** Constraints that are about there being too many values. */
const surplusComponents: ReadonlySet<string> = new Set([sh.maxCount, sh.uniqueLang].map(componentOf))

/**
 * Where in the document a breach stands: at the statement with the offending value, at the second one where there are too
 * many of them to tell which offends, else where its focus node is first described, else where it first stands as a value. null when the graph keeps no positions.
 */
export function positionFinder(
  graph: Graph,
  predicateOf: (breach: Breach) => number,
): (breach: Breach) => Position | null {
  if (graph.columns.lines === null) return () => null
  const placesOfNodes = new Map<number, Position | null>()
  return breach => {
    if (breach.focus >= graph.termCount) return null
    const predicate = predicateOf(breach)
    if (predicate !== 0 && breach.component !== null && surplusComponents.has(breach.component)) {
      const surplus = secondPlaceOf(graph, breach, predicate)
      if (surplus !== null) return surplus
    }
    const row = hasStatement(breach, graph) ? rowOf(graph, breach, predicate) : -1
    if (row !== -1) return graph.positionOf(row)
    const known = placesOfNodes.get(breach.focus)
    if (known !== undefined) return known
    const place = graph.startOf(breach.focus) ?? firstPlaceOf(graph, breach.focus)
    placesOfNodes.set(breach.focus, place)
    return place
  }
}

/** Is there a statement with the offending value? A rule about the resource itself has none, also where it points at itself. */
function hasStatement({ value, focus, shape }: Breach, graph: Graph): boolean {
  const isItself = shape.path === null && value === focus
  return value !== 0 && value < graph.termCount && !isItself
}

/** Where the second value of a property stands in the document, of those in the language concerned; null when there is none. */
function secondPlaceOf(graph: Graph, { focus, language }: Breach, predicate: number): Position | null {
  const { predicates, objects } = graph.columns
  const isOne = (row: number): boolean =>
    predicates[row] === predicate &&
    (language === null || graph.language(objects[row]).toLowerCase() === language.toLowerCase())
  let first: Position | null = null
  let second: Position | null = null
  for (let row = graph.rowsStart(focus); row < graph.rowsEnd(focus); row++) {
    const place = isOne(row) ? graph.positionOf(row) : null
    if (place === null) continue
    if (first === null || isBefore(place, first)) [first, second] = [place, first]
    else if (second === null || isBefore(place, second)) second = place
  }
  return second
}

/** So many statements of one resource are looked through one by one. */
const few = 64

/** The row of the focus node with that value, and that predicate unless it is 0; -1 when there is none. */
function rowOf(graph: Graph, { focus, value }: Breach, predicate: number): number {
  const { subjects, predicates, objects } = graph.columns
  const isIt = (row: number): boolean => objects[row] === value && (predicate === 0 || predicates[row] === predicate)
  const [start, end] = [graph.rowsStart(focus), graph.rowsEnd(focus)]
  if (end - start <= few) {
    for (let row = start; row < end; row++) if (isIt(row)) return row
    return -1
  }
  const rows = graph.rowsOfObject(value)
  for (let at = firstOf(focus, rows, subjects); subjects[rows[at]] === focus; at++) if (isIt(rows[at])) return rows[at]
  return -1
}

/** The first place of a subject among rows sorted by subject; where it would be, when it is not there. */
function firstOf(subject: number, rows: Int32Array, subjects: Int32Array): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (subjects[rows[middle]] < subject) low = middle + 1
    else high = middle
  }
  return low
}

function firstPlaceOf(graph: Graph, node: number): Position | null {
  const isSubject = graph.describes(node)
  const start = isSubject ? graph.rowsStart(node) : 0
  const rows = isSubject ? null : graph.rowsOfObject(node)
  const end = rows === null ? graph.rowsEnd(node) : rows.length
  let first: Position | null = null
  for (let at = start; at < end; at++) {
    const place = graph.positionOf(rows === null ? at : rows[at])
    if (place !== null && (first === null || isBefore(place, first))) first = place
  }
  return first
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}
