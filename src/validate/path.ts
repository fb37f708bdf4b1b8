import { ShapesError } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { rdf, sh } from '../rdf/vocabulary.ts'
import type { DataGraph } from './data-graph.ts'
import { listOf } from './list.ts'

/**
 * A property path, with inversion pushed down to the predicates. Predicates are term ids of the shapes.
 * @see https://www.w3.org/TR/shacl/#property-paths
 */
export type Path =
  | { readonly kind: 'predicate'; readonly predicate: number; readonly isInverse: boolean }
  | { readonly kind: 'sequence'; readonly steps: readonly Path[] }
  | { readonly kind: 'alternative'; readonly choices: readonly Path[] }
  | { readonly kind: 'repeated'; readonly step: Path; readonly isOptional: boolean; readonly isMany: boolean }

/** Distinct nodes that a path leads to. */
export type Walk = (node: number) => readonly number[]

const repeated = [
  { term: sh.zeroOrMorePath, isOptional: true, isMany: true },
  { term: sh.oneOrMorePath, isOptional: false, isMany: true },
  { term: sh.zeroOrOnePath, isOptional: true, isMany: false },
] as const

/** A path may be within so many others. */
const deepest = 100

/** The path that a value of sh:path describes. @throws ShapesError `not-a-path` `not-a-list` */
export function readPath(shapes: Graph, id: number): Path {
  return pathOf(shapes, id, { isInverse: false, within: [] })
}

interface PathPlace {
  readonly isInverse: boolean
  /** The paths that it is part of, to see a circle. */
  readonly within: readonly number[]
}

function pathOf(shapes: Graph, id: number, { isInverse, within }: PathPlace): Path {
  if (shapes.kind(id) === NamedNode) return { kind: 'predicate', predicate: id, isInverse }
  if (within.includes(id) || within.length === deepest || hasSeveral(shapes, id)) {
    throw new ShapesError('not-a-path', `${shapes.value(id)} is not a property path`)
  }
  const place = { isInverse, within: [...within, id] }
  const read = (step: number): Path => pathOf(shapes, step, place)
  const part = (property: string): number => shapes.objectOf(id, shapes.iri(property))
  if (part(rdf.first) !== 0) {
    const steps = listOf(shapes, id).map(read)
    return { kind: 'sequence', steps: isInverse ? steps.reverse() : steps }
  }
  const inverse = part(sh.inversePath)
  if (inverse !== 0) return pathOf(shapes, inverse, { ...place, isInverse: !isInverse })
  const choices = part(sh.alternativePath)
  if (choices !== 0) return { kind: 'alternative', choices: listOf(shapes, choices).map(read) }
  for (const { term, isOptional, isMany } of repeated) {
    if (part(term) !== 0) return { kind: 'repeated', step: read(part(term)), isOptional, isMany }
  }
  throw new ShapesError('not-a-path', `${shapes.value(id)} is not a property path`)
}

/** Is a path, which is no list, described in two ways at once? A list goes before the others. */
function hasSeveral(shapes: Graph, id: number): boolean {
  if (shapes.objectOf(id, shapes.iri(rdf.first)) !== 0) return false
  const ways = [sh.inversePath, sh.alternativePath, ...repeated.map(({ term }) => term)]
  return ways.flatMap(way => shapes.objectsOf(id, shapes.iri(way))).length > 1
}

/** The path walked from its end to its beginning. */
export function reversed(path: Path): Path {
  if (path.kind === 'predicate') return { ...path, isInverse: !path.isInverse }
  if (path.kind === 'sequence') return { ...path, steps: path.steps.map(reversed).reverse() }
  if (path.kind === 'alternative') return { ...path, choices: path.choices.map(reversed) }
  return { ...path, step: reversed(path.step) }
}

/** The path as a function on the ids of a data graph. */
export function bindPath(path: Path, data: DataGraph): Walk {
  if (path.kind === 'predicate') return bindPredicate(data, data.constant(path.predicate), path.isInverse)
  if (path.kind === 'sequence') {
    const steps = path.steps.map(step => bindPath(step, data))
    return node => steps.reduce<readonly number[]>(stepFrom, [node])
  }
  if (path.kind === 'alternative') {
    const choices = path.choices.map(choice => bindPath(choice, data))
    return node => distinct(choices.flatMap(choice => choice(node)))
  }
  const step = bindPath(path.step, data)
  if (!path.isMany) return node => distinct([node, ...step(node)])
  return node => reach(path.isOptional ? [node] : step(node), step)
}

function bindPredicate(data: DataGraph, predicate: number, isInverse: boolean): Walk {
  return isInverse ? lastRemembered(node => data.subjectsWith(predicate, node)) : node => data.valuesOf(node, predicate)
}

/**
 * Remembers the last answer: the resources of a catalogue often lead, one after the other, to the same node, and from
 * there back to all of them.
 */
function lastRemembered(walk: Walk): Walk {
  let last = 0
  let answer: readonly number[] = []
  return node => {
    if (node !== last) answer = walk(node)
    last = node
    return answer
  }
}

/** Without a copy where there is but one node to go on from, as its values may be many. */
function stepFrom(nodes: readonly number[], step: Walk): readonly number[] {
  return nodes.length === 1 ? step(nodes[0]) : distinct(nodes.flatMap(step))
}

function reach(start: readonly number[], step: Walk): number[] {
  const reached = new Set(start)
  for (const node of reached) for (const next of step(node)) reached.add(next)
  return [...reached]
}

function distinct(nodes: number[]): number[] {
  return nodes.length < 2 ? nodes : [...new Set(nodes)]
}
