import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../model/access.ts'
import {
  defaultLimits,
  type Limits,
  type Notify,
  notifyNobody,
  type Precedence,
  precedenceKey,
  type Source,
} from '../model/source.ts'
import { noteSourceChange } from './audit.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { refreshHits } from './listing.ts'
import { settlePrecedence } from './precedence.ts'
import { forget } from './remembered.ts'
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
  readonly settings: string
  readonly notify: string
}

const columns = `ctx, id, organisation, title, kind, url, profile, schedule, precedence, precedence_key, enabled, limits,
  settings, notify`

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
export async function putSource(database: Database, given: Source, actor?: Actor): Promise<StoredSource> {
  const [stored] = await putSources(database, [given], actor)
  return stored
}

/** Adds or replaces sources, all of them or none. */
export function putSources(
  database: Database,
  sources: readonly Source[],
  actor?: Actor,
): Promise<readonly StoredSource[]> {
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const stored: StoredSource[] = []
    for (const given of sources) stored.push(await write(statements, given, actor))
    return stored
  })
}

async function write(statements: Statements, given: Source, actor: Actor | undefined): Promise<StoredSource> {
  const before = await one<SourceRow>(statements, `select ${columns} from source where id = $1`, [given.id])
  const ctx = before?.ctx ?? (await allot(statements, 'ctx'))
  await statements.run(put, [ctx, given.id, ...parts(given)])
  const isRankKept = before?.precedence_key === precedenceKey(given) && before.enabled === Number(given.enabled)
  if (before !== null && !isRankKept) await settleSource(statements, ctx)
  const stored = before === null ? null : toSource(before)
  if (stored !== null && isAnother(stored, given)) await startAnew(statements, ctx)
  if (actor !== undefined) await noteSourceChange(statements, actor, { before: stored, after: given })
  return { ...given, ctx }
}

/** Forgets what was read of a source that is another now. Of a run that goes on nothing is saved: it reads the former one. */
async function startAnew(statements: Statements, ctx: number): Promise<void> {
  await forget(statements, ctx)
  await statements.run('delete from lease where ctx = $1', [ctx])
}

/** Is something else read now, so that what was read before says nothing of it? */
function isAnother(before: Source, now: Source): boolean {
  return before.url !== now.url || before.kind !== now.kind || !isDeepStrictEqual(before.settings, now.settings)
}

const put = `insert into source (${columns}, last_entry) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
    $14, 0)
  on conflict (ctx) do update set organisation = excluded.organisation, title = excluded.title, kind = excluded.kind,
    url = excluded.url, profile = excluded.profile, schedule = excluded.schedule, precedence = excluded.precedence,
    precedence_key = excluded.precedence_key, enabled = excluded.enabled, limits = excluded.limits,
    settings = excluded.settings, notify = excluded.notify`

function parts(given: Source): (string | number | null)[] {
  const { organisation, title, kind, url, profile, schedule, precedence, enabled } = given
  const rank = [JSON.stringify(precedence), precedenceKey(given), Number(enabled)]
  const more = [given.limits, given.settings, given.notify].map(part => JSON.stringify(part))
  return [organisation, title, kind, url, profile, schedule, ...rank, ...more]
}

/** Settles everything that a source holds anew against the other catalogues. */
export async function settleSource(statements: Statements, ctx: number): Promise<void> {
  await statements.run('insert into touched (id) select id from entry where ctx = $1', [ctx])
  await settlePrecedence(statements)
  await refreshHits(statements, new Map())
}

function toSource({ precedence_key: _, ...row }: SourceRow): StoredSource {
  return {
    ...row,
    enabled: row.enabled === 1,
    precedence: JSON.parse(row.precedence) as Precedence,
    limits: { ...defaultLimits, ...(JSON.parse(row.limits) as Partial<Limits>) },
    settings: JSON.parse(row.settings) as Record<string, string>,
    notify: { ...notifyNobody, ...(JSON.parse(row.notify) as Partial<Notify>) },
  }
}
