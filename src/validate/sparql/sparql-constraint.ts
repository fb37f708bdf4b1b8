import type { Bilingual } from '../../model/finding.ts'
import { ShapesError } from '../../model/shapes-error.ts'
import { sh } from '../../rdf/vocabulary.ts'
import type { Binding, Constraint, Judge, Parameter } from '../constraint.ts'
import type { DataGraph } from '../data-graph.ts'
import { bindPath, type Path, readPath } from '../path.ts'
import { shapeName } from '../shape-name.ts'
import { pathText } from './path-text.ts'
import type { PreBound } from './pre-bound.ts'
import { type Query, readQuery } from './query.ts'
import type { Pair, Solution, SparqlData } from './sparql-data.ts'

/** Where a query is asked: at a shape, for a component. */
export interface AskedAt extends Pick<Parameter, 'shapes' | 'shape'> {
  /** IRI of the constraint component. */
  readonly component: string
  readonly preBound: PreBound
  /** What a breach is told of in when the query has no message of its own; null: in the words of the shape. */
  readonly message: Bilingual | null
}

/**
 * A constraint of sh:sparql; null when it is deactivated.
 * @see https://www.w3.org/TR/shacl/#sparql-constraints
 */
export function sparqlConstraint(parameter: Pick<Parameter, 'shapes' | 'shape' | 'value'>): Constraint | null {
  const { shapes, shape, value } = parameter
  if (shapes.value(shapes.objectOf(value, shapes.iri(sh.deactivated))) === 'true') return null
  if (shapes.objectOf(value, shapes.iri(sh.select)) === 0) {
    throw new ShapesError('sparql-no-query', 'sh:sparql needs sh:select')
  }
  const names = new Set(['this', 'shapesGraph', 'currentShape', 'PATH'])
  const preBound = { names, constants: new Map([['currentShape', shape]]) }
  return queryConstraint({ shapes, shape, component: sh.SPARQLConstraintComponent, preBound, message: null }, value)
}

/** The constraint that the query of a node makes. @throws ShapesError `sparql-…` */
export function queryConstraint({ shapes, shape, component, preBound, message }: AskedAt, node: number): Constraint {
  const at = shapes.objectOf(shape, shapes.iri(sh.path))
  const path = at === 0 ? null : readPath(shapes, at)
  const place = { shapes, shape: shapeName(shapes, shape), node, preBound }
  const query = readQuery({ ...place, path: path === null ? null : pathText(shapes, path) })
  const bind = query.form === 'ask' ? bindAsk : bindSelect
  return { component, query, bind: bind({ query, path, message: query.message ?? message }) }
}

interface Asked {
  readonly query: Query
  readonly path: Path | null
  readonly message: Bilingual | null
}

/** Every value of which the query does not hold is a breach. */
function bindAsk({ query, path, message }: Asked): Constraint['bind'] {
  return binding => {
    const pairsOf = pairFinder(path, binding.data)
    const constants = constantBindings(query, binding.data)
    return (focus, values, tell) => {
      const sparql = sparqlOf(binding)
      const breaches = values.filter(value => !sparql.holds(query, { focus, value }, pairsOf))
      for (const value of breaches) {
        const bindings = { ...constants, value: binding.data.terms.value(value) }
        tell?.(focus, value, { answer: { message, bindings } })
      }
      return breaches.length === 0
    }
  }
}

/** Every answer of the query is a breach; the same answer twice is one. */
function bindSelect({ query, path, message }: Asked): Constraint['bind'] {
  return (binding): Judge => {
    const constants = constantBindings(query, binding.data)
    return (focus, _, tell) => {
      const solutions = sparqlOf(binding).solutions(query, focus)
      for (const solution of tell === null ? [] : distinct(solutions)) {
        const { message: own, value: _text, ...rest } = solution.bindings
        const isWithoutValue = solution.bindings.value === undefined
        const value = isWithoutValue && path === null ? focus : solution.value
        const words = own === undefined ? message : { sv: own, en: own }
        const bindings = { ...constants, ...rest, ...(isWithoutValue ? {} : { value: solution.bindings.value }) }
        tell?.(focus, value, { predicate: solution.path, answer: { message: words, bindings } })
      }
      return solutions.length === 0
    }
  }
}

function sparqlOf({ sparql }: Binding): SparqlData {
  if (sparql === null) throw new Error('Shapes with SPARQL are bound without an engine')
  return sparql
}

/** Names in messages that mean the same in every breach of a constraint: the parameters. */
function constantBindings({ constants }: Query, data: DataGraph): Readonly<Record<string, string>> {
  return Object.fromEntries([...constants].map(([name, id]) => [name, data.terms.value(data.constant(id))]))
}

function pairFinder(path: Path | null, data: DataGraph): (focus: number) => readonly Pair[] {
  const walk = path === null ? (focus: number) => [focus] : bindPath(path, data)
  return focus => walk(focus).map(value => ({ focus, value }))
}

function distinct(solutions: readonly Solution[]): readonly Solution[] {
  if (solutions.length < 2) return solutions
  return [...new Map(solutions.map(solution => [JSON.stringify(solution), solution])).values()]
}
