import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { internTerm, type TermValue } from './term.ts'

/** The term to stand there instead; null to leave it. */
type Replacement = (id: number) => TermValue | null

/** The graph with other terms in some places; everything else, graph names and positions included, is as it was. */
export function rewritten(
  graph: Graph,
  subjectOf: Replacement,
  objectOf: (id: number, property: number) => TermValue | null,
): Graph {
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  const placed = (id: number, term: TermValue | null): number => (term === null ? id : internTerm(builder, term))
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const subject = placed(subjects[row], subjectOf(subjects[row]))
    const object = placed(objects[row], objectOf(objects[row], predicates[row]))
    const position = graph.positionOf(row)
    builder.add(subject, predicates[row], object, graph.graphOf(row), position?.line, position?.column)
  }
  return builder.build()
}
