import { ShapesError, type ShapesErrorCode } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import { Literal, NamedNode } from '../rdf/terms.ts'
import { sh, xsd } from '../rdf/vocabulary.ts'

/** What the value of a property of a shape may be. */
interface Kind {
  readonly code: ShapesErrorCode
  readonly has: (shapes: Graph, value: number) => boolean
}

const iri: Kind = { code: 'not-an-iri', has: (shapes, value) => shapes.kind(value) === NamedNode }
const limit: Kind = { code: 'not-a-limit', has: (shapes, value) => shapes.kind(value) === Literal }
const shape: Kind = { code: 'not-a-shape', has: isShape }
const flag: Kind = { code: 'not-a-boolean', has: isBoolean }

/** What values must be, by property; lists, counts and expressions are looked at by those who read them. */
const kinds: Readonly<Record<string, Kind>> = {
  [sh.targetClass]: iri,
  [sh.targetSubjectsOf]: iri,
  [sh.targetObjectsOf]: iri,
  [sh.class]: iri,
  [sh.datatype]: iri,
  [sh.equals]: iri,
  [sh.disjoint]: iri,
  [sh.lessThan]: iri,
  [sh.lessThanOrEquals]: iri,
  [sh.minExclusive]: limit,
  [sh.minInclusive]: limit,
  [sh.maxExclusive]: limit,
  [sh.maxInclusive]: limit,
  [sh.pattern]: limit,
  [sh.flags]: limit,
  [sh.node]: shape,
  [sh.not]: shape,
  [sh.qualifiedValueShape]: shape,
  [sh.deactivated]: flag,
  [sh.closed]: flag,
  [sh.uniqueLang]: flag,
  [sh.qualifiedValueShapesDisjoint]: flag,
  [sh.severity]: { ...iri, code: 'not-a-severity' },
  [sh.property]: {
    code: 'not-a-shape',
    has: (shapes, value) => isShape(shapes, value) && shapes.objectOf(value, shapes.iri(sh.path)) !== 0,
  },
}

/** Properties that a shape has one value of at most. */
const single = [
  ...[sh.path, sh.deactivated, sh.severity, sh.datatype, sh.nodeKind, sh.minCount, sh.maxCount, sh.minExclusive],
  ...[sh.minInclusive, sh.maxExclusive, sh.maxInclusive, sh.minLength, sh.maxLength, sh.pattern, sh.flags],
  ...[sh.languageIn, sh.uniqueLang, sh.closed, sh.ignoredProperties, sh.in, sh.qualifiedValueShape],
  ...[sh.qualifiedMinCount, sh.qualifiedMaxCount, sh.qualifiedValueShapesDisjoint],
]

/** What stands beside a property that says nothing without it. */
const companions: Readonly<Record<string, string>> = {
  [sh.flags]: sh.pattern,
  [sh.ignoredProperties]: sh.closed,
  [sh.qualifiedMinCount]: sh.qualifiedValueShape,
  [sh.qualifiedMaxCount]: sh.qualifiedValueShape,
}

/**
 * Refuses a shape whose properties do not have values as they should: it would ask for less than it was meant to.
 * @throws ShapesError `several-values` `not-an-iri` `not-a-limit` `not-a-shape` `not-a-boolean` `not-a-severity`
 * @see https://www.w3.org/TR/shacl/#syntax-rules
 */
export function requireWellFormed(shapes: Graph, id: number): void {
  const hasPath = shapes.objectOf(id, shapes.iri(sh.path)) !== 0
  for (const predicate of shapes.predicatesOf(id)) {
    const property = shapes.value(predicate)
    const values = shapes.objectsOf(id, predicate)
    if (values.length > 1 && single.includes(property)) refuse('several-values', property, 'has several values')
    const wrong = values.find(value => kinds[property]?.has(shapes, value) === false)
    if (wrong !== undefined) refuse(kinds[property].code, property, `cannot be ${shapes.value(wrong)}`)
    const companion = companions[property]
    if (companion !== undefined && hasPath && shapes.objectOf(id, shapes.iri(companion)) === 0) {
      refuse('not-supported', property, `says nothing without ${companion}`)
    }
  }
}

/** A blank node or an IRI of which the shapes say something: a name that is misspelt asks for nothing. */
function isShape(shapes: Graph, value: number): boolean {
  return shapes.kind(value) !== Literal && (shapes.kind(value) !== NamedNode || shapes.describes(value))
}

/** A member of a list of shapes. @throws ShapesError `not-a-shape` */
export function requireShape(shapes: Graph, member: number): number {
  if (!isShape(shapes, member)) throw new ShapesError('not-a-shape', `${shapes.value(member)} is not a shape`)
  return member
}

function isBoolean(shapes: Graph, value: number): boolean {
  return shapes.datatype(value) === xsd.boolean && ['true', 'false', '1', '0'].includes(shapes.value(value))
}

function refuse(code: ShapesErrorCode, property: string, reason: string): never {
  throw new ShapesError(code, `${property} ${reason}`, { details: { property } })
}
