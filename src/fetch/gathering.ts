import { Writable } from 'node:stream'

/** A body on its way into memory. */
export interface Gathering {
  readonly stream: Writable
  /** Bytes so far. */
  size(): number
  /** Did more come than there was to be room for? */
  isOverfull(): boolean
  /** All that came, in memory of its own that can be handed to another thread. To be called once. */
  bytes(): Uint8Array<ArrayBuffer>
}

/** Room is taken in pieces of this size, in bytes, once the body has shown that it is large. */
const slabSize = 8 * 1024 * 1024
const firstSlab = 64 * 1024

/**
 * Gathers up to so many bytes and then fails with the error given. However large the body, it stands in memory once: a body of
 * known length is written where it stays, any other in slabs that are let go of one by one as they are put together.
 */
export function createGathering(
  maxBytes: number,
  options: { readonly expected: number | null; readonly overfull: () => Error },
): Gathering {
  const slabs: Uint8Array<ArrayBuffer>[] = []
  let used = 0
  let total = 0
  let isOverfull = false
  const room = (): Uint8Array => {
    const last = slabs.at(-1)
    if (last !== undefined && used < last.length) return last.subarray(used)
    const size = slabs.length === 0 ? (options.expected ?? firstSlab) : Math.min(slabSize, Math.max(firstSlab, total))
    const slab = new Uint8Array(size || firstSlab)
    slabs.push(slab)
    used = 0
    return slab
  }
  const take = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const place = room()
      const part = bytes.subarray(at, at + place.length)
      place.set(part)
      at += part.length
      used += part.length
    }
    total += bytes.length
  }
  const stream = new Writable({
    write: (chunk: Uint8Array, _, done) => {
      isOverfull = total + chunk.length > maxBytes
      take(chunk.subarray(0, maxBytes - total))
      done(isOverfull ? options.overfull() : null)
    },
  })
  return { stream, size: () => total, isOverfull: () => isOverfull, bytes: () => joined(slabs.splice(0), total) }
}

/** Puts the slabs together; detaching frees each as soon as it is copied, without waiting for the collector. */
function joined(slabs: readonly Uint8Array<ArrayBuffer>[], total: number): Uint8Array<ArrayBuffer> {
  if (slabs.length === 1 && slabs[0].length === total) return slabs[0]
  const bytes = new Uint8Array(total)
  let top = 0
  for (const slab of slabs) {
    bytes.set(slab.subarray(0, total - top), top)
    top += Math.min(slab.length, total - top)
    slab.buffer.transfer(0)
  }
  return bytes
}
