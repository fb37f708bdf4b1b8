import { setImmediate } from 'node:timers/promises'
import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { type Graph, sortRows } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import type { DataGraph } from './data-graph.ts'
import type { Describer } from './findings.ts'
import { type Breach, bindShapes } from './judge.ts'
import { type Progress, stepCounter } from './progress.ts'
import { withoutRedundant } from './redundant.ts'
import type { TargetedShape } from './shapes.ts'
import { checkQueries } from './sparql/engine.ts'
import { openSparql } from './sparql/open.ts'
import { focusNodesOf } from './targets.ts'
import { Verdict } from './verdict.ts'

/** So many nodes are judged before others may have their turn and the signal is looked at. */
const nodesAtOnce = 4096

/** When to stop, and who is to hear how far it has come. */
export interface JudgeOptions {
  readonly signal?: AbortSignal
  /** Hears the share of the work that is done, from above 0 to 1, a hundred times at most. */
  readonly progress?: Progress
}

/** A graph as it was judged: enough to judge a later state of it without judging all of it again. */
export interface Judgement {
  readonly graph: Graph
  readonly profile: Profile
  /** Sorted as `validate` sorts them. */
  readonly findings: readonly Finding[]
  /** The findings about resources with what they come from, in the same order. */
  readonly verdicts: readonly Verdict[]
  /** How many times a resource was judged by a shape to come to this. */
  readonly judged: number
}

/** Some nodes to be judged by one shape. */
export interface Round {
  readonly root: TargetedShape
  readonly nodes: readonly number[]
}

/** Every resource that a shape targets; a text is none. */
export function roundOf(root: TargetedShape, data: DataGraph): Round {
  const nodes = focusNodesOf(root.targets, data).filter(node => data.terms.kind(node) !== Literal)
  return { root, nodes }
}

/** Judges round after round and gives the verdicts, sorted. */
export async function judgeRounds(
  rounds: readonly Round[],
  { data, profile, describer }: { readonly data: DataGraph; readonly profile: Profile; readonly describer: Describer },
  { signal, progress }: JudgeOptions,
): Promise<Verdict[]> {
  const propertyOf = ({ shape }: Breach): string | null => profile.rules.get(shape.name)?.path ?? null
  const breaches: Breach[] = []
  const asking = rounds.filter(({ root }) => root.shape.queries.length > 0)
  await checkQueries(asking.flatMap(({ root }) => root.shape.queries))
  const asked = asking.filter(({ nodes }) => nodes.length > 0).flatMap(({ root }) => root.shape.queries)
  using sparql = await openSparql(asked, { data, ...profile })
  const bind = bindShapes(data, breach => breaches.push(breach), sparql)
  const verdicts: Verdict[] = []
  const isDone = stepCounter(countNodes(rounds), progress)
  let untilBreak = nodesAtOnce
  for (const { root, nodes } of rounds) {
    const judge = bind(root.shape)
    sparql?.expect(nodes)
    for (const node of nodes) {
      judge(node)
      isDone()
      if (breaches.length > 0) {
        for (const breach of withoutRedundant(breaches, propertyOf)) {
          verdicts.push(new Verdict({ root, node, breach }, describer.placeOf(breach), { describer }))
        }
        breaches.length = 0
      }
      if (--untilBreak > 0) continue
      untilBreak = nodesAtOnce
      await setImmediate()
      signal?.throwIfAborted()
    }
  }
  return sorted(verdicts, describer)
}

/** How many judgements some rounds come to. */
export function countNodes(rounds: readonly Round[]): number {
  return rounds.reduce((sum, { nodes }) => sum + nodes.length, 0)
}

/** Verdicts in the order of the findings: by place, which are small numbers, and where it is the same by comparing them. */
export function sorted(verdicts: readonly Verdict[], { compare }: Describer): Verdict[] {
  const [lines, columns] = [new Int32Array(verdicts.length), new Int32Array(verdicts.length)]
  for (let at = 0; at < verdicts.length; at++) {
    const { position } = verdicts[at]
    if (position === null) continue
    lines[at] = position.line
    columns[at] = position.column
  }
  const [lastLine, lastColumn] = [highest(lines), highest(columns)]
  if (lastLine === 0 || lastLine + lastColumn > verdicts.length * 100) return verdicts.toSorted(compare)
  // Without a place goes last.
  for (let at = 0; at < lines.length; at++) lines[at] ||= lastLine + 1
  const order = sortRows(sortRows(null, columns, lastColumn + 1), lines, lastLine + 2)
  const inOrder = Array.from(order, index => verdicts[index])
  for (let from = 0, to = 1; from < inOrder.length; from = to++) {
    while (to < order.length && lines[order[to]] === lines[order[from]] && columns[order[to]] === columns[order[from]])
      to++
    if (to - from > 1) for (const verdict of inOrder.slice(from, to).sort(compare)) inOrder[from++] = verdict
  }
  return inOrder
}

function highest(numbers: Int32Array): number {
  let most = 0
  for (const number of numbers) if (number > most) most = number
  return most
}
