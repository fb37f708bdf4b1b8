import { ShapesError } from '../model/shapes-error.ts'
import { BlankNode, Literal, NamedNode } from '../rdf/terms.ts'
import { rdf, sh } from '../rdf/vocabulary.ts'
import { compareValues, orderedValue } from './comparison.ts'
import {
  type Binding,
  type Compiler,
  countOf,
  eachValue,
  type Parameter,
  sibling,
  type ValueTest,
} from './constraint.ts'
import type { DataGraph } from './data-graph.ts'
import { isWellFormed } from './datatypes.ts'
import { listOf } from './list.ts'
import { memoised } from './memo.ts'

const nodeKinds: Readonly<Record<string, readonly number[]>> = {
  [sh.IRI]: [NamedNode],
  [sh.BlankNode]: [BlankNode],
  [sh.Literal]: [Literal],
  [sh.BlankNodeOrIRI]: [BlankNode, NamedNode],
  [sh.BlankNodeOrLiteral]: [BlankNode, Literal],
  [sh.IRIOrLiteral]: [NamedNode, Literal],
}

/** Constraints on one value node at a time, by parameter. */
export const valueConstraints: Readonly<Record<string, Compiler>> = {
  [sh.class]: eachValue(
    ({ value }) =>
      ({ data }) =>
        data.instanceTest(data.constant(value)),
  ),
  [sh.datatype]: eachValue(datatypeTest),
  [sh.nodeKind]: eachValue(nodeKindTest),
  [sh.minExclusive]: eachValue(rangeTest(order => order > 0)),
  [sh.minInclusive]: eachValue(rangeTest(order => order >= 0)),
  [sh.maxExclusive]: eachValue(rangeTest(order => order < 0)),
  [sh.maxInclusive]: eachValue(rangeTest(order => order <= 0)),
  [sh.minLength]: eachValue(lengthTest((length, limit) => length >= limit)),
  [sh.maxLength]: eachValue(lengthTest((length, limit) => length <= limit)),
  [sh.pattern]: eachValue(patternTest),
  [sh.languageIn]: eachValue(languageTest),
  [sh.in]: eachValue(memberTest),
}

function datatypeTest({ shapes, value }: Parameter): (binding: Binding) => ValueTest {
  const datatype = shapes.value(value)
  if (datatype === rdf.langString) {
    return ({ data: { terms } }) =>
      node =>
        terms.language(node) !== ''
  }
  return ({ data: { terms } }) =>
    node =>
      terms.datatype(node) === datatype && isWellFormed(terms.value(node), datatype)
}

function nodeKindTest({ shapes, value }: Parameter): (binding: Binding) => ValueTest {
  const kinds = nodeKinds[shapes.value(value)]
  if (kinds === undefined) {
    throw new ShapesError('not-a-node-kind', `${shapes.value(value)} is not a node kind`, {
      details: { value: shapes.value(value) },
    })
  }
  return ({ data: { terms } }) =>
    node =>
      kinds.includes(terms.kind(node))
}

function rangeTest(isWithin: (order: number) => boolean) {
  return ({ shapes, value }: Parameter): ((binding: Binding) => ValueTest) => {
    const limit = orderedValue(shapes, value)
    return ({ data: { terms } }) =>
      node => {
        const order = compareValues(orderedValue(terms, node), limit)
        return order !== null && isWithin(order)
      }
  }
}

function lengthTest(isAllowed: (length: number, limit: number) => boolean) {
  return (parameter: Parameter): ((binding: Binding) => ValueTest) => {
    const limit = countOf(parameter)
    return ({ data: { terms } }) =>
      node =>
        terms.kind(node) !== BlankNode && isAllowed([...terms.value(node)].length, limit)
  }
}

/** @see https://www.w3.org/TR/shacl/#PatternConstraintComponent */
function patternTest(parameter: Parameter): (binding: Binding) => ValueTest {
  const { shapes, value } = parameter
  const expression = expressionOf(shapes.value(value), shapes.value(sibling(parameter, sh.flags)))
  return ({ data: { terms } }) =>
    memoised(terms.count, node => terms.kind(node) !== BlankNode && expression.test(terms.value(node)))
}

/** @throws ShapesError `not-a-pattern` */
function expressionOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, `u${flags}`)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ShapesError('not-a-pattern', reason, { details: { value: pattern }, cause })
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1 basic filtering */
function languageTest({ shapes, value }: Parameter): (binding: Binding) => ValueTest {
  const ranges = listOf(shapes, value).map(id => shapes.value(id).toLowerCase())
  return ({ data: { terms } }) =>
    node => {
      const tag = terms.language(node).toLowerCase()
      return tag !== '' && ranges.some(range => range === '*' || tag === range || tag.startsWith(`${range}-`))
    }
}

function memberTest({ shapes, value }: Parameter): (binding: Binding) => ValueTest {
  const members = listOf(shapes, value)
  return ({ data }) => {
    const allowed = constants(data, members)
    return node => allowed.has(node)
  }
}

function constants(data: DataGraph, ids: readonly number[]): ReadonlySet<number> {
  return new Set(ids.map(id => data.constant(id)))
}
