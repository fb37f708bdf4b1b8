import type { Delivery, Notice, StoredNotice } from '../model/notice.ts'
import { allot, type Database, one, type Statements, type Value } from './database.ts'
import { insertDeliveries } from './deliveries.ts'
import type { Page, StoredSource } from './store.ts'

/** Keeps what a run tells of its source. */
export async function insertNotices(
  statements: Statements,
  run: {
    readonly source: StoredSource
    readonly harvest: number
    readonly at: Date
    readonly notices: readonly Notice[]
  },
): Promise<void> {
  const { source, harvest, at, notices } = run
  if (notices.length === 0) return
  const first = await allot(statements, 'notice', notices.length)
  const of = [source.ctx, source.organisation, harvest]
  await statements.runEach(
    insert,
    notices.map(({ kind, details }, place) => [first + place, ...of, kind, JSON.stringify(details), at.toISOString()]),
  )
}

const insert = `insert into notice (id, ctx, organisation, harvest, kind, details, at, is_dispatched)
  values ($1, $2, $3, $4, $5, $6, $7, 0)`

/** Notices of a source, an organisation or all, newest first. */
export async function notices(
  database: Database,
  scope: { readonly source?: string; readonly organisation?: string },
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Page<StoredNotice>> {
  const { where, values } = scopes[kindOf(scope)](scope.source ?? '', scope.organisation ?? '')
  const [take, skip] = [`$${values.length + 1}`, `$${values.length + 2}`]
  const page = `${noticeRows} ${where} order by n.id desc limit ${take} offset ${skip}`
  const rows = await database.all<NoticeRow>(page, [...values, limit, offset])
  const total = await one<{ total: number }>(database, `${counted} ${where}`, values)
  return { items: rows.map(toNotice), total: total?.total ?? 0 }
}

interface Scope {
  readonly where: string
  readonly values: readonly Value[]
}

const ofSource = 'n.ctx = (select o.ctx from source o where o.id = $1)'
const scopes: Readonly<Record<'all' | 'source' | 'organisation' | 'both', (id: string, iri: string) => Scope>> = {
  all: () => ({ where: '', values: [] }),
  source: id => ({ where: `where ${ofSource}`, values: [id] }),
  organisation: (_, iri) => ({ where: 'where n.organisation = $1', values: [iri] }),
  both: (id, iri) => ({ where: `where ${ofSource} and n.organisation = $2`, values: [id, iri] }),
}

function kindOf(scope: { readonly source?: string; readonly organisation?: string }): keyof typeof scopes {
  if (scope.source === undefined) return scope.organisation === undefined ? 'all' : 'organisation'
  return scope.organisation === undefined ? 'source' : 'both'
}

/** Notices that nothing has been made of yet, oldest first. */
export async function newNotices(database: Database, limit: number): Promise<readonly StoredNotice[]> {
  const rows = await database.all<NoticeRow>(`${noticeRows} where n.is_dispatched = 0 order by n.id limit $1`, [limit])
  return rows.map(toNotice)
}

/**
 * Ticks notices off and makes the deliveries, all or nothing. When every one of the notices was ticked off meanwhile,
 * another process has made the deliveries, and none are made.
 */
export function dispatch(
  database: Database,
  notices: readonly number[],
  deliveries: readonly Pick<Delivery, 'channel' | 'recipient' | 'source' | 'notices' | 'createdAt'>[],
): Promise<void> {
  return database.transaction(async statements => {
    let fresh = 0
    for (const id of notices) fresh += await statements.run(tick, [id])
    if (fresh > 0 || notices.length === 0) await insertDeliveries(statements, deliveries)
  })
}

const tick = 'update notice set is_dispatched = 1 where id = $1 and is_dispatched = 0'

interface NoticeRow {
  readonly id: number
  readonly source: string
  readonly organisation: string | null
  readonly harvest: number
  readonly kind: StoredNotice['kind']
  readonly details: string
  readonly at: string
}

const noticeRows = `select n.id, s.id as source, n.organisation, n.harvest, n.kind, n.details, n.at
  from notice n join source s on s.ctx = n.ctx`
const counted = 'select count(*) as total from notice n'

function toNotice({ details, at, ...row }: NoticeRow): StoredNotice {
  return { ...row, details: JSON.parse(details) as Record<string, string>, at: new Date(at) }
}
