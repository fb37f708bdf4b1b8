import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Written at a time, in characters. */
const chunkLength = 65_536

/** Writes text piece by piece, no faster than it is taken. A reader that has had enough, such as `head`, is no error. */
export async function writeOut(pieces: Iterable<string>, out: Writable): Promise<void> {
  try {
    await pipeline(Readable.from(chunks(pieces)), out, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

function* chunks(pieces: Iterable<string>): Iterable<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
