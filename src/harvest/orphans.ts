import type { Harvest } from '../model/harvest.ts'
import type { Store } from '../store/store.ts'
import { isGone } from './holder.ts'
import type { HarvestLog } from './tools.ts'

/** What closing runs takes. */
export interface OrphanTools {
  readonly store: Pick<Store, 'running' | 'renewLease' | 'closeInterrupted'>
  readonly log: HarvestLog
  readonly now: () => Date
}

/**
 * Closes the runs whose process is gone, as failed with `interrupted`: those whose lease has run out, and at once those
 * that a process of this machine had which is not there any more.
 */
export async function closeOrphans({ store, log, now }: OrphanTools): Promise<readonly Harvest[]> {
  for (const { id: run, source, holder, heardAt } of (await store.running()).values()) {
    // Its lease ended when it was last heard of.
    if (isGone(holder)) await store.renewLease({ run, source, holder }, { now: heardAt, leaseMs: 0 })
  }
  const closed = await store.closeInterrupted(now())
  for (const { id: harvest, source } of closed) log.warn({ event: 'harvest.interrupted', source, harvest })
  return closed
}
