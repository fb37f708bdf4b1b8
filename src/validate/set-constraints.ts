import { sh, xsd } from '../rdf/vocabulary.ts'
import { compareValues, orderedValue } from './comparison.ts'
import { type Compiler, countOf, type Judge, type Parameter, sibling, type Tell } from './constraint.ts'
import { listOf } from './list.ts'

/** Constraints on all value nodes of a focus node together, by parameter. */
export const setConstraints: Readonly<Record<string, Compiler>> = {
  [sh.minCount]: compileCount((count, limit) => count >= limit),
  [sh.maxCount]: compileCount((count, limit) => count <= limit),
  [sh.uniqueLang]: compileUniqueLang,
  [sh.hasValue]: compileHasValue,
  [sh.equals]: compileEquals,
  [sh.disjoint]: compileDisjoint,
  [sh.lessThan]: compileOrder(order => order < 0),
  [sh.lessThanOrEquals]: compileOrder(order => order <= 0),
  [sh.closed]: compileClosed,
}

function compileCount(isAllowed: (count: number, limit: number) => boolean): Compiler {
  return parameter => {
    const limit = countOf(parameter)
    return () => (focus, values, tell) => isAllowed(values.length, limit) || refuse(tell, focus)
  }
}

/** One breach for every language that is used twice or more; tags are compared without regard to case. */
function compileUniqueLang({ shapes, value }: Parameter): ReturnType<Compiler> {
  if (shapes.value(value) !== 'true' || shapes.datatype(value) !== xsd.boolean) return null
  return ({ data }) =>
    (focus, values, tell) => {
      if (values.length < 2) return true
      const tags = values.map(node => data.terms.language(node).toLowerCase()).filter(tag => tag !== '')
      const repeated = new Set(tags.filter((tag, index) => tags.indexOf(tag) !== index))
      if (tell !== null) for (const language of repeated) tell(focus, 0, { language })
      return repeated.size === 0
    }
}

function compileHasValue({ value }: Parameter): ReturnType<Compiler> {
  return ({ data }) => {
    const wanted = data.constant(value)
    return (focus, values, tell) => values.includes(wanted) || refuse(tell, focus)
  }
}

function compileEquals({ value }: Parameter): ReturnType<Compiler> {
  return ({ data }) => {
    const predicate = data.constant(value)
    return (focus, values, tell) => {
      const [own, others] = [new Set(values), new Set(data.valuesOf(focus, predicate))]
      const surplus = [...own].filter(node => !others.has(node))
      const missing = [...others].filter(node => !own.has(node))
      return refuseEach(tell, focus, [...surplus, ...missing])
    }
  }
}

function compileDisjoint({ value }: Parameter): ReturnType<Compiler> {
  return ({ data }) => {
    const predicate = data.constant(value)
    return (focus, values, tell) => {
      if (values.length === 0) return true
      const others = new Set(data.valuesOf(focus, predicate))
      const breaches = values.filter(node => others.has(node))
      return refuseEach(tell, focus, breaches)
    }
  }
}

/** One breach for every pair that is not in order, or has no order. */
function compileOrder(isInOrder: (order: number) => boolean): Compiler {
  return ({ value }) =>
    ({ data }) => {
      const predicate = data.constant(value)
      const isBreach = (node: number, other: number): boolean => {
        const order = compareValues(orderedValue(data.terms, node), orderedValue(data.terms, other))
        return order === null || !isInOrder(order)
      }
      return (focus, values, tell) => {
        const others = values.length === 0 ? [] : data.valuesOf(focus, predicate)
        const breaches = values.flatMap(node => others.filter(other => isBreach(node, other)).map(() => node))
        return refuseEach(tell, focus, breaches)
      }
    }
}

/** One breach for every statement about a value node whose predicate is neither a property of the shape nor ignored. */
function compileClosed(parameter: Parameter): ReturnType<Compiler> {
  const { shapes, shape, value } = parameter
  if (shapes.value(value) !== 'true') return null
  const properties = shapes.objectsOf(shape, shapes.iri(sh.property))
  const paths = properties.map(property => shapes.objectOf(property, shapes.iri(sh.path)))
  const ignored = sibling(parameter, sh.ignoredProperties)
  const named = ignored === 0 ? paths : [...paths, ...listOf(shapes, ignored)]
  return ({ data }): Judge => {
    const allowed = new Set(named.map(id => data.constant(id)))
    return (focus, values, tell) => {
      const statements = values.flatMap(node => data.predicatesOf(node).map(predicate => ({ node, predicate })))
      const breaches = statements.filter(({ predicate }) => !allowed.has(predicate))
      for (const { node, predicate } of tell === null ? [] : breaches) {
        for (const object of data.valuesOf(node, predicate)) tell?.(focus, object, { predicate })
      }
      return breaches.length === 0
    }
  }
}

function refuse(tell: Tell | null, focus: number): false {
  tell?.(focus, 0)
  return false
}

function refuseEach(tell: Tell | null, focus: number, breaches: readonly number[]): boolean {
  if (tell !== null) for (const node of breaches) tell(focus, node)
  return breaches.length === 0
}
