import { ShapesError } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import { rdf, sh } from '../rdf/vocabulary.ts'
import { constraintsOf } from './components.ts'
import type { Shape } from './constraint.ts'
import { readPath } from './path.ts'
import { shapeName } from './shape-name.ts'
import { type Target, targetsOf } from './targets.ts'
import { requireWellFormed } from './well-formed.ts'

/** A shape with targets: the beginning of a validation. */
export interface TargetedShape {
  readonly shape: Shape
  readonly targets: readonly Target[]
}

/** What goes beyond SHACL Core and SHACL-SPARQL: other targets, rules, JavaScript, and inference. */
const extensions = [sh.target, sh.rule, sh.js, sh.entailment]

/** Shapes may refer to shapes so many times over. */
const deepest = 100

/**
 * Every active shape with targets in a graph of shapes, in the order of the graph. The others are looked at, too.
 * @throws ShapesError naming the shape and what in it is not supported, is not well-formed, or refers back to itself:
 * nothing is ever passed over in silence
 */
export function readShapes(shapes: Graph): TargetedShape[] {
  refuseExtensions(shapes)
  const readShape = shapeReader(shapes)
  for (const id of declaredShapes(shapes)) readShape(id)
  const targeted = shapes.subjects().map(id => ({ id, targets: targetsOf(shapes, id) }))
  return targeted
    .filter(({ targets }) => targets.length > 0)
    .map(({ id, targets }) => ({ shape: readShape(id), targets }))
    .filter(({ shape }) => !shape.isDeactivated)
}

function declaredShapes(shapes: Graph): number[] {
  const type = shapes.iri(rdf.type)
  return [sh.NodeShape, sh.PropertyShape].flatMap(name => shapes.subjectsWith(type, shapes.iri(name)))
}

/** @throws ShapesError `not-supported` when anything in the graph is of an extension, even where no target leads */
function refuseExtensions(shapes: Graph): void {
  for (const property of extensions) {
    const [row] = shapes.rowsOfPredicate(shapes.iri(property))
    if (row === undefined) continue
    const shape = shapeName(shapes, shapes.columns.subjects[row])
    throw new ShapesError('not-supported', `${property} is not supported`, { details: { property }, shape })
  }
}

/** A function that reads shapes, each once. */
function shapeReader(shapes: Graph): (id: number) => Shape {
  const read = new Map<number, Shape>()
  const under = new Set<number>()
  const readShape = (id: number): Shape => {
    const known = read.get(id)
    if (known !== undefined) return known
    const name = shapeName(shapes, id)
    if (under.has(id)) throw new ShapesError('circular', 'refers back to itself', { shape: name })
    if (under.size === deepest) throw new ShapesError('too-deep', 'is too deep within other shapes', { shape: name })
    under.add(id)
    const shape = named(name, () => shapeOf(shapes, id, readShape))
    under.delete(id)
    read.set(id, shape)
    return shape
  }
  return readShape
}

function shapeOf(shapes: Graph, id: number, readShape: (id: number) => Shape): Shape {
  requireWellFormed(shapes, id)
  const path = shapes.objectOf(id, shapes.iri(sh.path))
  const deactivated = shapes.objectOf(id, shapes.iri(sh.deactivated))
  const referred: Shape[] = []
  const refer = (other: number): Shape => {
    const shape = readShape(other)
    referred.push(shape)
    return shape
  }
  const properties = shapes.objectsOf(id, shapes.iri(sh.property)).map(refer)
  const constraints = constraintsOf(shapes, id, refer)
  const queries = [...constraints.flatMap(({ query }) => query ?? []), ...referred.flatMap(shape => shape.queries)]
  return {
    id,
    name: shapeName(shapes, id),
    path: path === 0 ? null : readPath(shapes, path),
    isDeactivated: ['true', '1'].includes(shapes.value(deactivated)),
    constraints,
    properties: properties.filter(property => !property.isDeactivated),
    queries: [...new Set(queries)],
  }
}

/** What a function gives; what it throws of shapes, with the name of the shape. */
function named(name: string, read: () => Shape): Shape {
  try {
    return read()
  } catch (error) {
    throw error instanceof ShapesError ? error.of(name) : error
  }
}
