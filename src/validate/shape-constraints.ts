import { sh } from '../rdf/vocabulary.ts'
import {
  type Binding,
  type Compiler,
  countOf,
  eachValue,
  type Parameter,
  type Shape,
  sibling,
  type ValueTest,
} from './constraint.ts'
import { listOf } from './list.ts'
import { requireShape } from './well-formed.ts'

/** Constraints that ask whether value nodes conform to other shapes, by parameter. */
export const shapeConstraints: Readonly<Record<string, Compiler>> = {
  [sh.node]: oneShape(test => test),
  [sh.not]: oneShape(test => node => !test(node)),
  [sh.and]: manyShapes(tests => node => tests.every(test => test(node))),
  [sh.or]: manyShapes(tests => node => tests.some(test => test(node))),
  [sh.xone]: manyShapes(tests => node => tests.filter(test => test(node)).length === 1),
  [sh.qualifiedMinCount]: compileQualified((count, limit) => count >= limit),
  [sh.qualifiedMaxCount]: compileQualified((count, limit) => count <= limit),
}

function oneShape(combine: (test: ValueTest) => ValueTest): Compiler {
  return eachValue(({ value, readShape }) => {
    const shape = readShape(value)
    return ({ conforms }) => combine(conforms(shape))
  })
}

function manyShapes(combine: (tests: readonly ValueTest[]) => ValueTest): Compiler {
  return eachValue(({ shapes, value, readShape }) => {
    const members = listOf(shapes, value).map(member => readShape(requireShape(shapes, member)))
    return ({ conforms }) => combine(members.map(conforms))
  })
}

/** @see https://www.w3.org/TR/shacl/#QualifiedValueShapeConstraintComponent */
function compileQualified(isAllowed: (count: number, limit: number) => boolean): Compiler {
  return parameter => {
    const limit = countOf(parameter)
    const shape = parameter.readShape(sibling(parameter, sh.qualifiedValueShape))
    const others = rivalsOf(parameter, shape).map(parameter.readShape)
    return (binding: Binding) => {
      const isTaken = others.map(binding.conforms)
      const count = counter(binding.conforms(shape), node => isTaken.some(test => test(node)))
      return (focus, values, tell) => {
        if (isAllowed(count(values), limit)) return true
        tell?.(focus, 0)
        return false
      }
    }
  }
}

/** Counts the nodes that qualify and are not taken; remembers the last count, as focus nodes may share their values. */
function counter(qualifies: ValueTest, isTaken: ValueTest): (values: readonly number[]) => number {
  let last: readonly number[] | null = null
  let count = 0
  return values => {
    if (values !== last) count = values.filter(node => qualifies(node) && !isTaken(node)).length
    last = values
    return count
  }
}

/** Qualified value shapes of the sibling property shapes, when values may count for one only. */
function rivalsOf(parameter: Parameter, shape: Shape): number[] {
  const { shapes } = parameter
  if (shapes.value(sibling(parameter, sh.qualifiedValueShapesDisjoint)) !== 'true') return []
  const property = shapes.iri(sh.property)
  const parents = shapes.subjectsWith(property, parameter.shape)
  const siblings = parents.flatMap(parent => shapes.objectsOf(parent, property))
  const rivals = siblings.flatMap(id => shapes.objectsOf(id, shapes.iri(sh.qualifiedValueShape)))
  return [...new Set(rivals)].filter(id => id !== shape.id)
}
