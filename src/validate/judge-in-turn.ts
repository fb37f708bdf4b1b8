import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Judgement, JudgeOptions } from './judgement.ts'
import { revalidate } from './revalidate.ts'
import { judged } from './validate.ts'

/** Judges one state of a catalogue after the other: only what differs from the state before is judged again. */
export function judgeInTurn(
  profile: Profile,
  options: JudgeOptions = {},
): (graph: Graph) => Promise<readonly Finding[]> {
  let latest: Judgement | null = null
  return async graph => {
    latest = latest === null ? await judged(graph, profile, options) : await revalidate(latest, graph, options)
    return latest.findings
  }
}
