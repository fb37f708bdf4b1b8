import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { sh } from '../rdf/vocabulary.ts'
import { constraintsOf } from './components.ts'
import type { Shape } from './constraint.ts'
import { readPath } from './path.ts'
import { type Target, targetsOf } from './targets.ts'

/** A shape with targets: the beginning of a validation. */
export interface TargetedShape {
  readonly shape: Shape
  readonly targets: readonly Target[]
}

/** What makes shapes more than SHACL Core: constraints, targets and rules in SPARQL or JavaScript, and inference. */
const extensions = [sh.sparql, sh.parameter, sh.target, sh.rule, sh.js, sh.entailment]

/**
 * Every active shape with targets in a graph of shapes, in the order of the graph.
 * @throws Error naming the shape and what in it is not SHACL Core, is not well-formed, or refers back to itself:
 * nothing is ever passed over in silence
 */
export function readShapes(shapes: Graph): TargetedShape[] {
  refuseExtensions(shapes)
  const readShape = shapeReader(shapes)
  const targeted = shapes.subjects().map(id => ({ id, targets: targetsOf(shapes, id) }))
  return targeted
    .filter(({ targets }) => targets.length > 0)
    .map(({ id, targets }) => ({ shape: readShape(id), targets }))
    .filter(({ shape }) => !shape.isDeactivated)
}

/** @throws Error when anything in the graph goes beyond SHACL Core, even where no target leads */
function refuseExtensions(shapes: Graph): void {
  for (const property of extensions) {
    const [row] = shapes.rowsOfPredicate(shapes.iri(property))
    if (row !== undefined)
      throw new Error(`${nameOf(shapes, shapes.columns.subjects[row])}: ${property} is not supported`)
  }
}

/** A function that reads shapes, each once. */
function shapeReader(shapes: Graph): (id: number) => Shape {
  const read = new Map<number, Shape>()
  const under = new Set<number>()
  const readShape = (id: number): Shape => {
    const known = read.get(id)
    if (known !== undefined) return known
    const name = nameOf(shapes, id)
    if (under.has(id)) throw new Error(`${name} refers back to itself`)
    under.add(id)
    const shape = named(name, () => shapeOf(shapes, id, readShape))
    under.delete(id)
    read.set(id, shape)
    return shape
  }
  return readShape
}

function shapeOf(shapes: Graph, id: number, readShape: (id: number) => Shape): Shape {
  const path = shapes.objectOf(id, shapes.iri(sh.path))
  const deactivated = shapes.objectOf(id, shapes.iri(sh.deactivated))
  const properties = shapes.objectsOf(id, shapes.iri(sh.property)).map(readShape)
  return {
    id,
    name: nameOf(shapes, id),
    path: path === 0 ? null : readPath(shapes, path),
    isDeactivated: shapes.value(deactivated) === 'true',
    constraints: constraintsOf(shapes, id, readShape),
    properties: properties.filter(property => !property.isDeactivated),
  }
}

/** What a function gives; what it throws, with the name of the shape before it. */
function named(name: string, read: () => Shape): Shape {
  try {
    return read()
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

function nameOf(shapes: Graph, id: number): string {
  return shapes.kind(id) === BlankNode ? `_:${shapes.value(id)}` : shapes.value(id)
}
