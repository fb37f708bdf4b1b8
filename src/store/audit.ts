import type { Actor, AuditEntry } from '../model/access.ts'
import type { Source } from '../model/source.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import type { Page } from './store.ts'

/** Writes down what somebody did, in the transaction in which it is done. */
export async function noteAudit(statements: Statements, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  const { at, actor, action, subject, before, after } = entry
  const id = await allot(statements, 'audit')
  await statements.run(insert, [id, at.toISOString(), actor, action, subject, json(before), json(after)])
}

const insert = `insert into audit (id, at, actor, action, subject, before, after) values ($1, $2, $3, $4, $5, $6, $7)`

/** Writes down that a source was added, changed or taken away: of a change only what differs, and nothing of none. */
export async function noteSourceChange(
  statements: Statements,
  actor: Actor,
  { before, after }: { readonly before: Source | null; readonly after: Source | null },
): Promise<void> {
  const action = before === null ? 'source.created' : after === null ? 'source.removed' : 'source.updated'
  const fields = fieldsOf({ ...before, ...after }).filter(
    field => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
  )
  if (fields.length === 0) return
  const of = (source: Source | null) => (source === null ? null : partsOf(source, fields))
  const subject = (after ?? before)?.id ?? ''
  await noteAudit(statements, {
    at: actor.at,
    actor: actor.name,
    action,
    subject,
    before: of(before),
    after: of(after),
  })
}

/** All that can be set of a source, its number left out. */
function fieldsOf(source: Partial<Source>): (keyof Source)[] {
  return Object.keys(source).filter((field): field is keyof Source => field !== 'ctx')
}

/** Never a secret: of passwords, keys and the addresses of webhooks no more is kept than that there are such. */
function partsOf(source: Source, fields: readonly (keyof Source)[]): Partial<Source> {
  const settings = Object.entries(source.settings).map(([name, value]) => [name, isSecret.test(name) ? '…' : value])
  const webhooks = source.notify.webhooks.map(url => url.replace(/(?<=^[a-z]+:\/\/[^/]*\/).*/i, '…'))
  const known = { ...source, settings: Object.fromEntries(settings), notify: { ...source.notify, webhooks } }
  return JSON.parse(JSON.stringify(Object.fromEntries(fields.map(field => [field, known[field]]))), withoutPassword)
}

const isSecret = /key|token|secret|password/i

function withoutPassword(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/(?<=^[a-z+]+:\/\/)[^/@]*(?=@)/i, '…') : value
}

/** Writes down something that changes nothing else here. */
export function audit(database: Database, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  return database.transaction(statements => noteAudit(statements, entry))
}

/** What was done, newest first; to one thing or to all. */
export async function auditLog(
  database: Database,
  {
    subject = null,
    limit,
    offset,
  }: { readonly subject?: string | null; readonly limit: number; readonly offset: number },
): Promise<Page<AuditEntry>> {
  const [page, count] = subject === null ? [newest, countAll] : [newestOf, countOf]
  const of = subject === null ? [] : [subject]
  const rows = await database.all<AuditRow>(page, [limit, offset, ...of])
  const total = await one<{ total: number }>(database, count, of)
  return { items: rows.map(toAuditEntry), total: total?.total ?? 0 }
}

const newest = 'select * from audit order by id desc limit $1 offset $2'
const newestOf = 'select * from audit where subject = $3 order by id desc limit $1 offset $2'
const countAll = 'select count(*) as total from audit'
const countOf = 'select count(*) as total from audit where subject = $1'

interface AuditRow extends Omit<AuditEntry, 'at'> {
  readonly at: string
  readonly before: string | null
  readonly after: string | null
}

function toAuditEntry({ id, at, actor, action, subject, before, after }: AuditRow): AuditEntry {
  return { id, at: new Date(at), actor, action, subject, before: parsed(before), after: parsed(after) }
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function parsed(value: string | null): unknown {
  return value === null ? null : JSON.parse(value)
}
