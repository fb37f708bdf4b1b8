import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'

/** A part that several resources share is copied into the record of each only up to this many statements. */
const largestCopy = 256

/**
 * Which statements lie in whose record: those about the resource itself and about what it refers to, and so on, up to
 * other resources with a record. What several share lies in each of their records, unless it is large: then it lies
 * in the record of the first that asks, so that the records together never outgrow the graph beyond measure.
 * Holds who has what, hence a class.
 */
export class Reach {
  readonly #graph: Graph
  readonly #main: ReadonlySet<number>
  readonly #taken: Uint8Array
  /** Per term the resource being described (as a mark that it has been visited for it), numbered from 1. */
  readonly #visited: Int32Array
  readonly #references: Int32Array
  readonly #isLarge: Int8Array
  readonly #owner = new Map<number, number>()
  #round = 0

  constructor(graph: Graph, main: ReadonlySet<number>) {
    this.#graph = graph
    this.#main = main
    this.#taken = new Uint8Array(graph.termCount)
    this.#visited = new Int32Array(graph.termCount)
    this.#isLarge = new Int8Array(graph.termCount)
    this.#references = referenceCounts(graph)
  }

  /** The rows of a resource's description, each triple once. */
  rowsOf(resource: number): number[] {
    const round = ++this.#round
    return this.#collect([resource], target => this.#enters(target, resource, round))
  }

  /** The rows that no description has, with the blank nodes they speak of. */
  leftovers(): number[] {
    const round = ++this.#round
    const unreached = this.#graph.subjects().filter(subject => this.#taken[subject] === 0)
    for (const subject of unreached) this.#visited[subject] = round
    return this.#collect(unreached, target => this.#graph.kind(target) === 2 && this.#visit(target, round))
  }

  #collect(start: readonly number[], enters: (target: number) => boolean): number[] {
    const { objects } = this.#graph.columns
    const rows: number[] = []
    const waiting = [...start]
    for (let subject = waiting.pop(); subject !== undefined; subject = waiting.pop()) {
      this.#taken[subject] = 1
      for (let row = this.#graph.rowsStart(subject); row < this.#graph.rowsEnd(subject); row++) {
        if (repeats(this.#graph, row)) continue
        rows.push(row)
        if (enters(objects[row])) waiting.push(objects[row])
      }
    }
    return rows
  }

  #enters(target: number, resource: number, round: number): boolean {
    if (target === resource || this.#main.has(target) || !this.#graph.describes(target)) return false
    if (this.#references[target] > 1 && this.#large(target)) {
      const owner = this.#owner.get(target) ?? resource
      this.#owner.set(target, owner)
      if (owner !== resource) return false
    }
    return this.#visit(target, round)
  }

  #visit(target: number, round: number): boolean {
    if (this.#visited[target] === round || !this.#graph.describes(target)) return false
    this.#visited[target] = round
    return true
  }

  #large(target: number): boolean {
    if (this.#isLarge[target] === 0) this.#isLarge[target] = this.#exceeds(target) ? 1 : -1
    return this.#isLarge[target] === 1
  }

  /** Does what hangs on a term hold more statements than are copied? */
  #exceeds(target: number): boolean {
    const seen = new Set([target])
    let count = 0
    for (const subject of seen) {
      const end = this.#graph.rowsEnd(subject)
      count += end - this.#graph.rowsStart(subject)
      if (count > largestCopy) return true
      for (let row = this.#graph.rowsStart(subject); row < end; row++) {
        const object = this.#graph.columns.objects[row]
        if (!this.#main.has(object) && this.#graph.describes(object)) seen.add(object)
      }
    }
    return false
  }
}

/** Is this the same triple as the row before, in another named graph? */
function repeats({ columns: { subjects, predicates, objects } }: Graph, row: number): boolean {
  const before = row - 1
  return (
    row > 0 &&
    objects[row] === objects[before] &&
    predicates[row] === predicates[before] &&
    subjects[row] === subjects[before]
  )
}

function referenceCounts(graph: Graph): Int32Array {
  const counts = new Int32Array(graph.termCount)
  for (const object of graph.columns.objects) if (graph.kind(object) !== Literal) counts[object]++
  return counts
}
