import type { Delivery } from '../model/notice.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import type { Page } from './store.ts'

/** Puts messages into the outbox, to be sent at once. */
export async function insertDeliveries(
  statements: Statements,
  deliveries: readonly Pick<Delivery, 'channel' | 'recipient' | 'source' | 'notices' | 'createdAt'>[],
): Promise<void> {
  if (deliveries.length === 0) return
  const first = await allot(statements, 'delivery', deliveries.length)
  await statements.runEach(
    insert,
    deliveries.map(({ channel, recipient, source, notices, createdAt }, place) => {
      return [first + place, channel, recipient, source, JSON.stringify(notices), createdAt.toISOString()]
    }),
  )
}

const insert = `insert into delivery (id, channel, recipient, source, notices, created_at, attempts, next_attempt_at)
  values ($1, $2, $3, $4, $5, $6, 0, $6)`

/** Messages whose time has come, those that have waited longest first. */
export async function dueDeliveries(database: Database, now: Date, limit: number): Promise<readonly Delivery[]> {
  const rows = await database.all<DeliveryRow>(due, [now.toISOString(), limit])
  return rows.map(toDelivery)
}

const due = 'select * from delivery where next_attempt_at <= $1 order by next_attempt_at, id limit $2'

/** Takes a due message for sending; false when it is not due any more, as another process has taken it or it is done. */
export function claimDelivery(
  database: Database,
  id: number,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  return database.transaction(async ({ run }) => {
    return (await run(claim, [id, now.toISOString(), until.toISOString()])) > 0
  })
}

const claim = 'update delivery set next_attempt_at = $3 where id = $1 and next_attempt_at <= $2'

/** Notes how an attempt ended: with an error or, without one, well. */
export function noteAttempt(
  database: Database,
  id: number,
  outcome: { readonly at: Date; readonly error: string | null; readonly nextAttemptAt: Date | null },
): Promise<void> {
  const { at, error, nextAttemptAt } = outcome
  const delivered = error === null ? at.toISOString() : null
  return database.transaction(async ({ run }) => {
    await run(attempted, [id, error, nextAttemptAt?.toISOString() ?? null, delivered])
  })
}

const attempted = `update delivery set attempts = attempts + 1, error = $2, next_attempt_at = $3, delivered_at = $4
  where id = $1`

/** Messages of a source or of all, newest first. */
export async function deliveries(
  database: Database,
  options: { readonly source?: string; readonly limit: number; readonly offset: number },
): Promise<Page<Delivery>> {
  const { source, limit, offset } = options
  const [page, count] = source === undefined ? [newest, countAll] : [newestOf, countOf]
  const of = source === undefined ? [] : [source]
  const rows = await database.all<DeliveryRow>(page, [limit, offset, ...of])
  const total = await one<{ total: number }>(database, count, of)
  return { items: rows.map(toDelivery), total: total?.total ?? 0 }
}

const newest = 'select * from delivery order by id desc limit $1 offset $2'
const newestOf = 'select * from delivery where source = $3 order by id desc limit $1 offset $2'
const countAll = 'select count(*) as total from delivery'
const countOf = 'select count(*) as total from delivery where source = $1'

/** When the last digest to a receiver was made; null when none was. */
export async function lastDigest(database: Database, recipient: string): Promise<Date | null> {
  const row = await one<{ at: string }>(database, 'select at from digest where recipient = $1', [recipient])
  return row === null ? null : new Date(row.at)
}

/** Notes that a digest was made. */
export function noteDigest(database: Database, recipient: string, at: Date): Promise<void> {
  const put = `insert into digest (recipient, at) values ($1, $2) on conflict (recipient) do update set at = excluded.at`
  return database.transaction(async ({ run }) => {
    await run(put, [recipient, at.toISOString()])
  })
}

interface DeliveryRow {
  readonly id: number
  readonly channel: Delivery['channel']
  readonly recipient: string
  readonly source: string
  readonly notices: string
  readonly created_at: string
  readonly attempts: number
  readonly next_attempt_at: string | null
  readonly delivered_at: string | null
  readonly error: string | null
}

function toDelivery(row: DeliveryRow): Delivery {
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
  return {
    ...{ id: row.id, channel: row.channel, recipient: row.recipient, source: row.source },
    notices: JSON.parse(row.notices) as number[],
    createdAt: new Date(row.created_at),
    attempts: row.attempts,
    nextAttemptAt: date(row.next_attempt_at),
    deliveredAt: date(row.delivered_at),
    error: row.error,
  }
}
