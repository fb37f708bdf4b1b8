import { setImmediate } from 'node:timers/promises'
import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { type Graph, sortRows } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import type { DataGraph } from './data-graph.ts'
import { compareFindings, type Describer } from './findings.ts'
import { type Breach, bindShapes } from './judge.ts'
import { type Progress, stepCounter } from './progress.ts'
import { withoutRedundant } from './redundant.ts'
import type { TargetedShape } from './shapes.ts'
import { checkQueries } from './sparql/engine.ts'
import { openSparql } from './sparql/open.ts'
import { focusNodesOf } from './targets.ts'

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

/** A finding and what it comes from. */
export interface Verdict {
  readonly finding: Finding
  readonly breach: Breach
  /** The shape with targets that was judged by. */
  readonly root: TargetedShape
  /** The node that was judged, in ids of the data graph; a breach may be about a node that it leads to. */
  readonly node: number
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
  { data, profile, describe }: { readonly data: DataGraph; readonly profile: Profile; readonly describe: Describer },
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
          verdicts.push({ finding: describe(breach), breach, root, node })
        }
        breaches.length = 0
      }
      if (--untilBreak > 0) continue
      untilBreak = nodesAtOnce
      await setImmediate()
      signal?.throwIfAborted()
    }
  }
  return sortedByPlace(verdicts)
}

/** How many judgements some rounds come to. */
export function countNodes(rounds: readonly Round[]): number {
  return rounds.reduce((sum, { nodes }) => sum + nodes.length, 0)
}

/** Verdicts in the order of the findings: by line, which are small numbers, and within a line by comparing them. */
function sortedByPlace(verdicts: readonly Verdict[]): Verdict[] {
  const last = verdicts.reduce((most, verdict) => Math.max(most, lineOf(verdict)), 0)
  if (last === 0 || last > verdicts.length * 100) return verdicts.toSorted(compareVerdicts)
  const lines = Int32Array.from(verdicts, verdict => lineOf(verdict) || last + 1)
  const sorted = Array.from(sortRows(null, lines, last + 2), index => verdicts[index])
  for (let from = 0, to = 1; from < sorted.length; from = to++) {
    while (to < sorted.length && lineOf(sorted[to]) === lineOf(sorted[from])) to++
    if (to - from > 1) for (const verdict of sorted.slice(from, to).sort(compareVerdicts)) sorted[from++] = verdict
  }
  return sorted
}

/** 0 when there is no position. */
function lineOf({ finding: { position } }: Verdict): number {
  return position === null ? 0 : position.line
}

/** The order of the findings. */
export function compareVerdicts({ finding: a }: Verdict, { finding: b }: Verdict): number {
  return compareFindings(a, b)
}
