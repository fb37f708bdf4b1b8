import { createHash, type Hash } from 'node:crypto'
import { type Graph, sortRows } from './graph.ts'
import { labelBlankNodes } from './syntax/blank-labels.ts'
import { TermOrder, type TermText } from './term-order.ts'
import { BlankNode, Literal } from './terms.ts'

/**
 * SHA-256, hexadecimal, of what a graph says: the same for the same statements in whatever syntax and order, however often
 * each is repeated and whatever its blank nodes are called; another for any other graph, also where a language tag differs
 * in case alone. Its terms are put in an order of their own making and its statements in the order of those, so that
 * nothing is written out. Graphs that are built to have blank nodes hard to tell apart may have several checksums, but
 * never one in common with another graph.
 * @see labelBlankNodes
 */
export async function graphChecksum(graph: Graph): Promise<string> {
  const textOf = textsOf(graph)
  const order = new TermOrder(usedTerms(graph), textOf)
  const digest = createHash('sha256')
  digestTerms(digest, order.ids, textOf)
  digestStatements(digest, graph, order.ranks(graph.termCount))
  return digest.digest('hex')
}

/** The terms that statements are made of, in the order of their ids; a dictionary may hold others. */
function usedTerms(graph: Graph): Int32Array {
  const { subjects, predicates, objects, graphs } = graph.columns
  const isUsed = new Uint8Array(graph.termCount)
  for (const column of [subjects, predicates, objects, graphs ?? []]) for (const id of column) isUsed[id] = 1
  isUsed[0] = 0
  const used = new Int32Array(graph.termCount)
  let count = 0
  for (let id = 1; id < used.length; id++) if (isUsed[id] === 1) used[count++] = id
  return used.slice(0, count)
}

/** What a term is, without a word of how its graph numbers it. */
function textsOf(graph: Graph): (id: number) => TermText {
  const { kind, qualifier, offset, bytes } = graph.columns.terms
  const label = labelBlankNodes(graph)
  const classes = new Map<number, Buffer>()
  const classOf = (id: number): Buffer => {
    const key = (qualifier[id] << 2) | kind[id]
    const known = classes.get(key) ?? Buffer.from(className(graph, id))
    classes.set(key, known)
    return known
  }
  return id => {
    const termClass = classOf(id)
    if (kind[id] !== BlankNode) return { termClass, bytes, from: offset[id], to: offset[id + 1] }
    const text = Buffer.from(label(id))
    return { termClass, bytes: text, from: 0, to: text.length }
  }
}

/** What terms of one text may differ in: their kind, language and datatype. */
function className(graph: Graph, id: number): string {
  const kind = graph.kind(id)
  if (kind !== Literal) return String(kind)
  const language = graph.language(id)
  return language === '' ? `^${graph.datatype(id)}` : `@${language}`
}

/** Bytes that are hashed at a time. */
const chunkSize = 1 << 16

/** Every term with the lengths of its parts, so that no two lists of terms make the same bytes. */
function digestTerms(digest: Hash, ids: Int32Array, textOf: (id: number) => TermText): void {
  const chunk = Buffer.allocUnsafe(chunkSize)
  let top = 0
  const put = (bytes: Uint8Array, from: number, to: number): void => {
    if (top + 4 + to - from > chunkSize) {
      digest.update(chunk.subarray(0, top))
      top = 0
    }
    top = chunk.writeUInt32LE(to - from, top)
    if (to - from > chunkSize - 4) {
      digest.update(chunk.subarray(0, top)).update(bytes.subarray(from, to))
      top = 0
    } else {
      chunk.set(bytes.subarray(from, to), top)
      top += to - from
    }
  }
  for (const id of ids) {
    const { termClass, bytes, from, to } = textOf(id)
    put(termClass, 0, termClass.length)
    put(bytes, from, to)
  }
  digest.update(chunk.subarray(0, top))
}

/** Every statement by the ranks of its terms, in their order. */
function digestStatements(digest: Hash, graph: Graph, ranks: Int32Array): void {
  const { subjects, predicates, objects, graphs } = graph.columns
  const names = graphs?.some(id => id !== 0) ? [graphs] : []
  const columns = [subjects, predicates, objects, ...names].map(column => column.map(id => ranks[id]))
  digest.update(`${columns.length} × ${graph.size}`)
  let order: Int32Array | null = null
  for (const column of columns.toReversed()) order = sortRows(order, column, ranks.length)
  if (order === null) return
  const sorted = new Int32Array(order.length)
  for (const column of columns) {
    for (let place = 0; place < order.length; place++) sorted[place] = column[order[place]]
    digest.update(sorted)
  }
}
