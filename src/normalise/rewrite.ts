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
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null })
  const ids = new Int32Array(graph.termCount)
  const known = (id: number): number => {
    if (ids[id] === 0) ids[id] = builder.internFrom(graph, id)
    return ids[id]
  }
  const placed = (id: number, term: TermValue | null): number => (term === null ? known(id) : internTerm(builder, term))
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const subject = placed(subjects[row], subjectOf(subjects[row]))
    const object = placed(objects[row], objectOf(objects[row], predicates[row]))
    const name = graph.graphOf(row)
    const position = graph.positionOf(row)
    builder.add(subject, known(predicates[row]), object, name && known(name), position?.line, position?.column)
  }
  return builder.build()
}
