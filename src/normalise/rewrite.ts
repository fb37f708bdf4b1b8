import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Change } from './repair.ts'
import { internTerm, type TermValue } from './term.ts'

/** The term to stand there instead; null to leave it. */
type Replacement = (id: number) => TermValue | null

/** The graph with other terms in some places; everything else, graph names and positions included, is as it was. */
export function rewritten(
  graph: Graph,
  subjectOf: Replacement,
  objectOf: (id: number, property: number, subject: number) => TermValue | null,
): Graph {
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  const placed = (id: number, term: TermValue | null): number => (term === null ? id : internTerm(builder, term))
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const subject = placed(subjects[row], subjectOf(subjects[row]))
    const start = subject === subjects[row] ? null : graph.startOf(subjects[row])
    if (start !== null) builder.begin(subject, start)
    const object = placed(objects[row], objectOf(objects[row], predicates[row], subjects[row]))
    const position = graph.positionOf(row)
    builder.add(subject, predicates[row], object, graph.graphOf(row), position?.line, position?.column)
  }
  return builder.build()
}

/** The graph after changes of its statements: what they add has no place in the document. */
export function changed(graph: Graph, changes: readonly Change[]): Graph {
  const removed = new Set(changes.filter(({ removesRow }) => removesRow).map(({ row }) => row))
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    if (removed.has(row)) continue
    const position = graph.positionOf(row)
    builder.add(subjects[row], predicates[row], objects[row], graph.graphOf(row), position?.line, position?.column)
  }
  for (const { adds, removesRow, row } of changes) {
    const name = removesRow ? graph.graphOf(row) : 0
    for (const [subject, property, value] of adds) {
      builder.add(internTerm(builder, subject), builder.terms.iri(property), internTerm(builder, value), name)
    }
  }
  return builder.build()
}
