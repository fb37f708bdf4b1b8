import type { Position } from '../model/finding.ts'
import type { StartColumns } from './starts.ts'
import { type TermColumns, TermTable } from './terms.ts'

/** The columns of a graph. They are plain typed arrays, so a graph moves to another thread without copying. */
export interface GraphColumns {
  /** May belong to several graphs, when one was made of another. */
  readonly terms: TermColumns
  /** Distinct quads, sorted by subject, predicate, object and graph name (by term id). */
  readonly subjects: Int32Array
  readonly predicates: Int32Array
  readonly objects: Int32Array
  /** Graph name per row, 0 for the default graph; null when every quad is in the default graph. */
  readonly graphs: Int32Array | null
  /** `subjectStart[s]` to `subjectStart[s + 1]` are the rows of subject s. */
  readonly subjectStart: Int32Array
  /** Rows sorted by predicate, then object, then subject. */
  readonly byPredicate: Int32Array
  /** `predicateStart[p]` to `predicateStart[p + 1]` are the places in `byPredicate` of predicate p. */
  readonly predicateStart: Int32Array
  /** Line and column of each row in its document, from 1; null when positions were not kept. */
  readonly lines: Int32Array | null
  readonly columns: Int32Array | null
  /** Where each resource begins; null when positions were not kept. */
  readonly starts: StartColumns | null
}

/**
 * A read-only RDF graph: terms are numbers, statements are rows of sorted integer columns.
 * Term id 0 means "no such term", so look-ups chain without checks: `objectsOf(subject, iri('…'))` of an IRI
 * that the graph does not hold is empty. All functions but `graphOf` look at the union of the named graphs.
 */
export class Graph {
  readonly columns: GraphColumns
  readonly #terms: TermTable
  #byObject: { readonly rows: Int32Array; readonly start: Int32Array } | null = null

  constructor(columns: GraphColumns) {
    this.columns = columns
    this.#terms = new TermTable(columns.terms)
  }

  /** Number of distinct quads. */
  get size(): number {
    return this.columns.subjects.length
  }

  /** One more than the highest term id. */
  get termCount(): number {
    return this.#terms.count
  }

