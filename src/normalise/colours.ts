import { createHash } from 'node:crypto'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'

/** Which statements a blank node's colour is made of: those about it, or those that refer to it, too. */
export type Direction = 'outwards' | 'both'

/** How many steps away the statements that make up a colour may be. Fixed, so that no other part of the graph decides. */
const rounds = 8

/**
 * Colours blank nodes by what is said of them, blank neighbours included: nodes of one colour say the same.
 * The colours depend on the statements alone, not on labels or order (colour refinement).
 */
export class Colours {
  readonly #graph: Graph
  readonly #byDirection = new Map<Direction, ReadonlyMap<number, string>>()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** The colour of a blank node: hexadecimal. */
  of(id: number, direction: Direction): string {
    let colours = this.#byDirection.get(direction)
    if (colours === undefined) {
      colours = refined(this.#graph, direction)
      this.#byDirection.set(direction, colours)
    }
    return colours.get(id) ?? ''
  }
}

function refined(graph: Graph, direction: Direction): ReadonlyMap<number, string> {
  const blanks = blankNodes(graph)
  let colours: ReadonlyMap<number, string> = new Map(blanks.map(id => [id, '']))
  for (let round = 0; round < rounds; round++) {
    const before = colours
    colours = new Map(blanks.map(id => [id, hash(statements(graph, id, direction, before))]))
  }
  return colours
}

function blankNodes(graph: Graph): number[] {
  const found: number[] = []
  for (let id = 1; id < graph.termCount; id++) if (graph.kind(id) === BlankNode) found.push(id)
  return found
}

function statements(graph: Graph, id: number, direction: Direction, colours: ReadonlyMap<number, string>): string[] {
  const { subjects, predicates, objects } = graph.columns
  const text = (term: number): string =>
    colours.get(term) ?? [graph.kind(term), graph.value(term), graph.language(term), graph.datatype(term)].join('\t')
  const found: string[] = [colours.get(id) ?? '']
  for (let row = graph.rowsStart(id); row < graph.rowsEnd(id); row++) {
    found.push(`> ${graph.value(predicates[row])} ${text(objects[row])}`)
  }
  if (direction === 'both') {
    for (const row of graph.rowsOfObject(id)) found.push(`< ${graph.value(predicates[row])} ${text(subjects[row])}`)
  }
  return [...new Set(found)].sort()
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
