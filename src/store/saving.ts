import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Harvest } from '../model/harvest.ts'
import { allot, type Database, type Statements } from './database.ts'
import { insertHarvest } from './harvests.ts'
import { refreshHits } from './listing.ts'
import { settlePrecedence } from './precedence.ts'
import { entryIds, putRecords } from './records.ts'
import { dropFindings, insertFindings } from './save-findings.ts'
import { dropUnusedVerdicts, noteMeans, replaceScores } from './save-scores.ts'
import { source } from './sources.ts'
import type { HarvestResult } from './store.ts'
import { StoreError } from './store-error.ts'

/**
 * Saves everything that a harvest leaves behind, or nothing at all.
 * @throws StoreError `no-such-source` when the source has been removed meanwhile
 */
export async function saveHarvest(database: Database, result: HarvestResult): Promise<Harvest> {
  const documents = isRead(result) ? result.documents : []
  const gzipped = Promise.all(documents.map(document => gzipInBackground(document, { level: 3 })))
  gzipped.catch(() => undefined)
  return database.transaction(async statements => {
    const started = performance.now()
    await allot(statements, 'change')
    const saving = { statements, result, gzipped, ...(await begin(statements, result)) }
    if (result.status === 'succeeded') await saveRecords(saving)
    if (isRead(result)) await saveJudgement(saving)
    else await keepFindings(saving)
    if (isGood(result)) await saveState(saving)
    return finish(saving, Math.round(performance.now() - started))
  })
}

/** Runs beside the transaction, on another thread. */
const gzipInBackground = promisify(gzip)

interface Saving {
  readonly statements: Statements
  readonly result: HarvestResult
  readonly gzipped: Promise<readonly Uint8Array[]>
  readonly ctx: number
  readonly harvest: Harvest
}

async function begin(statements: Statements, result: HarvestResult): Promise<{ ctx: number; harvest: Harvest }> {
  const found = await source(statements, result.source)
  if (found === null) throw new StoreError('no-such-source', `there is no source ${result.source}`)
  const { trigger, status, startedAt, endedAt, changes, error, timings, received } = result
  const outcome = { trigger, status, startedAt, endedAt, changes, error, timings, received }
  const harvest = { id: await allot(statements, 'harvest'), source: result.source, ...outcome }
  await insertHarvest(statements, found.ctx, harvest)
  return { ctx: found.ctx, harvest }
}

/** Is the source now known to be as the store has it? */
function isGood({ status }: HarvestResult): boolean {
  return status === 'succeeded' || status === 'unchanged'
}

/** Was it read through, so that its findings and scores are those of today? */
function isRead(result: HarvestResult): boolean {
  return isGood(result) && result.documents.length > 0
}

async function saveRecords({ statements, result, ctx }: Saving): Promise<void> {
  const { endedAt: at, changed, removed } = result
  const cards = await putRecords(statements, { ctx, at, changed, removed })
  await settlePrecedence(statements)
  await refreshHits(statements, cards)
}

async function saveJudgement(saving: Saving): Promise<void> {
  const { statements, result, ctx, harvest } = saving
  const ids = await entryIds(statements, ctx)
  const entryOf = (resource: string): number | null =>
    ids.get(resource) ?? ids.get(result.owners?.get(resource) ?? '') ?? null
  await statements.run('update source set judged_in = $2, judged_by = $3 where ctx = $1', [
    ctx,
    harvest.id,
    result.judgedBy ?? null,
  ])
  await dropFindings(statements, ctx, harvest.id)
  await insertFindings(statements, { harvest: harvest.id, findings: result.findings, entryOf })
  await replaceScores(statements, { ctx, scores: result.scores, entryOf })
  await dropUnusedVerdicts(statements)
  await saveDocuments(saving)
  await allot(statements, 'version')
}

async function saveDocuments({ statements, ctx, harvest, gzipped }: Saving): Promise<void> {
  const documents = await gzipped
  await statements.run('delete from document where ctx = $1', [ctx])
  await statements.runEach(
    'insert into document (ctx, number, harvest, gzipped) values ($1, $2, $3, $4)',
    documents.map((bytes, place) => [ctx, place + 1, harvest.id, bytes]),
  )
}

/** Findings of a run that changes nothing stand with the run alone. */
async function keepFindings({ statements, result, ctx, harvest }: Saving): Promise<void> {
  await dropFindings(statements, ctx, harvest.id)
  await insertFindings(statements, { harvest: harvest.id, findings: result.findings, entryOf: () => null })
}

async function saveState({ statements, result, ctx, harvest }: Saving): Promise<void> {
  const { received, documentChecksum, endedAt } = result
  await statements.run('update source set seen_at = $2 where ctx = $1', [ctx, endedAt.toISOString()])
  if (received !== null) {
    const validators = [received.etag, received.lastModified, documentChecksum]
    await statements.run(putValidators, [ctx, ...validators])
  }
  await noteMeans(statements, { source: result.source, ctx, harvest: harvest.id })
}

const putValidators = 'update source set etag = $2, last_modified = $3, document_checksum = $4 where ctx = $1'

async function finish({ statements, harvest }: Saving, ms: number): Promise<Harvest> {
  const timings = { ...harvest.timings, save: ms }
  await statements.run('update harvest set timings = $2 where id = $1', [harvest.id, JSON.stringify(timings)])
  return { ...harvest, timings }
}
