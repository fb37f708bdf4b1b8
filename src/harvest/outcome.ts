import type { AssessedDataset } from '../model/assessment.ts'
import type { Finding, Problem } from '../model/finding.ts'
import { type Harvest, HarvestError, type HarvestErrorCode } from '../model/harvest.ts'
import type { Notice } from '../model/notice.ts'
import type { CatalogueRecord } from '../model/record.ts'
import { explain } from '../profile/explain.ts'
import { keep, receivedOf } from '../source/documents.ts'
import type { SourceReading } from '../source/reading.ts'
import type { HarvestResult } from '../store/store.ts'
import type { Memory } from './before.ts'
import type { KnownLinks } from './known-links.ts'
import type { Owners } from './owners.ts'
import type { Run } from './run.ts'

/** What a run comes to, as far as it differs from nothing at all. */
export type Outcome = Pick<HarvestResult, 'status'> & Partial<HarvestResult> & Aside

/** What is known of a run and not saved with it. */
interface Aside {
  /** Rules that are violated and were not when the source was last judged by the same profile. */
  readonly newRules?: readonly string[]
  /** What is to be told of a fall of the mean points; null when there is nothing. */
  readonly drop?: Notice | null
  /** What was known of links when it was judged. */
  readonly links?: KnownLinks
  /** All records of what was read. */
  readonly records?: readonly Pick<CatalogueRecord, 'primaryTopic' | 'resourceType' | 'identity'>[]
  /** Those of them that are added or updated. */
  readonly changing?: readonly Pick<CatalogueRecord, 'primaryTopic' | 'resourceType' | 'identity'>[]
}

/** What the stages said of a source that was read through. */
export interface Judged {
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  /** Each by the name of its record. */
  readonly assessed: readonly AssessedDataset[]
  readonly owners: Owners
}

/** What was said of a source, as it is kept. */
export type Judgement = Pick<HarvestResult, 'findings' | 'assessed' | 'owners' | 'judgedBy' | 'basis'>

/** Findings, each with the record that its resource lies in, and assessments. */
export function judgement(
  { problems, findings, assessed, owners }: Judged,
  { profile, judgedBy, basis }: Run,
): Judgement {
  const all = [...explain(profile, problems), ...findings]
  const owned = new Map<string, string>()
  for (const resource of new Set(all.map(finding => finding.focusNode))) {
    const [owner] = resource === null ? [] : owners.of(resource)
    if (resource !== null && owner !== undefined) owned.set(resource, owner)
  }
  return { findings: all, assessed, owners: owned, judgedBy, basis }
}

/** Facts of what was received, and the documents themselves. */
export function receipt(
  reading: SourceReading & { readonly kind: 'read' },
  { stateGiven }: Pick<Memory, 'stateGiven'>,
): Partial<HarvestResult> & Pick<HarvestResult, 'documents'> {
  const { documents, syntax, graph, documentChecksum, isComplete, state } = reading
  const received = receivedOf(documents, { syntax, triples: graph.tripleCount })
  return { documents, isComplete, state, stateBefore: stateGiven(), received, documentChecksum }
}

/** What was received may be looked at afterwards where it is what is wrong. */
const faultsOfDocuments: ReadonlySet<HarvestErrorCode> = new Set(['not-rdf', 'syntax', 'no-catalogue'])

/** A run that could not go on, with the document that it stopped at. @throws what is no HarvestError */
export async function failure({ profile, latest }: Run, error: unknown): Promise<Outcome> {
  if (!(error instanceof HarvestError)) throw error
  const { code, details, problems, received } = error
  const document = faultsOfDocuments.has(code) ? latest.document : null
  const documents = document === null ? [] : [await keep(document)]
  return { status: 'failed', error: { code, details }, received, documents, findings: explain(profile, problems) }
}

/** The run as it is saved. */
export function resultOf(
  run: Run,
  { newRules: _, drop: _drop, links: _links, records: _records, changing: _changing, ...outcome }: Outcome,
): HarvestResult {
  const { source, tools, hold, startedAt, watch, exchanges, log } = run
  const { trigger = 'manual', now } = tools
  const facts = { source: source.id, trigger, startedAt, endedAt: now(), timings: watch.timings() }
  const lease = hold.lease === null ? {} : { lease: hold.lease }
  return { ...nothing, ...facts, ...lease, exchanges, ...outcome, log: log.entries() }
}

/** What a harvest would have been. */
export function trial(result: HarvestResult): Harvest {
  const { source, trigger, status, startedAt, endedAt, changes, error, timings, received } = result
  const { unchangedBy = null, isComplete = null, digest = null, exchanges = [] } = result
  const story = { unchangedBy, isComplete, digest, decision: null, exchanges }
  return { id: 0, source, trigger, status, startedAt, endedAt, changes, error, timings, received, ...story }
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
  assessed: [],
}
