import type { Shelf } from './shelf.ts'
import type { Turns } from './turns.ts'

/** One run's place among the others. */
export interface Seat {
  /** Settles when the run has a computing slot; at once when it has one. */
  compute(): Promise<void>
  /**
   * Waits for others, and meanwhile lets another run compute; settles when the run may compute again. What it comes back
   * with is of so many bytes as `sizeOf` says; it does not set out while too many bytes wait for a computing slot.
   */
  away<T>(wait: () => Promise<T>, sizeOf?: (value: T) => number): Promise<T>
  /** How long the run has waited for others of ours in all, in ms; for it is not to blame. */
  queuedMs(): number
}

/** Gives a run its place. It may wait for several at once; it computes again when it waits for none. */
export function takeSeat(turns: Turns, shelf: Shelf): { readonly seat: Seat; readonly leave: () => void } {
  let isComputing = false
  let hasLeft = false
  let waits = 0
  let taking: Promise<void> | null = null
  const queue = createQueueWatch()
  const give = (): void => {
    if (isComputing) turns.give()
    isComputing = false
  }
  const take = async (): Promise<void> => {
    await queue.timed(turns.take())
    isComputing = true
    taking = null
    if (waits > 0 || hasLeft) give()
  }
  const compute = async (): Promise<void> => {
    if (isComputing) return
    taking ??= take()
    await taking
  }
  const back = async (): Promise<void> => {
    waits--
    if (waits === 0) await compute()
  }
  const away: Seat['away'] = async (wait, sizeOf = () => 0) => {
    waits++
    give()
    let takeDown = (): void => undefined
    try {
      await queue.timed(shelf.room())
      const value = await wait()
      takeDown = shelf.put(sizeOf(value))
      return value
    } finally {
      await back().finally(takeDown)
    }
  }
  const leave = (): void => {
    hasLeft = true
    give()
  }
  return { seat: { compute, away, queuedMs: queue.ms }, leave }
}

interface QueueWatch {
  timed(wait: Promise<void>): Promise<void>
  readonly ms: () => number
}

/** Adds up the time in which at least one wait goes on. */
function createQueueWatch(): QueueWatch {
  let [waits, since, before] = [0, 0, 0]
  return {
    timed: async wait => {
      if (waits++ === 0) since = performance.now()
      try {
        await wait
      } finally {
        if (--waits === 0) before += performance.now() - since
      }
    },
    ms: () => before + (waits > 0 ? performance.now() - since : 0),
  }
}
