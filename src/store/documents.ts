import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Database } from './database.ts'

const unzip = promisify(gunzip)

/** The documents of a source's last good harvest as they were received, the main one first. */
export async function documents(database: Database, source: string): Promise<readonly Uint8Array[]> {
  const sql = `select d.gzipped from source s join document d on d.ctx = s.ctx where s.id = $1 order by d.number`
  const rows = await database.all<{ gzipped: Uint8Array }>(sql, [source])
  return Promise.all(rows.map(({ gzipped }) => unzip(gzipped)))
}
