import { type Duplex, Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { HarvestError } from '../model/harvest.ts'
import type { Deadline } from './deadline.ts'

/** What of an answer's head says how its body is to be read. */
export interface BodyHead {
  readonly url: string
  readonly contentEncoding: string | null
  readonly contentLength: string | null
}

/**
 * Reads a whole body, decompressed, and gives up as soon as it is larger than allowed.
 * @throws HarvestError `too-large`, `unreachable` when the coding is unknown; else what the streams throw
 */
export async function readBody(
  body: Readable,
  head: BodyHead,
  options: { readonly maxBytes: number; readonly deadline: Deadline },
): Promise<Uint8Array> {
  const { maxBytes, deadline } = options
  const collected = collector(head.url, maxBytes)
  try {
    if (Number(head.contentLength) > maxBytes) throw tooLarge(head.url, maxBytes)
    const decoders = codingsOf(head).map(coding => decoderOf(coding, head.url))
    deadline.watch()
    await pipeline([Readable.from(counted(body, deadline)), ...decoders, collected.stream])
  } finally {
    discard(body)
  }
  return collected.bytes()
}

/** Ends a body that nobody wants to read, and its connection with it. */
export function discard(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}

/** The bytes as they come over the wire, counted. */
async function* counted(body: Readable, deadline: Deadline): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    deadline.count(chunk.length)
    yield chunk
  }
}

/** More codings than this on top of each other is an attack. */
const mostCodings = 3

/** The codings in the order in which they are to be taken off. */
function codingsOf({ contentEncoding, url }: BodyHead): string[] {
  const named = (contentEncoding ?? '').toLowerCase().split(',')
  const codings = named.map(coding => coding.trim()).filter(coding => coding !== '' && coding !== 'identity')
  if (codings.length > mostCodings) throw unknownCoding(url, codings.join(', '))
  return codings.reverse()
}

/** RFC 9659 bounds the window of zstd over HTTP to 8 MiB. */
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 23 } }

/** `deflate` is never asked for, as servers disagree on what it is; those that send it all the same mostly mean zlib. */
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress(zstdOptions),
  deflate: createInflate,
}

function decoderOf(coding: string, url: string): Duplex {
  if (!Object.hasOwn(decoders, coding)) throw unknownCoding(url, coding)
  return decoders[coding]()
}

function collector(url: string, maxBytes: number) {
  const chunks: Uint8Array[] = []
  let total = 0
  const stream = new Writable({
    write: (chunk: Uint8Array, _, done) => {
      total += chunk.length
      chunks.push(chunk)
      done(total > maxBytes ? tooLarge(url, maxBytes) : null)
    },
  })
  return { stream, bytes: () => joined(chunks.splice(0), total) }
}

/** In memory of its own, so that it can be handed to another thread. */
function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total)
  let top = 0
  for (const chunk of chunks) {
    bytes.set(chunk, top)
    top += chunk.length
  }
  return bytes
}

function tooLarge(url: string, maxBytes: number): HarvestError {
  return new HarvestError('too-large', { url, maxBytes: String(maxBytes) })
}

function unknownCoding(url: string, coding: string): HarvestError {
  return new HarvestError('unreachable', { url, reason: 'content-encoding', cause: coding })
}
