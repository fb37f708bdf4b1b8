import type { Position } from '../model/finding.ts'
import type { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'

/** The place in a document of a place in a piece of it that begins there. */
export function shifted({ line, column }: Position, start: Position): Position {
  return { line: line + start.line - 1, column: line === 1 ? column + start.column - 1 : column }
}

/** Adds the graph of a piece of a document, with its places in the whole. */
export function addShifted(
  builder: GraphBuilder,
  graph: Graph,
  { scope, start }: { readonly scope: string; readonly start: Position },
): void {
  const { subjects, predicates, objects } = graph.columns
  const id = (term: number): number => builder.internFrom(graph, term, scope)
  for (const subject of graph.subjects()) {
    const position = graph.startOf(subject)
    if (position !== null) builder.begin(id(subject), shifted(position, start))
  }
  for (let row = 0; row < graph.size; row++) {
    const [name, position] = [graph.graphOf(row), graph.positionOf(row)]
    const { line, column } = position === null ? { line: 0, column: 0 } : shifted(position, start)
    builder.add(id(subjects[row]), id(predicates[row]), id(objects[row]), name === 0 ? 0 : id(name), line, column)
  }
}
