import { type Harvest, isGood } from '../model/harvest.ts'
import type { Store } from '../store/store.ts'
import type { Replay } from './replay.ts'

/** So far back is looked for the documents of a run that found nothing changed. */
const lookBack = 1000

type KeptStore = Pick<Store, 'harvests' | 'receivedBy'>

/** What a run received, or the good run before it that it found unchanged; null when that is not kept. */
export async function replayOf(run: Harvest, store: KeptStore): Promise<Replay | null> {
  const own = await store.receivedBy(run.id)
  if (own !== null) return { run: run.id, ...own }
  if (run.status !== 'unchanged') return null
  return lastReceived(run.source, store, { before: run.id })
}

/** What the last good run of a source received that received anything, of those before a run; null when it is not kept. */
export async function lastReceived(
  source: string,
  store: KeptStore,
  { before = Number.POSITIVE_INFINITY }: { readonly before?: number } = {},
): Promise<Replay | null> {
  const { items } = await store.harvests({ source, limit: lookBack, offset: 0 })
  for (const { id, status } of items) {
    if (id >= before || !isGood({ status })) continue
    const received = await store.receivedBy(id)
    if (received !== null) return { run: id, ...received }
  }
  return null
}
