import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Problem } from '../model/finding.ts'
import type { Entities, Entity } from './ldes-entity.ts'
import type { Link } from './ldes-links.ts'
import { plainStream, type Stream } from './ldes-stream.ts'

/** A fragment that was read. */
export interface Fragment {
  /** The address that leads to it. */
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** SHA-256 of its bytes, hexadecimal. */
  readonly checksum: string
  readonly links: readonly Link[]
  readonly isImmutable: boolean
  /** What there was to complain of in it, which still stands while it does. */
  readonly problems: readonly Problem[]
}

/** What is remembered of a feed from one harvest to the next: how far it was read, and everything that it has told. */
export interface Memory {
  readonly stream: Stream
  /** The latest instant that the feed told of; '' before any. Fragments that end before it are not fetched again. */
  readonly position: string
  /** By address. */
  readonly fragments: ReadonlyMap<string, Fragment>
  readonly entities: Entities
}

/** Nothing was read yet. */
export const blankMemory: Memory = { stream: plainStream, position: '', fragments: new Map(), entities: new Map() }

/** Raised when what is remembered is written differently: a feed is then read from its start again. */
const version = 1

/** The memory as bytes: gzipped lines of JSON, the head, then the fragments, then the resources. */
export async function writeMemory({ stream, position, fragments, entities }: Memory): Promise<Uint8Array> {
  const head = { version, stream, position, fragments: fragments.size }
  const lines = [head, ...fragments.values(), ...entities].map(line => `${JSON.stringify(line)}\n`)
  return await promisify(gzip)(Buffer.concat(lines.map(line => Buffer.from(line))))
}

/** The memory in bytes that `writeMemory` made; of another version, or none at all, nothing is remembered. */
export async function readMemory(bytes: Uint8Array | null): Promise<Memory> {
  if (bytes === null) return blankMemory
  const [first, ...rest] = linesOf(await promisify(gunzip)(bytes))
  const head = JSON.parse(first) as Pick<Memory, 'stream' | 'position'> & { version: number; fragments: number }
  if (head.version !== version) return blankMemory
  const fragments = rest.slice(0, head.fragments).map(line => JSON.parse(line) as Fragment)
  const entities = rest.slice(head.fragments).map(line => JSON.parse(line) as [string, Entity])
  const { stream, position } = head
  return { stream, position, fragments: new Map(fragments.map(one => [one.url, one])), entities: new Map(entities) }
}

/** Cut before it is decoded, as a text cannot be as long as bytes can. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = []
  let from = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
    lines.push(bytes.toString('utf8', from, end))
    from = end + 1
  }
  return lines
}
