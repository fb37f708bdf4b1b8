import type { Graph } from '../rdf/graph.ts'
import { rdf, rdfs, sh } from '../rdf/vocabulary.ts'
import type { DataGraph } from './data-graph.ts'

/** Which nodes a shape judges, by a property of the shape and its value (a term id of the shapes). */
export interface Target {
  readonly property: string
  readonly value: number
}

/** One kind of target: all of its nodes, and whether a node of the published graph is one of them. */
interface Kind {
  readonly find: (data: DataGraph, value: number) => readonly number[]
  readonly includes: (data: DataGraph, value: number, node: number) => boolean
}

/** The kinds of target. They find nodes in the published graph only, so that nothing is said of the vocabularies. */
const kinds: Readonly<Record<string, Kind>> = {
  [sh.targetNode]: {
    find: (_, node) => [node],
    includes: (_, wanted, node) => node === wanted,
  },
  [sh.targetClass]: {
    find: (data, type) => data.publishedInstancesOf(type),
    includes: (data, type, node) => data.isPublishedInstance(node, type),
  },
  [sh.targetSubjectsOf]: {
    find: (data, predicate) => endsOf(data, predicate, data.published.columns.subjects),
    includes: ({ published, terms }, predicate, node) =>
      terms.isPublished(predicate) && terms.isPublished(node) && published.objectOf(node, predicate) !== 0,
  },
  [sh.targetObjectsOf]: {
    find: (data, predicate) => endsOf(data, predicate, data.published.columns.objects),
    includes: ({ published, terms }, predicate, node) =>
      terms.isPublished(predicate) && terms.isPublished(node) && published.subjectsWith(predicate, node).length > 0,
  },
}

/** Properties of a shape that say what it targets. */
export const targetProperties: readonly string[] = Object.keys(kinds)

/** The targets that a shape declares. A shape that is a class itself targets its instances. */
export function targetsOf(shapes: Graph, shape: number): Target[] {
  const declared = targetProperties.flatMap(property =>
    shapes.objectsOf(shape, shapes.iri(property)).map(value => ({ property, value })),
  )
  return isClassAndShape(shapes, shape) ? [...declared, { property: sh.targetClass, value: shape }] : declared
}

/**
 * Distinct focus nodes of some targets.
 * @see https://www.w3.org/TR/shacl/#targets
 */
export function focusNodesOf(targets: readonly Target[], data: DataGraph): readonly number[] {
  const found = targets.map(({ property, value }) => kinds[property].find(data, data.constant(value)))
  return found.length === 1 ? found[0] : [...new Set(found.flat())]
}

/** Does `focusNodesOf` find this node? */
export function isFocusNode(node: number, targets: readonly Target[], data: DataGraph): boolean {
  return targets.some(({ property, value }) => kinds[property].includes(data, data.constant(value), node))
}

/** @see https://www.w3.org/TR/shacl/#implicit-targetClass */
function isClassAndShape(shapes: Graph, id: number): boolean {
  const types = shapes.objectsOf(id, shapes.iri(rdf.type)).map(type => shapes.value(type))
  return types.includes(rdfs.Class) && (types.includes(sh.NodeShape) || types.includes(sh.PropertyShape))
}

function endsOf(data: DataGraph, predicate: number, ends: Int32Array): number[] {
  const { published } = data
  const found: number[] = []
  if (predicate >= published.termCount) return found
  const isFound = new Uint8Array(published.termCount)
  for (const row of published.rowsOfPredicate(predicate)) {
    const end = ends[row]
    if (isFound[end] === 0) found.push(end)
    isFound[end] = 1
  }
  return found
}
