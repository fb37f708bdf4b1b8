import type { Validators } from '../model/document.ts'
import { type Limits, type Precedence, precedenceKey, type Source } from '../model/source.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { refreshHits } from './listing.ts'
import { settlePrecedence } from './precedence.ts'
import { dropAllFindings } from './save-findings.ts'
import { dropUnusedVerdicts } from './save-scores.ts'
import type { StoredSource } from './store.ts'

interface SourceRow {
  readonly ctx: number
  readonly id: string
  readonly organisation: string | null
  readonly title: string
  readonly kind: string
  readonly url: string
  readonly profile: string
  readonly schedule: string | null
  readonly precedence: string
  readonly precedence_key: string
  readonly enabled: number
  readonly limits: string
}

const columns =
  'ctx, id, organisation, title, kind, url, profile, schedule, precedence, precedence_key, enabled, limits'

/** All sources, by id. */
export async function sources(database: Database): Promise<readonly StoredSource[]> {
  const rows = await database.all<SourceRow>(`select ${columns} from source order by id`)
  return rows.map(toSource)
}

export async function source(database: Pick<Statements, 'all'>, id: string): Promise<StoredSource | null> {
  const row = await one<SourceRow>(database, `select ${columns} from source where id = $1`, [id])
  return row === null ? null : toSource(row)
}

/**
 * Adds or replaces a source; when its rank has changed, what it shares with others is settled anew. All entries of the
 * source are gone through then, which takes seconds for 20,000 datasets and holds the calling thread: fit for the
 * command line, not for a request.
 */
export function putSource(database: Database, given: Source): Promise<StoredSource> {
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const before = await one<SourceRow>(statements, `select ${columns} from source where id = $1`, [given.id])
    const ctx = before?.ctx ?? (await allot(statements, 'ctx'))
    await statements.run(put, [ctx, given.id, ...settings(given)])
    const isRankKept = before?.precedence_key === precedenceKey(given) && before.enabled === Number(given.enabled)
    if (before !== null && !isRankKept) await settleSource(statements, ctx)
    return { ...given, ctx }
  })
}

const put = `insert into source (${columns}, last_entry) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)
  on conflict (ctx) do update set organisation = excluded.organisation, title = excluded.title, kind = excluded.kind,
    url = excluded.url, profile = excluded.profile, schedule = excluded.schedule, precedence = excluded.precedence,
    precedence_key = excluded.precedence_key, enabled = excluded.enabled, limits = excluded.limits`

function settings(given: Source): (string | number | null)[] {
  const { organisation, title, kind, url, profile, schedule, precedence, enabled, limits } = given
  const rank = [JSON.stringify(precedence), precedenceKey(given), Number(enabled)]
  return [organisation, title, kind, url, profile, schedule, ...rank, JSON.stringify(limits)]
}

/**
 * Takes a source away with all that came from it. Its number is not given again, nor are those of its entries. All of
 * them are gone through, which takes seconds for 20,000 datasets and holds the calling thread: fit for the command
 * line, not for a request.
 */
export function removeSource(database: Database, id: string): Promise<boolean> {
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const found = await source(statements, id)
    if (found === null) return false
    await statements.run('update entry set missing_since = last_seen, superseded_by = null where ctx = $1', [found.ctx])
    await settleSource(statements, found.ctx)
    await dropAllFindings(statements, found.ctx)
    for (const sql of removals) await statements.run(sql, [found.ctx])
    await dropUnusedVerdicts(statements)
    await allot(statements, 'rebuild')
    return true
  })
}

const ofSource = 'id in (select id from entry where ctx = $1)'
const removals = [
  'delete from harvest_score where harvest in (select id from harvest where ctx = $1)',
  'delete from harvest where ctx = $1',
  'delete from document where ctx = $1',
  ...['score', 'hit', 'link', 'agent', 'description'].map(table => `delete from ${table} where ${ofSource}`),
  'delete from entry where ctx = $1',
  'delete from source where ctx = $1',
]

/** What makes the next request conditional. */
export async function validatorsOf(
  database: Database,
  id: string,
): Promise<Validators & { readonly documentChecksum: string | null; readonly judgedBy: string | null }> {
  const sql = `select etag, last_modified as "lastModified", document_checksum as "documentChecksum", judged_by as "judgedBy"
    from source where id = $1`
  const nothing = { etag: null, lastModified: null, documentChecksum: null, judgedBy: null }
  return { ...nothing, ...(await one<typeof nothing>(database, sql, [id])) }
}

async function settleSource(statements: Statements, ctx: number): Promise<void> {
  await statements.run('insert into touched (id) select id from entry where ctx = $1', [ctx])
  await settlePrecedence(statements)
  await refreshHits(statements, new Map())
}

function toSource({ precedence_key: _, ...row }: SourceRow): StoredSource {
  return {
    ...row,
    enabled: row.enabled === 1,
    precedence: JSON.parse(row.precedence) as Precedence,
    limits: JSON.parse(row.limits) as Limits,
  }
}
