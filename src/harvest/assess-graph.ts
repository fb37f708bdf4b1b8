import type { AssessedDataset } from '../model/assessment.ts'
import type { Finding } from '../model/finding.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { assess } from '../score/assess.ts'
import type { Given } from '../score/given.ts'
import { withPoints } from '../score/tally.ts'
import { validate } from '../validate/validate.ts'
import { complianceWith } from './compliance.ts'
import { swedishConformance } from './conformance.ts'

/** By what a graph is assessed. */
export interface AssessGraphOptions {
  readonly profile: Profile
  /** The European baseline, which compliance is judged by; null when it is not loaded. */
  readonly baseline: Profile | null
  /** What was found by `profile`; it is validated when left out, and nothing is said of conformance when null. */
  readonly findings?: readonly Finding[] | null
  readonly link: Given['link']
  /** The time of judging. */
  readonly asOf: Date
  /** Those of the profile unless told. */
  readonly methods?: readonly Method[]
  /** Said of compliance instead of judging it. */
  readonly compliance?: Given['compliance']
  readonly signal?: AbortSignal
}

/** Every dataset of a graph as it was published, judged for all methods, with its points. @throws the signal's reason */
export async function assessGraph(graph: Graph, options: AssessGraphOptions): Promise<readonly AssessedDataset[]> {
  const { profile, baseline, link, asOf, methods = profile.methods, signal } = options
  const waiting = signal === undefined ? {} : { signal }
  const findings = options.findings === undefined ? await validate(graph, profile, waiting) : options.findings
  const conformance = findings === null ? () => null : swedishConformance(findings, { graph, profile })
  const compliance = options.compliance ?? (await complianceWith(baseline, graph, waiting))
  return withPoints(assess(graph, profile, { methods, given: { link, compliance, conformance, asOf } }), methods)
}
