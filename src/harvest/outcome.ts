import type { Finding, Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Score } from '../model/score.ts'
import { explain } from '../profile/explain.ts'
import { receivedOf } from '../source/documents.ts'
import type { SourceReading } from '../source/reading.ts'
import type { HarvestResult } from '../store/store.ts'
import type { Owners } from './owners.ts'
import type { Run } from './run.ts'

/** What a run comes to, as far as it differs from nothing at all. */
export type Outcome = Pick<HarvestResult, 'status'> & Partial<HarvestResult>

/** What the stages said of a source that was read through. */
export interface Judged {
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  readonly scores: readonly Score[]
  readonly owners: Owners
}

/** Findings and scores, each with the record that its resource lies in. */
export function judgement(
  { problems, findings, scores, owners }: Judged,
  { profile, judgedBy }: Run,
): Partial<HarvestResult> {
  const all = [...explain(profile, problems), ...findings]
  const resources = new Set([...all.map(finding => finding.focusNode), ...scores.map(({ computedOn }) => computedOn)])
  const owned = new Map<string, string>()
  for (const resource of resources) {
    const [owner] = resource === null ? [] : owners.of(resource)
    if (resource !== null && owner !== undefined) owned.set(resource, owner)
  }
  return { findings: all, scores, owners: owned, judgedBy }
}

/** Facts of what was received, and the bytes themselves. */
export function receipt(reading: SourceReading & { readonly kind: 'read' }): Partial<HarvestResult> {
  const { documents, syntax, graph, documentChecksum } = reading
  const received = receivedOf(documents, { syntax, triples: graph.tripleCount })
  return { received, documentChecksum, documents: documents.map(({ body }) => body) }
}

/** A run that could not go on. @throws what is no HarvestError */
export function failure({ profile }: Run, error: unknown): Outcome {
  if (!(error instanceof HarvestError)) throw error
  const { code, details, problems, received } = error
  return { status: 'failed', error: { code, details }, received, findings: explain(profile, problems) }
}

/** The run as it is saved. */
export function resultOf({ source, tools, startedAt, watch }: Run, outcome: Outcome): HarvestResult {
  const { trigger = 'manual', now } = tools
  const facts = { source: source.id, trigger, startedAt, endedAt: now(), timings: watch.timings() }
  return { ...nothing, ...facts, ...outcome }
}

/** The parts of a run that came to nothing. */
export const nothing = {
  changes: null,
  error: null,
  received: null,
  documentChecksum: null,
  documents: [],
  changed: [],
  removed: [],
  findings: [],
  scores: [],
}
