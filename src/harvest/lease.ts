import type { Lease } from '../store/store.ts'
import { StoreError } from '../store/store-error.ts'
import { LeaseError } from './lease-error.ts'
import type { HarvestTools, LeaseTimes } from './tools.ts'

/**
 * Stages that compute let no timer through, for a minute or more with the largest catalogues; so a lease outlasts many
 * beats. What a process had that died on the same machine is free without waiting for it.
 * @see closeOrphans
 */
const defaultLeaseTimes: LeaseTimes = { leaseMs: 300_000, beatMs: 20_000 }

/** A source that is ours for one run. */
export interface Hold {
  /** null in a trial, which takes none. */
  readonly lease: Lease | null
  /** Comes, with a LeaseError, when somebody else has taken the source over. */
  readonly signal: AbortSignal
  /** Renews the lease if it is time for that; for between stages. */
  readonly beat: () => Promise<void>
}

/**
 * Does one run while its source is ours. The one who saves the run gives the lease back with it; when nothing was saved
 * it is given back here.
 * @throws LeaseError `taken` when another run holds the source, `lost` when another has taken it over
 */
export async function underLease<T>(source: string, tools: HarvestTools, work: (hold: Hold) => Promise<T>): Promise<T> {
  if (tools.isTrial) return work({ lease: null, signal: new AbortController().signal, beat: async () => undefined })
  const lease = await take(source, tools)
  const { hold, stop } = keep(lease, tools)
  try {
    return await work(hold)
  } catch (error) {
    await tools.store.giveLeaseBack(lease).catch(() => undefined)
    throw error instanceof StoreError ? new LeaseError('lost', source, { cause: error }) : error
  } finally {
    stop()
  }
}

async function take(
  source: string,
  { store, holder, trigger = 'manual', now, ...tools }: HarvestTools,
): Promise<Lease> {
  const { leaseMs } = tools.leaseTimes ?? defaultLeaseTimes
  const lease = await store.takeLease({ source, holder, trigger, now: now(), leaseMs })
  if (lease === null) throw new LeaseError('taken', source)
  return lease
}

/** Renews the lease till stopped, or till it is not ours any more. */
function keep(lease: Lease, { store, now, log, ...tools }: HarvestTools): { readonly hold: Hold; stop(): void } {
  const { leaseMs, beatMs } = tools.leaseTimes ?? defaultLeaseTimes
  const lost = new AbortController()
  let last = performance.now()
  const renew = async (): Promise<void> => {
    last = performance.now()
    if (await store.renewLease(lease, { now: now(), leaseMs })) return
    lost.abort(new LeaseError('lost', lease.source))
  }
  const tick = (): void =>
    void renew().catch(error => log.warn({ event: 'lease.not-renewed', source: lease.source, err: error }))
  const timer = setInterval(tick, beatMs)
  const beat = async (): Promise<void> => {
    if (performance.now() - last >= beatMs) await renew()
    lost.signal.throwIfAborted()
  }
  return { hold: { lease, signal: lost.signal, beat }, stop: () => clearInterval(timer) }
}
