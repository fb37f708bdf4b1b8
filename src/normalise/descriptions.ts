import { hash } from 'node:crypto'
import { GraphBuilder } from '../rdf/builder.ts'
import { canonicalNQuads } from '../rdf/canonical.ts'
import type { Graph } from '../rdf/graph.ts'
import { nTriplesTerm } from '../rdf/syntax/ntriples-term.ts'
import { BlankNode, Literal } from '../rdf/terms.ts'

/** A description as it is stored and compared. */
export interface Description {
  /** Canonical N-Quads (RDFC-1.0), in the default graph. */
  readonly text: string
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string
}

/**
 * Writes sets of rows of one graph in the canonical form. Every term is written once for all of them, and where the
 * statements around each blank node differ, as nearly always, the labels of RDFC-1.0 follow from those alone; only
 * the rest goes the long way. Holds the written terms, hence a class.
 * @see https://www.w3.org/TR/rdf-canon/
 */
export class Descriptions {
  readonly #graph: Graph
  readonly #written: string[] = []

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** The description made of these rows. */
  async of(rows: readonly number[]): Promise<Description> {
    const text = await this.#canonical(rows)
    return { text, checksum: hash('sha256', text, 'hex') }
  }

  async #canonical(rows: readonly number[]): Promise<string> {
    const blanks = this.#blankNodes(rows)
    const labels = this.#labels(blanks)
    const text = labels === null ? null : this.#lines(rows, id => labels.get(id) ?? this.#term(id))
    return text === null || beyondUtf16.test(text) ? canonicalNQuads(copied(this.#graph, rows)) : text
  }

  /** Blank nodes → the rows that speak of them. */
  #blankNodes(rows: readonly number[]): Map<number, number[]> {
    const { subjects, objects } = this.#graph.columns
    const found = new Map<number, number[]>()
    const note = (id: number, row: number): void => {
      if (this.#graph.kind(id) !== BlankNode) return
      const known = found.get(id)
      if (known === undefined) found.set(id, [row])
      else if (known.at(-1) !== row) known.push(row)
    }
    for (const row of rows) {
      note(subjects[row], row)
      note(objects[row], row)
    }
    return found
  }

  /** Labels by the hash of the statements around each node (steps 3 and 4 of the algorithm); null when two are alike. */
  #labels(blanks: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, string> | null {
    const byHash = new Map<string, number>()
    for (const [blank, rows] of blanks) {
      const text = (id: number): string => (id === blank ? '_:a' : blanks.has(id) ? '_:z' : this.#term(id))
      const around = hash('sha256', this.#lines(rows, text), 'hex')
      if (byHash.has(around)) return null
      byHash.set(around, blank)
    }
    const inOrder = [...byHash.keys()].sort()
    return new Map(inOrder.map((around, place) => [byHash.get(around) ?? 0, `_:c14n${place}`]))
  }

  #lines(rows: readonly number[], text: (id: number) => string): string {
    const { subjects, predicates, objects } = this.#graph.columns
    return rows
      .map(row => `${text(subjects[row])} ${this.#term(predicates[row])} ${text(objects[row])} .\n`)
      .sort()
      .join('')
  }

  #term(id: number): string {
    const known = this.#written[id]
    if (known !== undefined) return known
    const text = nTriplesTerm(this.#graph, id, String)
    if (this.#graph.kind(id) !== Literal) this.#written[id] = text
    return text
  }
}

/** Characters that sort differently in UTF-16 and by code point. */
const beyondUtf16 = /[\ud800-\udfff]/

/** The rows as a graph of their own. */
function copied(graph: Graph, rows: readonly number[]): Graph {
  const { subjects, predicates, objects } = graph.columns
  const builder = new GraphBuilder()
  for (const row of rows) {
    const subject = builder.internFrom(graph, subjects[row])
    builder.add(subject, builder.internFrom(graph, predicates[row]), builder.internFrom(graph, objects[row]))
  }
  return builder.build()
}
