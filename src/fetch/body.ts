import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HarvestError } from '../model/harvest.ts'
import { decodersFor } from './codings.ts'
import { createGathering } from './gathering.ts'
import type { Pace } from './pace.ts'

/** What of an answer's head says how its body is to be read. */
export interface BodyHead {
  readonly url: string
  readonly contentEncoding: string | null
  readonly contentLength: string | null
}

/** How a body is read. */
export interface BodyOptions {
  /** Most bytes after decompression, and about as many on the wire. */
  readonly maxBytes: number
  readonly pace: Pace
  /** Is the beginning enough where there is more? */
  readonly isBeginningEnough?: boolean
  /** Told how many bytes there were after decompression, also when it ends badly. */
  readonly onBytes?: (bytes: number) => void
}

/**
 * Reads a whole body, decompressed, and gives up as soon as it is larger than allowed.
 * @throws HarvestError `too-large`, `unreachable` when the coding is unknown; else what the streams throw
 */
export async function readBody(
  body: Readable,
  head: BodyHead,
  { maxBytes, pace, isBeginningEnough = false, onBytes }: BodyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): HarvestError => new HarvestError('too-large', { url: head.url, maxBytes: String(maxBytes) })
  const declared = head.contentLength === null ? null : Number(head.contentLength)
  try {
    if (declared !== null && declared > maxBytes && !isBeginningEnough) throw tooLarge()
    const decoders = decodersFor(head.contentEncoding, head.url)
    const expected = decoders.length === 0 && declared !== null ? Math.min(declared, maxBytes) : null
    const gathering = createGathering(maxBytes, { expected, overfull: tooLarge })
    const wire = { most: maxBytes + maxBytes / 64 + slack, tooLarge }
    pace.watch()
    try {
      await pipeline([Readable.from(counted(body, pace, wire)), ...decoders, gathering.stream])
    } catch (error) {
      if (!isBeginningEnough || !gathering.isOverfull()) throw error
    } finally {
      onBytes?.(gathering.size())
    }
    return gathering.bytes()
  } finally {
    discard(body)
  }
}

/** Bytes that a coding may add to a body that cannot be made smaller. */
const slack = 64 * 1024

/** Ends a body that nobody wants to read, and its connection with it. */
export function discard(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}

/** The bytes as they come over the wire, counted: a coding may hide any number of them that come to nothing. */
async function* counted(
  body: Readable,
  pace: Pace,
  wire: { readonly most: number; readonly tooLarge: () => HarvestError },
): AsyncGenerator<Uint8Array> {
  let received = 0
  for await (const chunk of body) {
    received += chunk.length
    if (received > wire.most) throw wire.tooLarge()
    pace.count(chunk.length)
    yield chunk
  }
}
