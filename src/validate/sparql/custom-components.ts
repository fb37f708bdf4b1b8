import type { Bilingual } from '../../model/finding.ts'
import { ShapesError } from '../../model/shapes-error.ts'
import { anyText, localName } from '../../profile/words.ts'
import type { Graph } from '../../rdf/graph.ts'
import { sh } from '../../rdf/vocabulary.ts'
import type { Constraint } from '../constraint.ts'
import { shapeName } from '../shape-name.ts'
import { queryConstraint } from './sparql-constraint.ts'

/** A constraint component of the shapes' own. */
interface Component {
  readonly id: number
  readonly name: string
  readonly parameters: readonly Declared[]
}

/** A parameter that a component declares. */
interface Declared {
  /** Term id of the property. */
  readonly property: number
  /** Name of the variable in the query. */
  readonly variable: string
  readonly isOptional: boolean
}

/** Names that mean something else in queries. */
const reserved = ['this', 'shapesGraph', 'currentShape', 'path', 'PATH', 'value']

/**
 * The constraints of a shape by constraint components that the shapes declare themselves.
 * @throws ShapesError `not-a-component`, `sparql-…`
 * @see https://www.w3.org/TR/shacl/#sparql-constraint-components
 */
export function customConstraintsOf(shapes: Graph, shape: number): Constraint[] {
  return componentsFor(shapes, shape).flatMap(component => constraintsBy(shapes, shape, component))
}

/** The components whose mandatory parameters a shape has, and at least one of them. */
function componentsFor(shapes: Graph, shape: number): Component[] {
  const rows = shapes.rowsOfPredicate(shapes.iri(sh.parameter))
  const declaring = new Set(Array.from(rows, row => shapes.columns.subjects[row]))
  const has = ({ property }: Declared): boolean => shapes.objectOf(shape, property) !== 0
  return [...declaring]
    .map(id => componentOf(shapes, id))
    .filter(({ parameters }) => parameters.some(has) && parameters.every(each => each.isOptional || has(each)))
}

function componentOf(shapes: Graph, id: number): Component {
  const parameters = shapes.objectsOf(id, shapes.iri(sh.parameter)).map(parameter => {
    const property = shapes.objectOf(parameter, shapes.iri(sh.path))
    const optional = shapes.value(shapes.objectOf(parameter, shapes.iri(sh.optional)))
    return {
      property,
      variable: localName(shapes.value(property)),
      isOptional: optional === 'true' || optional === '1',
    }
  })
  return { id, name: shapeName(shapes, id), parameters }
}

/** One constraint for every value of a lone parameter; several parameters make one together. */
function constraintsBy(shapes: Graph, shape: number, component: Component): Constraint[] {
  for (const { property, variable } of component.parameters) {
    if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(variable) || reserved.includes(variable))
      refuse(component, `parameter ${variable}`)
    const count = shapes.objectsOf(shape, property).length
    if (component.parameters.length > 1 && count > 1) refuse(component, `${count} values of ${variable}`)
  }
  const valuesOf = ({ property }: Declared): number[] => shapes.objectsOf(shape, property)
  const [first, ...others] = component.parameters
  const rest = others.flatMap(each => valuesOf(each).map(value => [each.variable, value] as const))
  const alternatives =
    valuesOf(first).length === 0 ? [[]] : valuesOf(first).map(value => [[first.variable, value] as const])
  return alternatives.map(own => constraintWith(shapes, shape, { component, values: [...own, ...rest] }))
}

function constraintWith(
  shapes: Graph,
  shape: number,
  { component, values }: { readonly component: Component; readonly values: readonly (readonly [string, number])[] },
): Constraint {
  const isProperty = shapes.objectOf(shape, shapes.iri(sh.path)) !== 0
  const own = shapes.objectsOf(component.id, shapes.iri(isProperty ? sh.propertyValidator : sh.nodeValidator))
  const validators = [...own, ...shapes.objectsOf(component.id, shapes.iri(sh.validator))]
  const inSparql = [sh.ask, sh.select].map(property => shapes.iri(property))
  const validator = validators.find(id => inSparql.some(property => shapes.objectOf(id, property) !== 0))
  if (validator === undefined) refuse(component, `no validator for ${isProperty ? 'property' : 'node'} shapes`)
  const isAsk = shapes.objectOf(validator, shapes.iri(sh.ask)) !== 0
  const parameters = component.parameters.map(({ variable }) => variable)
  const names = ['this', 'shapesGraph', 'currentShape', 'PATH', ...(isAsk ? ['value'] : []), ...parameters]
  const preBound = { names: new Set(names), constants: new Map([['currentShape', shape], ...values]) }
  const asked = { shapes, shape, component: component.name, preBound, message: messageOf(shapes, component.id) }
  return queryConstraint(asked, validator)
}

/** What a component says of itself, for validators without a message. */
function messageOf(shapes: Graph, component: number): Bilingual | null {
  return anyText(shapes, component, sh.message) ?? anyText(shapes, component, sh.labelTemplate)
}

function refuse(component: Component, reason: string): never {
  throw new ShapesError('not-a-component', `${component.name}: ${reason}`, { details: { component: component.name } })
}
