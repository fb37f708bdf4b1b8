import { ShapesError } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import { sh } from '../rdf/vocabulary.ts'
import { componentOf, shaclNamespace } from './component-name.ts'
import type { Compiler, Constraint, Parameter } from './constraint.ts'
import { setConstraints } from './set-constraints.ts'
import { shapeConstraints } from './shape-constraints.ts'
import { customConstraintsOf } from './sparql/custom-components.ts'
import { sparqlConstraint } from './sparql/sparql-constraint.ts'
import { targetProperties } from './targets.ts'
import { valueConstraints } from './value-constraints.ts'

/** Every constraint parameter of SHACL Core with its compiler. */
const compilers: Readonly<Record<string, Compiler>> = { ...valueConstraints, ...setConstraints, ...shapeConstraints }

/** Properties of a shape that constrain nothing by themselves. */
const otherProperties: ReadonlySet<string> = new Set([
  ...targetProperties,
  sh.path,
  sh.property,
  sh.deactivated,
  sh.severity,
  sh.message,
  sh.name,
  sh.description,
  sh.order,
  sh.group,
  sh.defaultValue,
  sh.flags,
  sh.ignoredProperties,
  sh.qualifiedValueShape,
  sh.qualifiedValueShapesDisjoint,
  sh.declare,
])

/** Parameters that node shapes must not have, as a focus node is its own one value. */
const onPathsOnly: ReadonlySet<string> = new Set([
  sh.minCount,
  sh.maxCount,
  sh.uniqueLang,
  sh.lessThan,
  sh.lessThanOrEquals,
])

/** Parameters that say nothing in node shapes. */
const silentInNodeShapes: ReadonlySet<string> = new Set([sh.qualifiedMinCount, sh.qualifiedMaxCount])

/** Properties of queries. */
const ofQueries: ReadonlySet<string> = new Set([sh.select, sh.prefixes])

/**
 * The constraints of a shape: those of SHACL Core, those in SPARQL, and those by components that the shapes declare.
 * @throws ShapesError when it has a parameter that is not known, must not stand there, or has a wrong value
 */
export function constraintsOf(shapes: Graph, shape: number, readShape: Parameter['readShape']): Constraint[] {
  const names = shapes.predicatesOf(shape).map(property => shapes.value(property))
  const constraining = names.filter(name => name.startsWith(shaclNamespace) && !isSilent(shapes, shape, name))
  return [
    ...constraining.flatMap(name => constraintsBy(name, { shapes, shape, readShape })),
    ...customConstraintsOf(shapes, shape),
  ]
}

function constraintsBy(name: string, { shapes, shape, readShape }: Omit<Parameter, 'value'>): Constraint[] {
  const values = shapes.objectsOf(shape, shapes.iri(name))
  if (name === sh.sparql) return values.flatMap(value => sparqlConstraint({ shapes, shape, value }) ?? [])
  const compile = compilers[name]
  if (compile === undefined) refuse('not-supported', name, 'is not supported')
  const binds = values.map(value => compile({ shapes, shape, value, readShape }))
  return binds.flatMap(bind => (bind === null ? [] : [{ component: componentOf(name), query: null, bind }]))
}

/** Does a property constrain nothing by itself? @throws ShapesError `needs-path` */
function isSilent(shapes: Graph, shape: number, name: string): boolean {
  const isNodeShape = shapes.objectOf(shape, shapes.iri(sh.path)) === 0
  if (isNodeShape && onPathsOnly.has(name)) refuse('needs-path', name, 'needs a path')
  return otherProperties.has(name) || isOfQuery(shapes, shape, name) || (isNodeShape && silentInNodeShapes.has(name))
}

/** A shape may be its own constraint in SPARQL, and then has a query. */
function isOfQuery(shapes: Graph, shape: number, name: string): boolean {
  return ofQueries.has(name) && shapes.subjectsWith(shapes.iri(sh.sparql), shape).length > 0
}

function refuse(code: 'not-supported' | 'needs-path', property: string, reason: string): never {
  throw new ShapesError(code, `${property} ${reason}`, { details: { property } })
}
