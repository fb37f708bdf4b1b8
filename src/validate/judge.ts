import { sh } from '../rdf/vocabulary.ts'
import { componentOf } from './component-name.ts'
import type { Binding, Constraint, Judge, More, QueryAnswer, Shape, Tell } from './constraint.ts'
import type { DataGraph } from './data-graph.ts'
import { eachOf, everyNodeJudge, everyValuesJudge, joinGroups, type NodeJudge, type ValuesJudge } from './join.ts'
import { memoised } from './memo.ts'
import { bindPath, type Walk } from './path.ts'

/** One validation result, in term ids of the data graph. */
export interface Breach {
  readonly focus: number
  /** 0 when there is none. */
  readonly value: number
  /** The predicate concerned when it is not the path of the shape, else 0. */
  readonly predicate: number
  /** The language that too many values are in; null when it is not about that. */
  readonly language: string | null
  /** What a query found; null when none did. */
  readonly answer: QueryAnswer | null
  readonly shape: Shape
  /** null when a check has found it, which is no SHACL constraint. */
  readonly component: string | null
}

/**
 * Binds shapes to a data graph: shape → a function that judges one node and reports its breaches.
 * Whether a node conforms to a shape that another shape refers to is found out once per node.
 */
export function bindShapes(
  data: DataGraph,
  report: (breach: Breach) => void,
  sparql: Binding['sparql'] = null,
): (shape: Shape) => (node: number) => void {
  const judges = new Map<Shape, NodeJudge>()
  const tests = new Map<Shape, (node: number) => boolean>()
  const judgeOf = (shape: Shape): NodeJudge => once(judges, shape, () => bindShape(binder, shape))
  const conforms = (shape: Shape): ((node: number) => boolean) =>
    once(tests, shape, () => {
      const judge = judgeOf(shape)
      return memoised(data.terms.count, node => judge(node, false))
    })
  const binder: Binder = { data, conforms, sparql, judgeOf, report }
  return shape => {
    const judge = judgeOf(shape)
    return node => {
      judge(node, true)
    }
  }
}

interface Binder extends Binding {
  readonly judgeOf: (shape: Shape) => NodeJudge
  readonly report: (breach: Breach) => void
}

function bindShape(binder: Binder, shape: Shape): NodeJudge {
  if (shape.isDeactivated) return () => true
  const judgeValues = bindConstraints(binder, shape)
  if (shape.path === null) {
    const judgeNode: NodeJudge = (node, isReporting) => judgeValues(node, [node], isReporting)
    return everyNodeJudge([
      ...(shape.constraints.length === 0 ? [] : [judgeNode]),
      ...bindProperties(binder, shape.properties),
    ])
  }
  return bindWalk(bindPath(shape.path, binder.data), bindPropertyShape(binder, shape))
}

function bindWalk(walk: Walk, judge: ValuesJudge): NodeJudge {
  return (node, isReporting) => judge(node, walk(node), isReporting)
}

/** What a property shape asks of value nodes: its constraints, and the property shapes that it has in turn. */
function bindPropertyShape(binder: Binder, shape: Shape): ValuesJudge {
  const judgeValues = bindConstraints(binder, shape)
  if (shape.properties.length === 0) return judgeValues
  const judgeProperties = everyNodeJudge(bindProperties(binder, shape.properties))
  return everyValuesJudge([judgeValues, eachOf(judgeProperties)])
}

function bindConstraints(binder: Binder, shape: Shape): ValuesJudge {
  return everyValuesJudge(shape.constraints.map(constraint => bindConstraint(binder, shape, constraint)))
}

function bindConstraint(binder: Binder, shape: Shape, { component, bind }: Constraint): ValuesJudge {
  const judge: Judge = bind(binder)
  const tell: Tell = (focus, value, { predicate = 0, language = null, answer = null }: More = {}) =>
    binder.report({ focus, value, predicate, language, answer, shape, component })
  return (focus, values, isReporting) => judge(focus, values, isReporting ? tell : null)
}

/** Property shapes on plain predicates are joined with the statements of the node; the others walk their paths. */
function bindProperties(binder: Binder, properties: readonly Shape[]): readonly NodeJudge[] {
  const { data } = binder
  const groups = new Map<number, { judges: ValuesJudge[]; always: ValuesJudge[] }>()
  const walkers: NodeJudge[] = []
  for (const shape of properties) {
    const { path } = shape
    const predicate = path?.kind === 'predicate' && !path.isInverse ? data.constant(path.predicate) : -1
    if (predicate === -1 || data.isKnown(predicate)) walkers.push(binder.judgeOf(shape))
    else {
      const { judges, always } = once(groups, predicate, () => ({ judges: [], always: [] }))
      const judge = bindPropertyShape(binder, shape)
      judges.push(judge)
      if (asksForValues(shape)) always.push(judge)
    }
  }
  const joined = [...groups].map(([predicate, group]) => ({ predicate, ...group }))
  joined.sort((a, b) => a.predicate - b.predicate)
  return joined.length === 0 ? walkers : [joinGroups(data.published, joined), ...walkers]
}

/** Components that may be breached by there being no value at all; so may queries. */
const askingForValues: ReadonlySet<string> = new Set(
  [sh.minCount, sh.hasValue, sh.equals, sh.qualifiedMinCount].map(componentOf),
)

/** May a node without values of the property breach the shape? */
function asksForValues({ constraints }: Shape): boolean {
  return constraints.some(({ component, query }) => query !== null || askingForValues.has(component))
}

function once<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  const known = made.get(key)
  if (known !== undefined) return known
  const value = make()
  made.set(key, value)
  return value
}
