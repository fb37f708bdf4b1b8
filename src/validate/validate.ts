import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { withChecked } from './checks.ts'
import { DataGraph } from './data-graph.ts'
import { describer } from './findings.ts'
import { countNodes, type Judgement, type JudgeOptions, judgeRounds, roundOf } from './judgement.ts'
import { planOf } from './plan.ts'

/**
 * Judges a graph, as it was published, by the shapes of a profile. Findings are sorted by position, else by resource.
 * They are about resources: a text that stands where a shape looks for one is told of by the resource that has it.
 * @throws Error when a shape of the profile is none that we can judge by, or can report but has no words
 */
export async function validate(
  graph: Graph,
  profile: Profile,
  options: JudgeOptions = {},
): Promise<readonly Finding[]> {
  return (await judged(graph, profile, options)).findings
}

/** The same, with what `revalidate` wants to know of it. */
export async function judged(graph: Graph, profile: Profile, options: JudgeOptions = {}): Promise<Judgement> {
  options.signal?.throwIfAborted()
  const plan = planOf(profile)
  const data = new DataGraph({ published: graph, knowledge: profile.knowledge, shapes: profile.shapes })
  const rounds = plan.map(root => roundOf(root, data))
  const words = describer(data, profile)
  const verdicts = await judgeRounds(rounds, { data, profile, describer: words }, options)
  const findings = withChecked(verdicts, { graph, profile, describer: words })
  return { graph, profile, findings, verdicts, judged: countNodes(rounds) }
}
