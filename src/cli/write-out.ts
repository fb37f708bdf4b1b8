import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inChunks } from '../rdf/syntax/in-chunks.ts'

/** Writes text piece by piece, no faster than it is taken. A reader that has had enough, such as `head`, is no error. */
export async function writeOut(pieces: Iterable<string>, out: Writable): Promise<void> {
  try {
    await pipeline(Readable.from(inChunks(pieces)), out, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}
