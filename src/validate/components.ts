import type { Graph } from '../rdf/graph.ts'
import { sh } from '../rdf/vocabulary.ts'
import type { Compiler, Constraint, Parameter } from './constraint.ts'
import { setConstraints } from './set-constraints.ts'
import { shapeConstraints } from './shape-constraints.ts'
import { targetProperties } from './targets.ts'
import { valueConstraints } from './value-constraints.ts'

/** Every constraint parameter with its compiler: the whole of SHACL Core. */
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

const shaclNamespace = sh.Shape.slice(0, -'Shape'.length)

/**
 * The constraints of a shape.
 * @throws Error when it has a parameter that is not of SHACL Core, must not stand there, or has a wrong value
 */
export function constraintsOf(shapes: Graph, shape: number, readShape: Parameter['readShape']): Constraint[] {
  const names = shapes.predicatesOf(shape).map(property => shapes.value(property))
  const constraining = names.filter(name => name.startsWith(shaclNamespace) && !isSilent(shapes, shape, name))
  return constraining.flatMap(name => {
    const compile = compilers[name]
    if (compile === undefined) throw new Error(`${name} is not supported`)
    const values = shapes.objectsOf(shape, shapes.iri(name))
    const binds = values.map(value => compile({ shapes, shape, value, readShape }))
    return binds.flatMap(bind => (bind === null ? [] : [{ component: componentOf(name), bind }]))
  })
}

/** Does a property constrain nothing by itself? @throws Error when it must not stand in such a shape */
function isSilent(shapes: Graph, shape: number, name: string): boolean {
  const isNodeShape = shapes.objectOf(shape, shapes.iri(sh.path)) === 0
  if (isNodeShape && onPathsOnly.has(name)) throw new Error(`${name} needs a path`)
  return otherProperties.has(name) || (isNodeShape && silentInNodeShapes.has(name))
}

/** IRI of the constraint component of a parameter: `sh:minCount` → `sh:MinCountConstraintComponent`. */
function componentOf(parameter: string): string {
  const name = parameter.slice(shaclNamespace.length)
  return `${shaclNamespace}${name[0].toUpperCase()}${name.slice(1)}ConstraintComponent`
}
