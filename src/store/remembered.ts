import type { ScoreBasis } from '../model/score-history.ts'
import { type Body, dropUnusedBodies, putBodies } from './bodies.ts'
import { type Database, one, type Statements } from './database.ts'
import type { HarvestResult, Remembered } from './store.ts'

/** What is remembered of a source from the last harvest that succeeded or was unchanged. */
export async function remembered(database: Database, id: string): Promise<Remembered> {
  const row = await one<Omit<Remembered, 'basis'> & { readonly basis: string | null }>(database, remember, [id])
  if (row === null) return nothing
  return { ...row, basis: row.basis === null ? null : (JSON.parse(row.basis) as ScoreBasis) }
}

const remember = `select etag, last_modified as "lastModified", final_url as "finalUrl", document_checksum as "documentChecksum",
    graph_checksum as "graphChecksum", judged_by as "judgedBy", basis
  from source where id = $1`
const nothing: Remembered = {
  etag: null,
  lastModified: null,
  finalUrl: null,
  documentChecksum: null,
  graphChecksum: null,
  judgedBy: null,
  basis: null,
}

/** What a good run tells of its source. */
export interface GoodRun {
  readonly ctx: number
  readonly result: HarvestResult
  readonly isJudged: boolean
  /** Undefined when the kind's state stays as it is. */
  readonly state: Body | null | undefined
}

/** Remembers it. The checksum of the graph stays known only as long as the graph is the one that was judged. */
export async function noteGoodRun(statements: Statements, { ctx, result, isJudged, state }: GoodRun): Promise<void> {
  const { received, documentChecksum, graphChecksum, endedAt } = result
  await statements.run('update source set seen_at = $2 where ctx = $1', [ctx, endedAt.toISOString()])
  if (received !== null)
    await statements.run(putValidators, [
      ctx,
      received.etag,
      received.lastModified,
      documentChecksum,
      received.finalUrl,
    ])
  if (graphChecksum !== undefined || isJudged) await statements.run(putGraph, [ctx, graphChecksum ?? null])
  if (state !== undefined) await putState(statements, ctx, state)
}

/** Without new bytes those of before are still what is stored. */
const putValidators = `update source set etag = $2, last_modified = $3, document_checksum = coalesce($4, document_checksum),
    final_url = $5
  where ctx = $1`
const putGraph = 'update source set graph_checksum = $2 where ctx = $1'

/** Forgets all that was remembered of a source that has become another: nothing of it is true of the new one. */
export async function forget(statements: Statements, ctx: number): Promise<void> {
  await statements.run(forgetting, [ctx])
  await putState(statements, ctx, null)
}

const forgetting = `update source set etag = null, last_modified = null, document_checksum = null, final_url = null,
    graph_checksum = null
  where ctx = $1`

async function putState(statements: Statements, ctx: number, state: Body | null): Promise<void> {
  const before = await one<{ state: string | null }>(statements, 'select state from source where ctx = $1', [ctx])
  if (state !== null) await putBodies(statements, [state])
  await statements.run('update source set state = $2 where ctx = $1', [ctx, state?.checksum ?? null])
  if (before !== null && before.state !== null) await dropUnusedBodies(statements, [before.state])
}
