import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Texts, each compressed by itself, so that any of them can be had without the rest. */
export interface Blocks {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each begins in `bytes`; one more than there are texts. */
  readonly starts: Uint32Array<ArrayBuffer>
}

/** Compresses texts. */
export function packBlocks(texts: Iterable<string>): Blocks {
  const parts = Array.from(texts, text => deflateRawSync(text, { level: 1 }))
  const starts = new Uint32Array(parts.length + 1)
  for (const [at, part] of parts.entries()) starts[at + 1] = starts[at] + part.length
  const bytes = new Uint8Array(starts[parts.length])
  for (const [at, part] of parts.entries()) bytes.set(part, starts[at])
  return { bytes, starts }
}

/** One of the texts. */
export function readBlock({ bytes, starts }: Blocks, at: number): string {
  return inflateRawSync(bytes.subarray(starts[at], starts[at + 1])).toString('utf8')
}

/** Space that blocks take, in bytes. */
export function sizeOfBlocks({ bytes, starts }: Blocks): number {
  return bytes.byteLength + starts.byteLength
}
