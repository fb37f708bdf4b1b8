import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Statements } from './database.ts'

/** Bytes as they are kept, once under their checksum. */
export interface Body {
  /** SHA-256, hexadecimal. */
  readonly checksum: string
  /** In bytes, before they were gzipped. */
  readonly size: number
  readonly gzipped: Uint8Array
}

const zip = promisify(gzip)

/** Makes bytes ready to be kept, on another thread. */
export async function pressBytes(bytes: Uint8Array): Promise<Body> {
  const checksum = createHash('sha256').update(bytes).digest('hex')
  return { checksum, size: bytes.length, gzipped: await zip(bytes, { level: 3 }) }
}

/** The bytes that were kept. */
export const unpress: (gzipped: Uint8Array) => Promise<Uint8Array> = promisify(gunzip)

/** Keeps bytes; those that are kept already are left alone. */
export function putBodies(statements: Statements, bodies: readonly Body[]): Promise<void> {
  return statements.runEach(
    put,
    bodies.map(({ checksum, size, gzipped }) => [checksum, size, gzipped]),
  )
}

const put = `insert into body (checksum, size, gzipped) values ($1, $2, $3) on conflict (checksum) do nothing`

/** Checksums of everything that is kept of a source. */
export async function keptChecksums(statements: Statements, ctx: number): Promise<readonly string[]> {
  const rows = await statements.all<{ checksum: string }>(kept, [ctx])
  return rows.map(({ checksum }) => checksum)
}

const kept = `select r.checksum from received r join harvest h on h.id = r.harvest where h.ctx = $1
  union select state from source where ctx = $1 and state is not null`

/** Of these, forgets the bytes that no run and no source needs any more. */
export function dropUnusedBodies(statements: Statements, checksums: readonly string[]): Promise<void> {
  return statements.runEach(
    drop,
    [...new Set(checksums)].map(checksum => [checksum]),
  )
}

const drop = `delete from body where checksum = $1
  and not exists (select 1 from received r where r.checksum = $1)
  and not exists (select 1 from source s where s.state = $1)`
