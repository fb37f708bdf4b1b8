import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { remembered } from './remembered.ts'
import { templateOf } from './template.ts'

/** A change to one resource. */
export interface Edit {
  readonly resource: number
  /** IRIs of the properties whose values on the resource go. */
  readonly removes: readonly string[]
  /** Predicates and objects in Turtle, as `templateOf` reads them; empty when nothing is written. */
  readonly turtle: string
}

/**
 * The graph with resources changed. Everything else stays, with its position; blank nodes that nothing leads to any more go
 * along with the value that led to them. What is written stands in the named graph of its resource, and has no position.
 * @throws SyntaxFault when the Turtle cannot be read
 */
export function rewrite(graph: Graph, edits: readonly Edit[]): Graph {
  if (edits.length === 0) return graph
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  const isGone = removed(graph, edits)
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    if (isGone[row] === 1) continue
    const position = graph.positionOf(row)
    builder.add(subjects[row], predicates[row], objects[row], graph.graphOf(row), position?.line, position?.column)
  }
  const read = remembered(templateOf)
  for (const [place, { resource, turtle }] of edits.entries()) {
    const { graph: told, subject } = read(turtle)
    const scope = `new${String(graph.termCount)}x${String(place)}`
    const idOf = (id: number): number => (id === subject ? resource : builder.internFrom(told, id, scope))
    const name = graph.describes(resource) ? graph.graphOf(graph.rowsStart(resource)) : 0
    const rows = told.columns
    for (let row = 0; row < told.size; row++) {
      builder.add(idOf(rows.subjects[row]), idOf(rows.predicates[row]), idOf(rows.objects[row]), name)
    }
  }
  return builder.build()
}

/** For each row whether it goes. */
function removed(graph: Graph, edits: readonly Edit[]): Uint8Array {
  const isGone = new Uint8Array(graph.size)
  const { predicates, objects } = graph.columns
  const orphans: number[] = []
  const remove = (row: number): void => {
    isGone[row] = 1
    if (graph.kind(objects[row]) === BlankNode) orphans.push(objects[row])
  }
  for (const { resource, removes } of edits) {
    const gone = new Set(removes.map(property => graph.iri(property)))
    for (let row = graph.rowsStart(resource); row < graph.rowsEnd(resource); row++) {
      if (gone.has(predicates[row]) && isGone[row] === 0) remove(row)
    }
  }
  for (let node = orphans.pop(); node !== undefined; node = orphans.pop()) {
    if (graph.rowsOfObject(node).some(row => isGone[row] === 0)) continue
    for (let row = graph.rowsStart(node); row < graph.rowsEnd(node); row++) if (isGone[row] === 0) remove(row)
  }
  return isGone
}
