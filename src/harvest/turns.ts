/** Computing slots, given to who has waited longest. */
export interface Turns {
  /** Settles when there is one. */
  take(): Promise<void>
  /** Gives one back. */
  give(): void
}

/** Makes so many slots. */
export function createTurns(count: number): Turns {
  const waiting: (() => void)[] = []
  let free = count
  return {
    take: async () => {
      if (free > 0) free--
      else await new Promise<void>(resolve => waiting.push(resolve))
    },
    give: () => {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    },
  }
}
