import type { KeptDocument } from '../model/document.ts'
import { type Body, dropUnusedBodies, putBodies } from './bodies.ts'
import { one, type Statements } from './database.ts'
import type { Facts } from './documents.ts'

/** What a run received. */
export interface ReceivedDocuments {
  readonly ctx: number
  readonly harvest: number
  readonly documents: readonly KeptDocument[]
  /** What stands for all of them. */
  readonly checksum: string | null
  readonly stateBefore: Body | null
  /** Are they what the source is now? */
  readonly isGood: boolean
  /** Of so many runs with different bytes the documents are kept. */
  readonly keepRuns: number
}

/** Keeps what a run received; what is older than the source's limits say is forgotten. */
export async function saveReceived(statements: Statements, given: ReceivedDocuments): Promise<void> {
  const { ctx, harvest, documents, stateBefore } = given
  if (documents.length === 0) return
  await putBodies(statements, stateBefore === null ? documents : [stateBefore, ...documents])
  const rows = documents.map((document, place) => [harvest, place + 1, document.checksum, factsOf(document)])
  const before = stateBefore === null ? [] : [[harvest, 0, stateBefore.checksum, '{}']]
  await statements.runEach(insert, [...before, ...rows])
  const checksum = given.checksum ?? documents.map(document => document.checksum).join()
  await statements.run('update harvest set kept_checksum = $2 where id = $1', [harvest, checksum])
  if (given.isGood) await statements.run('update source set received_in = $2 where ctx = $1', [ctx, harvest])
  await forget(statements, await outdated(statements, given))
}

const insert = 'insert into received (harvest, number, checksum, facts) values ($1, $2, $3, $4)'

function factsOf({ checksum: _, size: _size, gzipped: _bytes, ...facts }: KeptDocument): string {
  return JSON.stringify(facts satisfies Facts)
}

/**
 * The runs whose documents need not be kept: all but the last `keepRuns` that received different bytes, the one that the
 * source stands by, the one that was judged, and a held one that may yet be approved. Runs that received the same bytes
 * over and over count once, and as many of them stay.
 */
async function outdated(statements: Statements, { ctx, keepRuns }: ReceivedDocuments): Promise<readonly number[]> {
  const runs = await statements.all<{ id: number; checksum: string }>(keptRuns, [ctx])
  if (runs.length <= keepRuns) return []
  const needed = await one<Readonly<Record<string, number | null>>>(statements, neededRuns, [ctx])
  const always = new Set(Object.values(needed ?? {}))
  const seen = new Map<string, number>()
  return runs.flatMap(({ id, checksum }) => {
    const times = (seen.get(checksum) ?? 0) + 1
    seen.set(checksum, times)
    return (seen.size <= keepRuns && times <= keepRuns) || always.has(id) ? [] : [id]
  })
}

const keptRuns = `select h.id, h.kept_checksum as checksum from harvest h
  where h.ctx = $1 and h.kept_checksum is not null order by h.id desc`
const neededRuns = `select s.received_in as good, s.judged_in as judged, (
    select max(h.id) from harvest h where h.ctx = s.ctx and h.status = 'held' and h.id > coalesce(s.received_in, 0)
  ) as held
  from source s where s.ctx = $1`

async function forget(statements: Statements, runs: readonly number[]): Promise<void> {
  for (const run of runs) {
    const rows = await statements.all<{ checksum: string }>(ofRun, [run])
    await statements.run('delete from received where harvest = $1', [run])
    await statements.run('update harvest set kept_checksum = null where id = $1', [run])
    await dropUnusedBodies(
      statements,
      rows.map(({ checksum }) => checksum),
    )
  }
}

const ofRun = 'select checksum from received where harvest = $1'