  /** Number of distinct triples, graph names left out. */
  get tripleCount(): number {
    if (this.columns.graphs === null) return this.size
    let count = 0
    for (let row = 0; row < this.size; row++) if (!this.#repeats(row)) count++
    return count
  }

  /** Term id of an IRI; 0 when the graph does not hold it. */
  iri(value: string): number {
    return this.#terms.iri(value)
  }

  /** Term id of a blank node label (without `_:`); 0 when the graph does not hold it. */
  blank(label: string): number {
    return this.#terms.blank(label)
  }

  /** Term id of a literal; the datatype is ignored when there is a language. 0 when the graph does not hold it. */
  literal(value: string, datatype = '', language = ''): number {
    return this.#terms.literal(value, datatype, language)
  }

  /** `NamedNode`, `BlankNode` or `Literal` of terms.ts. */
  kind(id: number): number {
    return this.#terms.kind(id)
  }

  /** IRI, blank node label without `_:`, or lexical form. */
  value(id: number): string {
    return this.#terms.value(id)
  }

  /** Language tag as published; '' when the term has none. */
  language(id: number): string {
    return this.#terms.language(id)
  }

  /** Datatype IRI of a literal; '' for other terms. */
  datatype(id: number): string {
    return this.#terms.datatype(id)
  }

  /** First row of a subject; its rows end before `rowsEnd`. */
  rowsStart(subject: number): number {
    return this.columns.subjectStart[subject]
  }

  rowsEnd(subject: number): number {
    return this.columns.subjectStart[subject + 1]
  }

  /** Does the graph say anything about this term? */
  describes(subject: number): boolean {
    return subject > 0 && this.rowsEnd(subject) > this.rowsStart(subject)
  }

  /** Every term that is a subject, in the order of the document. */
  subjects(): number[] {
    const { subjectStart } = this.columns
    const found: number[] = []
    for (let id = 1; id < this.termCount; id++) if (subjectStart[id + 1] > subjectStart[id]) found.push(id)
    return found
  }

  /** Distinct predicates of a subject. */
  predicatesOf(subject: number): number[] {
    const { predicates } = this.columns
    const found: number[] = []
    if (subject === 0) return found
    for (let row = this.rowsStart(subject); row < this.rowsEnd(subject); row++) {
      if (found.at(-1) !== predicates[row]) found.push(predicates[row])
    }
    return found
  }

  /** Distinct values of a property. */
  objectsOf(subject: number, predicate: number): number[] {
    const { objects, predicates } = this.columns
    const found: number[] = []
    const end = subject === 0 || predicate === 0 ? 0 : this.rowsEnd(subject)
    let last = 0
    for (let row = this.#firstRowWith(subject, predicate); row < end && predicates[row] === predicate; row++) {
      if (objects[row] !== last) found.push(objects[row])
      last = objects[row]
    }
    return found
  }

  /** The first value of a property; 0 when it has none. */
  objectOf(subject: number, predicate: number): number {
    if (subject === 0 || predicate === 0) return 0
    const { objects, predicates } = this.columns
    const row = this.#firstRowWith(subject, predicate)
    return row < this.rowsEnd(subject) && predicates[row] === predicate ? objects[row] : 0
  }

  /** Distinct subjects that have this value of this property. */
  subjectsWith(predicate: number, object: number): number[] {
    if (predicate === 0 || object === 0) return []
    const { byPredicate, predicateStart, objects, subjects } = this.columns
    const end = predicateStart[predicate + 1]
    let place = lowerBound(predicateStart[predicate], end, at => objects[byPredicate[at]] >= object)
    const found: number[] = []
    for (; place < end && objects[byPredicate[place]] === object; place++) {
      const subject = subjects[byPredicate[place]]
      if (found.at(-1) !== subject) found.push(subject)
    }
    return found
  }

  /** Rows of a predicate, sorted by object, then subject. */
  rowsOfPredicate(predicate: number): Int32Array {
    const { byPredicate, predicateStart } = this.columns
    if (predicate === 0) return byPredicate.subarray(0, 0)
    return byPredicate.subarray(predicateStart[predicate], predicateStart[predicate + 1])
  }

  /** Rows in which a term is the object, sorted by subject; the index is built at the first call. */
  rowsOfObject(object: number): Int32Array {
    this.#byObject ??= indexByObject(this.columns.objects, this.termCount)
    if (object === 0) return this.#byObject.rows.subarray(0, 0)
    return this.#byObject.rows.subarray(this.#byObject.start[object], this.#byObject.start[object + 1])
  }

  has(subject: number, predicate: number, object: number): boolean {
    const { objects } = this.columns
    const end = this.#rowsWithEnd(subject, predicate)
    const row = lowerBound(this.#firstRowWith(subject, predicate), end, at => objects[at] >= object)
    return object !== 0 && row < end && objects[row] === object
  }

  /** Graph name of a row; 0 for the default graph. */
  graphOf(row: number): number {
    return this.columns.graphs === null ? 0 : this.columns.graphs[row]
  }

  /** Where a row stands in its document; null when positions were not kept. */
  positionOf(row: number): Position | null {
    const { lines, columns } = this.columns
    if (lines === null || columns === null || lines[row] === 0) return null
    return { line: lines[row], column: columns[row] }
  }

  /** Where the first description of a resource begins; null when it has none or positions were not kept. */
  startOf(subject: number): Position | null {
    const { starts } = this.columns
    if (starts === null || subject >= starts.lines.length || starts.lines[subject] === 0) return null
    return { line: starts.lines[subject], column: starts.columns[subject] }
  }

  /** First row of a property's values; equal to the end of the subject's rows or beyond when there is none. */
  #firstRowWith(subject: number, predicate: number): number {
    if (subject === 0 || predicate === 0) return 0
    const { predicates, subjectStart } = this.columns
    let low = subjectStart[subject]
    let high = subjectStart[subject + 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (predicates[middle] >= predicate) high = middle
      else low = middle + 1
    }
    return low
  }

  #rowsWithEnd(subject: number, predicate: number): number {
    if (subject === 0 || predicate === 0) return 0
    const { predicates } = this.columns
    return lowerBound(this.rowsStart(subject), this.rowsEnd(subject), at => predicates[at] > predicate)
  }

  /** Is this the same triple as the row before, in another graph? */
  #repeats(row: number): boolean {
    const { subjects, predicates, objects } = this.columns
    return (
      row > 0 &&
      subjects[row] === subjects[row - 1] &&
      predicates[row] === predicates[row - 1] &&
      objects[row] === objects[row - 1]
    )
  }
}

/**
 * The buffers to name in `postMessage(columns, transfer)`, so that a graph moves instead of being copied. Graphs that have
 * its terms in common are left without them.
 */
export function transferable({ terms, starts, ...columns }: GraphColumns): ArrayBuffer[] {
  const { languages: _, ...termArrays } = terms
  const arrays = [...Object.values(termArrays), ...Object.values(columns), ...Object.values(starts ?? {})]
  return arrays.flatMap(array => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []))
}

/** Stable order of the rows by one key column, after an order already found; one pass of a radix sort. */
export function sortRows(order: Int32Array | null, key: Int32Array, keyCount: number): Int32Array {
  const next = new Int32Array(keyCount + 1)
  for (let row = 0; row < key.length; row++) next[key[row] + 1]++
  for (let value = 0; value < keyCount; value++) next[value + 1] += next[value]
  const sorted = new Int32Array(key.length)
  for (let place = 0; place < key.length; place++) {
    const row = order === null ? place : order[place]
    sorted[next[key[row]]++] = row
  }
  return sorted
}

/** `starts[id]` to `starts[id + 1]` are the places of id in a column sorted by it. */
export function startsOf(key: Int32Array, keyCount: number): Int32Array {
  const start = new Int32Array(keyCount + 1)
  for (let row = 0; row < key.length; row++) start[key[row] + 1]++
  for (let id = 0; id < keyCount; id++) start[id + 1] += start[id]
  return start
}

function indexByObject(objects: Int32Array, termCount: number): { rows: Int32Array; start: Int32Array } {
  return { rows: sortRows(null, objects, termCount), start: startsOf(objects, termCount) }
}

/** First place in [from, to) at which the test holds, for a test that holds from some place on; else `to`. */
function lowerBound(from: number, to: number, holds: (place: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
