import type { Bilingual } from '../model/finding.ts'
import { ShapesError } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import type { DataGraph } from './data-graph.ts'
import type { Path } from './path.ts'
import type { Query } from './sparql/query.ts'
import type { SparqlData } from './sparql/sparql-data.ts'

/** A shape as read from the shapes graph. */
export interface Shape {
  /** Term id in the shapes graph. */
  readonly id: number
  /** IRI, or `_:label` of a blank node. */
  readonly name: string
  /** null for a node shape. */
  readonly path: Path | null
  readonly isDeactivated: boolean
  readonly constraints: readonly Constraint[]
  /** The shapes that sh:property names, deactivated ones left out. */
  readonly properties: readonly Shape[]
  /** What is asked in SPARQL to judge by this shape, by the shapes that it refers to included. */
  readonly queries: readonly Query[]
}

/** One constraint of a shape, read from the shapes graph and ready to be bound to a data graph. */
export interface Constraint {
  /** IRI of the constraint component. */
  readonly component: string
  /** What it asks in SPARQL; null when it does not. */
  readonly query: Query | null
  readonly bind: (binding: Binding) => Judge
}

/** What a constraint may use when it is bound. */
export interface Binding {
  readonly data: DataGraph
  /** Tells whether a node conforms to a shape. */
  readonly conforms: (shape: Shape) => ValueTest
  /** Answers queries about the data; null when no shape has any. */
  readonly sparql: SparqlData | null
}

/** Is this value node as it should be? */
export type ValueTest = (value: number) => boolean

/**
 * Judges the value nodes of a focus node: true when they satisfy the constraint. Tells of every breach, if there is
 * someone to tell.
 */
export type Judge = (focus: number, values: readonly number[], tell: Tell | null) => boolean

/** Hears of a breach. Value 0: the breach has no value. */
export type Tell = (focus: number, value: number, more?: More) => void

/** What else there is to tell of a breach. */
export interface More {
  /** The predicate concerned, when it is not the path of the shape. */
  readonly predicate?: number
  /** The language that too many values are in. */
  readonly language?: string | null
  readonly answer?: QueryAnswer | null
}

/** What a breach that a query found is told of in. */
export interface QueryAnswer {
  /** The constraint's own message; null when it has none and the words of the shape do. */
  readonly message: Bilingual | null
  /** Values for the places in the message, `value` even when no graph holds it. */
  readonly bindings: Readonly<Record<string, string>>
}

/** One parameter of a constraint, as it stands in the shapes graph. */
export interface Parameter {
  readonly shapes: Graph
  /** Term id of the shape. */
  readonly shape: number
  /** Term id of the parameter's value. */
  readonly value: number
  readonly readShape: (id: number) => Shape
}

/** Compiles one value of a parameter; null when it asks for nothing, as `sh:uniqueLang false`. */
export type Compiler = (parameter: Parameter) => Constraint['bind'] | null

/** A compiler for a constraint that looks at one value node at a time. */
export function eachValue(compile: (parameter: Parameter) => (binding: Binding) => ValueTest): Compiler {
  return parameter => {
    const bind = compile(parameter)
    return binding => judgeEach(bind(binding))
  }
}

/** The number that a parameter gives. @throws ShapesError `not-a-count` */
export function countOf({ shapes, value }: Pick<Parameter, 'shapes' | 'value'>): number {
  const text = shapes.value(value)
  if (!/^\+?\d+$/.test(text))
    throw new ShapesError('not-a-count', `“${text}” is not a count`, { details: { value: text } })
  return Number(text)
}

/** The value of another parameter of the same shape; 0 when it has none. */
export function sibling({ shapes, shape }: Parameter, property: string): number {
  return shapes.objectOf(shape, shapes.iri(property))
}

function judgeEach(test: ValueTest): Judge {
  return (focus, values, tell) => {
    let conforms = true
    for (const value of values) {
      if (test(value)) continue
      if (tell === null) return false
      tell(focus, value)
      conforms = false
    }
    return conforms
  }
}
