import type { Graph } from '../rdf/graph.ts'
import { rdf, sh } from '../rdf/vocabulary.ts'
import { listOf } from './list.ts'
import { type Path, readPath } from './path.ts'

/** One look at the data: the values of a predicate at the nodes that a way leads to from the focus node. */
export interface Read {
  /** The steps of the way, one after the other. */
  readonly way: readonly Path[]
  /** IRI; null for every predicate. */
  readonly predicate: string | null
  /** Are subjects looked for that have the node as their value? */
  readonly isInverse: boolean
}

type Way = Read['way']

/** Where a parameter of a shape stands. */
interface Place {
  readonly shapes: Graph
  /** The parameter's value. */
  readonly value: number
  readonly focus: Way
  readonly values: Way
  /** What another shape reads of the nodes at the end of a way. */
  readonly readsOf: (shape: number, way: Way) => readonly Read[] | null
}

/** What a parameter reads besides focus node and value nodes; null when that cannot be told. */
type Reader = (place: Place) => readonly Read[] | null

const nothing: Reader = () => []
const ofFocus: Reader = ({ shapes, value, focus }) => [{ way: focus, predicate: shapes.value(value), isInverse: false }]
const ofValues =
  (predicate: string | null): Reader =>
  ({ values }) => [{ way: values, predicate, isInverse: false }]
const byShape: Reader = ({ value, values, readsOf }) => readsOf(value, values)
const byShapes: Reader = ({ shapes, value, values, readsOf }) =>
  all(listOf(shapes, value), shape => readsOf(shape, values))

/** What each property of a shape in the namespace of SHACL reads. One that is not here may read anything. */
const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(
    [
      ...[sh.targetNode, sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf, sh.path, sh.deactivated],
      ...[sh.severity, sh.message, sh.name, sh.description, sh.order, sh.group, sh.defaultValue],
      ...[sh.datatype, sh.nodeKind, sh.minExclusive, sh.minInclusive, sh.maxExclusive, sh.maxInclusive],
      ...[sh.minLength, sh.maxLength, sh.pattern, sh.flags, sh.languageIn, sh.in, sh.hasValue],
      ...[sh.minCount, sh.maxCount, sh.uniqueLang, sh.ignoredProperties],
      ...[sh.qualifiedMinCount, sh.qualifiedMaxCount, sh.qualifiedValueShapesDisjoint],
    ].map(property => [property, nothing]),
  ),
  [sh.property]: byShape,
  [sh.node]: byShape,
  [sh.not]: byShape,
  [sh.and]: byShapes,
  [sh.or]: byShapes,
  [sh.xone]: byShapes,
  [sh.qualifiedValueShape]: byShape,
  [sh.class]: ofValues(rdf.type),
  [sh.closed]: ofValues(null),
  [sh.equals]: ofFocus,
  [sh.disjoint]: ofFocus,
  [sh.lessThan]: ofFocus,
  [sh.lessThanOrEquals]: ofFocus,
}

const shaclNamespace = sh.Shape.slice(0, -'Shape'.length)

/**
 * Everything of the data that the verdict of a shape on a node depends on, besides which nodes it targets and which
 * classes are subclasses; null when that cannot be told, as of a query.
 */
export function readsOf(shapes: Graph, shape: number, way: Way = []): readonly Read[] | null {
  const path = shapes.objectOf(shape, shapes.iri(sh.path))
  const along = path === 0 ? null : readPath(shapes, path)
  const values = along === null ? way : [...way, along]
  const rivals = all(rivalsOf(shapes, shape), rival => readsOf(shapes, rival, values))
  const own = all(shapes.predicatesOf(shape), property => {
    const reader = readerOf(shapes, property)
    const place = { shapes, focus: way, values, readsOf: readsOf.bind(null, shapes) }
    return reader === null ? null : all(shapes.objectsOf(shape, property), value => reader({ ...place, value }))
  })
  if (own === null || rivals === null) return null
  return [...(along === null ? [] : readsAlong(shapes, along, way)), ...own, ...rivals]
}

/** null for what may read anything: what is not SHACL Core, and parameters of components of one's own. */
function readerOf(shapes: Graph, property: number): Reader | null {
  const name = shapes.value(property)
  if (name.startsWith(shaclNamespace)) return readers[name] ?? null
  const asPath = shapes.subjectsWith(shapes.iri(sh.path), property)
  const isParameter = asPath.some(id => shapes.subjectsWith(shapes.iri(sh.parameter), id).length > 0)
  return isParameter ? null : nothing
}

/** The shapes beside a qualified value shape that a value may count for instead. */
function rivalsOf(shapes: Graph, shape: number): readonly number[] {
  if (shapes.objectOf(shape, shapes.iri(sh.qualifiedValueShapesDisjoint)) === 0) return []
  const property = shapes.iri(sh.property)
  const siblings = shapes.subjectsWith(property, shape).flatMap(parent => shapes.objectsOf(parent, property))
  return siblings.flatMap(id => shapes.objectsOf(id, shapes.iri(sh.qualifiedValueShape)))
}

/** What is read to walk a path from the end of a way. */
function readsAlong(shapes: Graph, path: Path, way: Way): Read[] {
  if (path.kind === 'predicate') {
    return [{ way, predicate: shapes.value(path.predicate), isInverse: path.isInverse }]
  }
  if (path.kind === 'sequence') {
    return path.steps.flatMap((step, index) => readsAlong(shapes, step, [...way, ...path.steps.slice(0, index)]))
  }
  if (path.kind === 'alternative') return path.choices.flatMap(choice => readsAlong(shapes, choice, way))
  return readsAlong(shapes, path.step, path.isMany ? [...way, { ...path, isOptional: true }] : way)
}

/** What several read together; null when of one it cannot be told. */
function all<Item>(items: readonly Item[], reads: (item: Item) => readonly Read[] | null): readonly Read[] | null {
  const found = items.map(reads)
  return found.includes(null) ? null : found.flatMap(some => some ?? [])
}
