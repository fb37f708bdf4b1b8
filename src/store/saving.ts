import { type Harvest, isGood } from '../model/harvest.ts'
import { allot, type Database, type Statements } from './database.ts'
import { endApprovals, useApproval } from './decisions.ts'
import { dropFindings, dropFindingsIn } from './drop-findings.ts'
import { insertHarvest } from './harvest-row.ts'
import { prolongLeases, returnLease } from './leases.ts'
import { refreshHits } from './listing.ts'
import { insertNotices } from './notices.ts'
import { settlePrecedence } from './precedence.ts'
import { type Pressed, press } from './pressed.ts'
import { putRecords } from './records.ts'
import { noteGoodRun } from './remembered.ts'
import { setMissing } from './removed.ts'
import { insertFindings } from './save-findings.ts'
import { saveJudgement, saveScoreChanges } from './save-judgement.ts'
import { keepMeans, noteMeans } from './save-means.ts'
import { saveReceived } from './save-received.ts'
import { source } from './sources.ts'
import type { HarvestResult, StoredSource } from './store.ts'
import { StoreError } from './store-error.ts'
import { saveStory } from './stories.ts'

/**
 * Saves everything that a harvest leaves behind, or nothing at all.
 * @throws StoreError `no-such-source` when the source has been removed meanwhile, `lease-lost` when another may have it
 */
export async function saveHarvest(database: Database, result: HarvestResult): Promise<Harvest> {
  const pressed = await press(result)
  return database.transaction(async statements => {
    const started = performance.now()
    const change = await allot(statements, 'change')
    const saving = { statements, result, change, ...pressed, ...(await begin(statements, result)) }
    const ids = result.status === 'succeeded' ? await saveRecords(saving) : null
    if (isJudged(result)) await saveJudgement(saving, ids)
    else await keepFindings(saving)
    if (isGood(result)) await saveGoodRun(saving, ids)
    await saveRest(saving)
    return finish(saving, Math.round(performance.now() - started))
  })
}

interface Saving extends Pressed {
  readonly statements: Statements
  readonly result: HarvestResult
  /** Number of the change that the transaction is. */
  readonly change: number
  readonly found: StoredSource
  readonly ctx: number
  readonly harvest: Harvest
}

async function begin(
  statements: Statements,
  result: HarvestResult,
): Promise<Pick<Saving, 'found' | 'ctx' | 'harvest'>> {
  const found = await source(statements, result.source)
  if (found === null) throw new StoreError('no-such-source', `there is no source ${result.source}`)
  const { lease, trigger, status, startedAt, endedAt, changes, error, timings, received } = result
  if (lease !== undefined && !(await returnLease(statements, lease)))
    throw new StoreError('lease-lost', `run ${lease.run} does not hold ${lease.source} any more`)
  const harvest: Harvest = {
    ...{ id: lease?.run ?? (await allot(statements, 'harvest')), source: result.source },
    ...{ trigger, status, startedAt, endedAt, changes, error, timings, received },
    ...{ unchangedBy: result.unchangedBy ?? null, isComplete: result.isComplete ?? null },
    ...{ digest: status === 'held' ? (result.digest ?? null) : null, decision: null },
    exchanges: result.exchanges ?? [],
  }
  await insertHarvest(statements, found.ctx, harvest)
  return { found, ctx: found.ctx, harvest }
}

/** Are its findings and scores those of today? */
function isJudged(result: HarvestResult): boolean {
  if (!isGood(result)) return false
  if (result.isJudged !== undefined) return result.isJudged
  return result.documents.length > 0 && (result.unchangedBy ?? 'records') === 'records'
}

async function saveRecords({ statements, result, ctx }: Saving): Promise<ReadonlyMap<string, number>> {
  const { endedAt: at, changed, removed } = result
  const { ids, cards } = await putRecords(statements, { ctx, at, changed, removed })
  if (!isJudged(result))
    await dropFindingsIn(
      statements,
      ctx,
      removed.flatMap(topic => ids.get(topic) ?? []),
    )
  await settlePrecedence(statements)
  await refreshHits(statements, cards)
  return ids
}

/** Findings of a run that changes nothing stand with the run alone. */
async function keepFindings({ statements, result, ctx, harvest }: Saving): Promise<void> {
  await dropFindings(statements, ctx, harvest.id)
  await insertFindings(statements, { harvest: harvest.id, findings: result.findings, entryOf: () => null })
}

async function saveGoodRun(saving: Saving, known: ReadonlyMap<string, number> | null): Promise<void> {
  const { statements, result, ctx, harvest, state } = saving
  const { missing, endedAt: at, digest, status } = result
  if (missing !== undefined) await setMissing(statements, { ctx, topics: missing, at })
  await noteGoodRun(statements, { ctx, result, isJudged: isJudged(result), state })
  if (digest) await useApproval(statements, { ctx, digest, harvest: harvest.id })
  if (result.isComplete) await endApprovals(statements, { ctx, harvest: harvest.id })
  await saveScoreChanges(saving, known)
  const run = { ctx, harvest: harvest.id }
  if (status === 'succeeded' || isJudged(result)) await noteMeans(statements, run)
  else await keepMeans(statements, run)
}

/** What every run leaves behind, whatever came of it. */
async function saveRest({ statements, result, found, ctx, harvest, story, stateBefore }: Saving): Promise<void> {
  const { documents, documentChecksum: checksum, notices = [], endedAt: at } = result
  const kept = { documents, checksum, stateBefore, isGood: isGood(result), keepRuns: found.limits.keepRuns }
  await saveReceived(statements, { ctx, harvest: harvest.id, ...kept })
  await saveStory(statements, harvest.id, story)
  await insertNotices(statements, { source: found, harvest: harvest.id, at, notices })
}

async function finish({ statements, harvest }: Saving, ms: number): Promise<Harvest> {
  if (ms > noticeable) await prolongLeases(statements, ms)
  const timings = { ...harvest.timings, save: ms }
  await statements.run('update harvest set timings = $2 where id = $1', [harvest.id, JSON.stringify(timings)])
  return { ...harvest, timings }
}

/** From so many ms on a save is reckoned with by those who wait. */
const noticeable = 100
