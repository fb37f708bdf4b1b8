/** Where what has been fetched waits till it is computed with, so that not too much of it is in memory. */
export interface Shelf {
  /** Settles when there is room for more, those that have waited longest first. What comes may be larger than the room. */
  room(): Promise<void>
  /** Puts so many bytes there; what it answers takes them down. */
  put(bytes: number): () => void
}

/** Makes an empty shelf for so many bytes. */
export function createShelf(most: number): Shelf {
  const waiting: (() => void)[] = []
  let held = 0
  return {
    room: async () => {
      if (held >= most) await new Promise<void>(resolve => waiting.push(resolve))
    },
    put: bytes => {
      held += bytes
      return () => {
        held -= bytes
        if (held < most) for (const resolve of waiting.splice(0)) resolve()
      }
    },
  }
}
