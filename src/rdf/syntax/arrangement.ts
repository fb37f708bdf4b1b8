import { type Graph, sortRows } from '../graph.ts'
import { BlankNode } from '../terms.ts'
import { rdf } from '../vocabulary.ts'
import { labelBlankNodes } from './blank-labels.ts'
import type { BlankLabels } from './ntriples-term.ts'

/** The statements of a graph in the order in which they are written; the same for the same graph, however it came to be. */
export interface Arrangement {
  readonly graph: Graph
  /** Rows by subject (IRIs, then blank nodes), predicate (rdf:type first) and object. */
  readonly rows: Int32Array
  readonly label: BlankLabels
}

/** Arranges the triples of a graph, graph names left out. */
export function arrange(graph: Graph, label: BlankLabels = labelBlankNodes(graph)): Arrangement {
  return arrangeRows(graph, distinctRows(graph), label)
}

/** Arranges some rows of a graph, given in the order of the graph. */
export function arrangeRows(graph: Graph, rows: Int32Array, label: BlankLabels): Arrangement {
  const { subjects, predicates, objects } = graph.columns
  const order = termOrder(graph, label)
  const rank = predicateRanks(graph, rows)
  const byPredicate = (a: number, b: number): number =>
    rank[predicates[a]] - rank[predicates[b]] || order(objects[a], objects[b])
  const runs = subjectRuns(rows, subjects).sort((a, b) => order(subjects[rows[a[0]]], subjects[rows[b[0]]]))
  const arranged = new Int32Array(rows.length)
  let top = 0
  for (const [start, end] of runs) {
    for (let place = start; place < end; place++) arranged[top + place - start] = rows[place]
    sortRun(arranged, [top, top + end - start], byPredicate)
    top += end - start
  }
  return { graph, rows: arranged, label }
}

/** Sorts a run in place. Most are a dozen rows, for which insertion is fastest. */
function sortRun(rows: Int32Array, [start, end]: [number, number], order: (a: number, b: number) => number): void {
  if (end - start > 32) {
    rows.subarray(start, end).sort(order)
    return
  }
  for (let next = start + 1; next < end; next++) {
    const row = rows[next]
    let place = next
    for (; place > start && order(rows[place - 1], row) > 0; place--) rows[place] = rows[place - 1]
    rows[place] = row
  }
}

/** Rows of every graph name in use, each in the order of the graph; 0 is the default graph. */
export function rowsByName(graph: Graph): ReadonlyMap<number, Int32Array> {
  const { graphs } = graph.columns
  if (graphs === null) return new Map([[0, everyRow(graph)]])
  const rows = sortRows(null, graphs, graph.termCount)
  const found = new Map<number, Int32Array>()
  for (let start = 0, place = 1; place <= rows.length; place++) {
    if (place < rows.length && graphs[rows[place]] === graphs[rows[start]]) continue
    found.set(graphs[rows[start]], rows.subarray(start, place))
    start = place
  }
  return found
}

/** Compares terms by kind (IRI, blank node, literal), then text, datatype and language; blank nodes by label. */
export function termOrder(graph: Graph, label: BlankLabels): (a: number, b: number) => number {
  return (a, b) => {
    if (a === b) return 0
    const kind = graph.kind(a)
    if (kind !== graph.kind(b)) return kind - graph.kind(b)
    if (kind === BlankNode) return compare(label(a), label(b))
    return (
      compare(graph.value(a), graph.value(b)) ||
      compare(graph.datatype(a), graph.datatype(b)) ||
      compare(graph.language(a), graph.language(b))
    )
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function everyRow(graph: Graph): Int32Array {
  const rows = new Int32Array(graph.size)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  return rows
}

/** Rows of distinct triples. */
function distinctRows(graph: Graph): Int32Array {
  const rows = everyRow(graph)
  if (graph.columns.graphs === null) return rows
  const { subjects, predicates, objects } = graph.columns
  const same = (row: number): boolean =>
    row > 0 &&
    subjects[row] === subjects[row - 1] &&
    predicates[row] === predicates[row - 1] &&
    objects[row] === objects[row - 1]
  return rows.filter(row => !same(row))
}

/** First and last place (exclusive) of every subject. */
function subjectRuns(rows: Int32Array, subjects: Int32Array): [number, number][] {
  const runs: [number, number][] = []
  for (let start = 0, place = 1; place <= rows.length; place++) {
    if (place < rows.length && subjects[rows[place]] === subjects[rows[start]]) continue
    runs.push([start, place])
    start = place
  }
  return runs
}

/** Rank of each predicate by term id: rdf:type first, the rest by IRI. */
function predicateRanks(graph: Graph, rows: Int32Array): Int32Array {
  const ranks = new Int32Array(graph.termCount)
  const used = new Set<number>()
  for (const row of rows) used.add(graph.columns.predicates[row])
  const type = graph.iri(rdf.type)
  const sorted = [...used].sort((a, b) => compare(graph.value(a), graph.value(b)))
  for (const [rank, id] of sorted.entries()) ranks[id] = id === type ? 0 : rank + 1
  return ranks
}
