import type { KeptDocument } from '../model/document.ts'
import { unpress } from './bodies.ts'
import { type Database, one } from './database.ts'

/** What is kept of a document beside its bytes. */
export type Facts = Omit<KeptDocument, 'checksum' | 'size' | 'gzipped'>

/** The documents of a source's last good harvest as they were received, the main one first. */
export async function documents(database: Database, source: string): Promise<readonly Uint8Array[]> {
  const sql = `select b.gzipped from source s join received r on r.harvest = s.received_in and r.number > 0
    join body b on b.checksum = r.checksum where s.id = $1 order by r.number`
  const rows = await database.all<{ gzipped: Uint8Array }>(sql, [source])
  return Promise.all(rows.map(({ gzipped }) => unpress(gzipped)))
}

/** What a run received, and what the source kind had kept before; null when no documents are kept of it. */
export async function receivedBy(
  database: Database,
  id: number,
): Promise<{ readonly documents: readonly KeptDocument[]; readonly stateBefore: Uint8Array | null } | null> {
  const rows = await database.all<ReceivedRow>(received, [id])
  const documents = rows.filter(({ number }) => number > 0).map(toKept)
  if (documents.length === 0) return null
  const before = rows.find(({ number }) => number === 0)
  return { documents, stateBefore: before === undefined ? null : await unpress(before.gzipped) }
}

interface ReceivedRow {
  readonly number: number
  readonly checksum: string
  readonly facts: string
  readonly size: number
  readonly gzipped: Uint8Array
}

const received = `select r.number, r.checksum, r.facts, b.size, b.gzipped
  from received r join body b on b.checksum = r.checksum where r.harvest = $1 order by r.number`

function toKept({ checksum, facts, size, gzipped }: ReceivedRow): KeptDocument {
  const stated = JSON.parse(facts) as Omit<Facts, 'fetchedAt'> & { readonly fetchedAt: string }
  return { ...stated, fetchedAt: new Date(stated.fetchedAt), checksum, size, gzipped }
}

/** What the source kind has kept; null when nothing. */
export async function sourceState(database: Database, source: string): Promise<Uint8Array | null> {
  const sql = 'select b.gzipped from source s join body b on b.checksum = s.state where s.id = $1'
  const row = await one<{ gzipped: Uint8Array }>(database, sql, [source])
  return row === null ? null : unpress(row.gzipped)
}
