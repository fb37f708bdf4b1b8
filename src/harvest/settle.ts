import type { Changes, HarvestFailure } from '../model/harvest.ts'
import type { Division } from '../normalise/records.ts'
import type { HarvestResult } from '../store/store.ts'
import { absentFrom, removalDigest, settleAbsence, waitingIn } from './absence.ts'
import type { Memory } from './before.ts'
import { brake } from './brake.ts'
import { changesNothing, compare } from './compare.ts'
import { sinceLastJudged } from './delta.ts'
import { diffsOf } from './diffs.ts'
import { withHistory } from './history.ts'
import type { KnownLinks } from './known-links.ts'
import type { Judgement, Outcome } from './outcome.ts'
import type { Run } from './run.ts'
import type { Standing } from './standing.ts'
import { withStaying } from './staying.ts'

/** What a run has read and judged, to be settled against what stands. */
export interface Harvested {
  readonly memory: Memory
  readonly received: Partial<HarvestResult>
  readonly judged: Judgement
  readonly division: Division
  /** primaryTopics that the source itself says are removed. */
  readonly removals: readonly string[]
  /** What was known of links when it was judged. */
  readonly links: KnownLinks
}

/** Decides what is applied of a run: everything, or nothing when it would remove too much and nobody has approved of that. */
export async function settle(run: Run, harvested: Harvested): Promise<Outcome> {
  const { source, tools, stage, log, startedAt: now } = run
  const { received, division, removals, links } = harvested
  const records = division.cards
  const isComplete = received.isComplete === true
  const standing = await tools.store.standing(source.id)
  const absent = absentFrom(new Set(records.map(({ primaryTopic }) => primaryTopic)), standing)
  const verdict = await verdictOn(run, { absent, standing, isComplete })

  // A held run says what it would do if it were approved.
  const mercy = { isComplete, isApproved: verdict.kind !== 'harmless', removals, now }
  const absence = settleAbsence(absent, standing, { ...mercy, graceDays: source.limits.graceDays })
  const { changes, changed } = await stage('compare', () => compare(records, standing, absence))
  const judged = await withStaying(run, harvested.judged, { absent, removed: absence.removed })
  const delta = await stage('compare', () => sinceLastJudged(run, judged, harvested.memory.remembered))
  log.info('harvest.compared', countsOf(changes))

  const { removed, missing } = absence
  const digest = verdict.kind === 'harmless' ? {} : { digest: verdict.digest }
  const diffs =
    standing.size === 0
      ? {}
      : { diffs: diffsOf({ source: source.id, standing, changed, removed }, { store: tools.store, division }) }
  const outcome = { ...received, ...judged, ...delta, ...digest, changes, records }
  if (verdict.kind === 'held') return { ...outcome, ...diffs, status: 'held', error: verdict.error }
  const { remembered } = harvested.memory
  const history = await stage('score', () =>
    withHistory(run, { judged, cards: records, remembered, links, graphChecksum: received.graphChecksum ?? null }),
  )
  const isSame = changesNothing(changes) && missing.length === waitingIn(standing).length
  if (isSame) return { ...outcome, ...history, status: 'unchanged', unchangedBy: 'records', missing }
  const applied = { changed: division.records(changed), changing: changed, removed, missing }
  return { ...outcome, ...history, ...diffs, ...applied, status: 'succeeded' }
}

/** What is said of the removals of a run: few enough, approved by an operator, or to be approved. */
type Verdict =
  | { readonly kind: 'harmless' }
  | { readonly kind: 'approved'; readonly digest: string }
  | { readonly kind: 'held'; readonly digest: string; readonly error: HarvestFailure }

interface Loss {
  readonly absent: readonly string[]
  readonly standing: Standing
  readonly isComplete: boolean
}

async function verdictOn({ source, tools, log }: Run, { absent, standing, isComplete }: Loss): Promise<Verdict> {
  const error = isComplete ? brake(absent, standing, source.limits.maxRemovedShare) : null
  if (error === null) return { kind: 'harmless' }
  const digest = removalDigest(absent)
  const isApproved = tools.force === true || (await tools.store.approvals(source.id)).has(digest)
  log.info(isApproved ? 'harvest.removal-approved' : 'harvest.removal-held', { ...error.details, digest })
  return isApproved ? { kind: 'approved', digest } : { kind: 'held', digest, error }
}

function countsOf({ added, updated, removed, unchanged, missing }: Changes): Record<string, number> {
  return { added, updated, removed, unchanged, missing }
}
