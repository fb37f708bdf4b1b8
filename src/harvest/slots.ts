import pLimit from 'p-limit'
import { type Seat, takeSeat } from './seat.ts'
import { createShelf } from './shelf.ts'
import { createTurns } from './turns.ts'

/**
 * How many runs there may be at the same time: many that wait for servers, few that compute. A run that waits holds up
 * nobody, however long it waits.
 */
export interface Slots {
  /** Does a run when there is room for it. It begins as one that waits for others. */
  readonly run: <T>(work: (seat: Seat) => Promise<T>) => Promise<T>
}

/**
 * Makes slots for 64 runs, of which two compute, and for 256 MiB that wait to be computed with, unless told. Who has waited
 * longest comes first.
 */
export function createSlots({ runs = 64, computing = 2, waitingBytes = 256 * 1024 * 1024 } = {}): Slots {
  const limited = pLimit(runs)
  const [turns, shelf] = [createTurns(computing), createShelf(waitingBytes)]
  return {
    run: work =>
      limited(async () => {
        const { seat, leave } = takeSeat(turns, shelf)
        try {
          return await work(seat)
        } finally {
          leave()
        }
      }),
  }
}
