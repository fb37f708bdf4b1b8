import { setImmediate } from 'node:timers/promises'
import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import type { Shape } from './constraint.ts'
import { DataGraph } from './data-graph.ts'
import { compareFindings, describer } from './findings.ts'
import { type Breach, bindShapes } from './judge.ts'
import { withoutRedundant } from './redundant.ts'
import { readShapes, type TargetedShape } from './shapes.ts'
import { focusNodesOf } from './targets.ts'

/** So many nodes are judged before others may have their turn and the signal is looked at. */
const nodesAtOnce = 4096

/** What was read from shapes before; a graph never changes, so it need not be read twice. */
const plans = new WeakMap<Graph, readonly TargetedShape[]>()

/**
 * Judges a graph, as it was published, by the shapes of a profile. Findings are sorted by position, else by resource.
 * They are about resources: a text that stands where a shape looks for one is told of by the resource that has it.
 * @throws Error when a shape of the profile is none that we can judge by, or can report but has no words
 */
export async function validate(
  graph: Graph,
  profile: Profile,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<readonly Finding[]> {
  signal?.throwIfAborted()
  const plan = planOf(profile)
  const data = new DataGraph({ published: graph, knowledge: profile.knowledge, shapes: profile.shapes })
  const describe = describer(data, profile)
  const propertyOf = ({ shape }: Breach): string | null => profile.rules.get(shape.name)?.path ?? null
  const breaches: Breach[] = []
  const bind = bindShapes(data, breach => breaches.push(breach))
  const findings: Finding[] = []
  for (const root of plan) {
    const judge = bind(root.shape)
    const resources = focusNodesOf(root.targets, data).filter(node => data.terms.kind(node) !== Literal)
    for (const nodes of batchesOf(resources)) {
      signal?.throwIfAborted()
      nodes.forEach(judge)
      if (nodes.length === nodesAtOnce) await setImmediate()
    }
    for (const breach of withoutRedundant(breaches.splice(0), propertyOf)) findings.push(describe(breach))
  }
  return findings.sort(compareFindings)
}

function planOf({ shapes, rules }: Profile): readonly TargetedShape[] {
  const known = plans.get(shapes)
  if (known !== undefined) return known
  const plan = readShapes(shapes)
  for (const { shape } of plan) requireWords(shape, rules)
  plans.set(shapes, plan)
  return plan
}

/** @throws Error naming a shape that can report a breach and has no words to do it with */
function requireWords(shape: Shape, rules: Profile['rules']): void {
  if (shape.constraints.length > 0 && !rules.has(shape.name)) throw new Error(`${shape.name} has no sh:message`)
  for (const property of shape.properties) requireWords(property, rules)
}

function* batchesOf(nodes: readonly number[]): Iterable<readonly number[]> {
  for (let from = 0; from < nodes.length; from += nodesAtOnce) yield nodes.slice(from, from + nodesAtOnce)
}
