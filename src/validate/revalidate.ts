import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import { type Affected, affectedBy, type Change } from './affected.ts'
import { withChecked } from './checks.ts'
import { DataGraph } from './data-graph.ts'
import { Changed, type Difference, differenceOf, Moved } from './difference.ts'
import { describer } from './findings.ts'
import type { Breach } from './judge.ts'
import { countNodes, type Judgement, type JudgeOptions, judgeRounds, type Round, roundOf, sorted } from './judgement.ts'
import { merged } from './merged.ts'
import { planOf } from './plan.ts'
import type { TargetedShape } from './shapes.ts'
import { isFocusNode } from './targets.ts'
import { Verdict } from './verdict.ts'

/**
 * Judges a graph that is a later state of one that was judged: the findings are those of `validate`, but only resources
 * that the difference can affect are judged again. It costs least when the later graph was built on the terms of the
 * earlier one (`termsOf`). Blank nodes are taken for the same when they have the same label.
 */
export async function revalidate(before: Judgement, now: Graph, options: JudgeOptions = {}): Promise<Judgement> {
  options.signal?.throwIfAborted()
  const { profile } = before
  const plan = planOf(profile)
  const data = new DataGraph({ published: now, knowledge: profile.knowledge, shapes: profile.shapes })
  const difference = differenceOf(before.graph, now)
  const idOf = renumberer(before, data, difference)
  const affected = affectedBy(changesOf(before.graph, now, { difference, idOf }), plan, {
    data,
    shapes: profile.shapes,
  })
  const rounds = plan.map(root => roundOn(root, affected.get(root) ?? null, data))
  const words = describer(data, profile)
  const fresh = await judgeRounds(rounds, { data, profile, describer: words }, options)
  const same: Verdict[] = []
  for (const verdict of before.verdicts) {
    const node = idOf(verdict.node)
    if (node === 0 || affected.get(verdict.root)?.has(node) !== false) continue
    const found = { root: verdict.root, node, breach: renumbered(verdict.breach, idOf) }
    const { breach } = found
    // A node that only the shapes name is no longer in the graph, as far as it was.
    const mark = data.terms.isPublished(breach.focus) ? difference.marks[breach.focus] : Changed
    if (mark === Changed) fresh.push(new Verdict(found, words.placeOf(breach), { describer: words }))
    else if (mark === Moved) fresh.push(verdict.movedTo(found, words.placeOf(breach), words))
    else same.push(verdict.movedTo(found, verdict.position, words))
  }
  const verdicts = merged(same, sorted(fresh, words), words.compare)
  const findings = withChecked(verdicts, { graph: now, profile, describer: words })
  return { graph: now, profile, findings, verdicts, judged: countNodes(rounds) }
}

/** A function that gives the id here of a term of the data graph that was judged before; 0 when it is gone. */
function renumberer({ graph, profile }: Judgement, { terms }: DataGraph, { ids }: Difference): (id: number) => number {
  const { knowledge, shapes } = profile
  const [knowledgeStart, shapesStart] = [graph.termCount, graph.termCount + knowledge.termCount]
  return id => {
    if (id === 0) return 0
    if (id < knowledgeStart) return ids[id] || terms.idOfForeign(graph, id)
    return id < shapesStart ? terms.idOf(knowledge, id - knowledgeStart) : terms.idOf(shapes, id - shapesStart)
  }
}

function renumbered(breach: Breach, idOf: (id: number) => number): Breach {
  const focus = idOf(breach.focus)
  const value = idOf(breach.value)
  const predicate = idOf(breach.predicate)
  const isSame = focus === breach.focus && value === breach.value && predicate === breach.predicate
  return isSame ? breach : { ...breach, focus, value, predicate }
}

function changesOf(
  old: Graph,
  now: Graph,
  { difference, idOf }: { readonly difference: Difference; readonly idOf: (id: number) => number },
): readonly Change[] {
  const { gone, come } = difference
  const changes: Change[] = []
  for (let at = 0; at < gone.length; at += 3) {
    changes.push({ subject: idOf(gone[at]), predicate: old.value(gone[at + 1]), object: idOf(gone[at + 2]) })
  }
  for (let at = 0; at < come.length; at += 3) {
    changes.push({ subject: come[at], predicate: now.value(come[at + 1]), object: come[at + 2] })
  }
  return changes
}

/** The resources among the affected nodes that a shape targets. */
function roundOn(root: TargetedShape, affected: Affected, data: DataGraph): Round {
  if (affected === null) return roundOf(root, data)
  const isResource = (node: number): boolean =>
    data.terms.kind(node) !== Literal && isFocusNode(node, root.targets, data)
  return { root, nodes: [...affected].filter(isResource) }
}
