import type { Graph } from '../../rdf/graph.ts'
import { rdf } from '../../rdf/vocabulary.ts'

/** A statement of a graph, in term ids. */
export interface Statement {
  readonly row: number
  readonly subject: number
  readonly object: number
}

/** Every statement with a property, sorted by object, then subject. */
export function statementsWith(graph: Graph, property: string): readonly Statement[] {
  const { subjects, objects } = graph.columns
  const rows = graph.rowsOfPredicate(graph.iri(property))
  const found = new Array<Statement>(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    found[at] = { row, subject: subjects[row], object: objects[row] }
  }
  return found
}

/** The resources of some classes, each once. */
export function resourcesOf(graph: Graph, classes: readonly string[]): readonly number[] {
  const type = graph.iri(rdf.type)
  const found = classes.map(iri => graph.subjectsWith(type, graph.iri(iri)))
  return found.length === 1 ? found[0] : [...new Set(found.flat())]
}

/** Does it belong to one of some classes? */
export function isA(graph: Graph, node: number, classes: readonly string[]): boolean {
  return classes.some(iri => graph.has(node, graph.iri(rdf.type), graph.iri(iri)))
}

/** A function that tells whether a resource belongs to one of some classes, for when many are asked about. */
export function classTest(graph: Graph, classes: readonly string[]): (node: number) => boolean {
  const isOfClass = new Uint8Array(graph.termCount)
  for (const node of resourcesOf(graph, classes)) isOfClass[node] = 1
  return node => isOfClass[node] === 1
}

/** A function that tells whether a term is a value of one of some properties. */
export function valueTest(graph: Graph, properties: readonly string[]): (node: number) => boolean {
  const isValue = new Uint8Array(graph.termCount)
  const { objects } = graph.columns
  for (const property of properties) {
    for (const row of graph.rowsOfPredicate(graph.iri(property))) isValue[objects[row]] = 1
  }
  return node => isValue[node] === 1
}
