/** Reports that are being written and sent at this moment: so many at the most, as each is work and memory. */
export interface Writing {
  /** Are there as many as may be? */
  isFull(): boolean
  /** Pieces that count as being written from when the first is asked for to when the last is taken, or nobody wants more. */
  counted(pieces: () => Promise<Iterable<string>>): AsyncGenerator<string>
}

/** Nothing is being written. */
export function createWriting(most: number): Writing {
  let now = 0
  return {
    isFull: () => now >= most,
    counted: async function* (pieces) {
      now++
      try {
        yield* await pieces()
      } finally {
        now--
      }
    },
  }
}
