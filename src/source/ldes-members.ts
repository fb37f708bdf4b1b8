import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'
import { type Stream, usualVersionOf } from './ldes-stream.ts'
import { activityTypes, tree } from './ldes-terms.ts'

/** The members that a fragment names. */
export function membersOf(graph: Graph): readonly number[] {
  return [...new Set([...graph.rowsOfPredicate(graph.iri(tree.member))].map(row => graph.columns.objects[row]))]
}

/** What a member is about. A member that is neither a version nor an activity is about itself. */
export function entitiesOf(graph: Graph, { versionOfPath }: Stream, member: number): readonly number[] {
  if (versionOfPath !== null) return follow(graph, member, versionOfPath)
  const found = usualVersionOf.map(path => follow(graph, member, path)).find(values => values.length > 0)
  if (found !== undefined) return found
  return isOfActivity(graph, member) ? [] : [member]
}

/** Is a member an activity, which is about something else? */
export function isOfActivity(graph: Graph, member: number): boolean {
  return typesOf(graph, member).some(type => activityTypes[type] !== undefined)
}

/** Does a member say that what it is about is removed? */
export function isRemoval(graph: Graph, { deletePath, deleteObject }: Stream, member: number): boolean {
  if (deleteObject !== null && follow(graph, member, deletePath).some(id => graph.value(id) === deleteObject))
    return true
  return typesOf(graph, member).some(type => activityTypes[type] === 'delete')
}

function typesOf(graph: Graph, member: number): readonly string[] {
  return follow(graph, member, [rdf.type]).map(type => graph.value(type))
}

/** What a path leads to, through the default graph; where that says nothing, through all of them. */
export function follow(graph: Graph, member: number, path: readonly string[]): readonly number[] {
  const steps = path.map(name => graph.iri(name))
  const through = (isAny: boolean): number[] =>
    steps.reduce<number[]>((reached, step) => reached.flatMap(id => objectsOf(graph, [id, step], isAny)), [member])
  const found = through(false)
  return [...new Set(found.length > 0 ? found : through(true))]
}

function objectsOf(graph: Graph, [subject, predicate]: readonly [number, number], isAny: boolean): number[] {
  const { predicates, objects } = graph.columns
  const found: number[] = []
  if (predicate === 0) return found
  for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) {
    if (predicates[row] === predicate && (isAny || graph.graphOf(row) === 0)) found.push(objects[row])
  }
  return found
}
