import { type Hold, underLease } from './lease.ts'
import type { Seat } from './seat.ts'
import { createSlots } from './slots.ts'
import type { HarvestTools } from './tools.ts'

/** What a run has among the others: its source, and its turn. */
export interface Place {
  readonly hold: Hold
  readonly seat: Seat
}

/**
 * Does a run when there is room for it and its source is ours.
 * @throws LeaseError when another run has the source, or takes it over; the signal's reason when that came first
 */
export async function inPlace<T>(source: string, tools: HarvestTools, work: (place: Place) => Promise<T>): Promise<T> {
  const { signal, slots = createSlots() } = tools
  return slots.run(async seat => {
    signal?.throwIfAborted()
    return underLease(source, tools, hold => work({ hold, seat }))
  })
}
