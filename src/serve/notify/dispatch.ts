import type { StoredNotice } from '../../model/notice.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { type HoldingFacts, type Sorted, sortNotices } from './holding.ts'
import { isState } from './notice-state.ts'
import { type OutageTools, tellOperator, watchOutage } from './outage-watch.ts'
import { type Channels, perRun, receiversOf } from './receivers.ts'
import { enterSummary, readStability } from './stability.ts'

/** What dispatching works with. */
export interface DispatchTools extends OutageTools {
  readonly store: OutageTools['store'] & Pick<Store, 'newNotices' | 'notices' | 'latestHarvests' | 'deliveries'>
  readonly channels: Channels
}

/** So many are read at once; those held back of an outage of all sources must be fewer. */
const most = 20_000

/**
 * Makes a delivery of every new notice to everyone who is to be told of it at once, one for all notices of one run. What
 * may be a fault of ours is held back, and mail about a source that keeps failing and recovering is left to the summary.
 * Answers how many notices were told or ticked off. What a source says when its notices are dispatched counts.
 */
export async function dispatchNew(tools: DispatchTools): Promise<number> {
  const { store, now } = tools
  // Read before the notices, so that a run that is known here has its notices among those.
  const latest = await store.latestHarvests()
  const watch = await watchOutage(latest, tools)
  const notices = await store.newNotices(most)
  if (notices.length === 0) return 0
  const sources = new Map((await store.sources()).map(source => [source.id, source]))
  const sorted: Sorted[] = []
  for (const [id, own] of Map.groupBy(notices, ({ source }) => source)) {
    const facts = { ...watch, latest: latest.get(id) ?? null, known: await knownState(own, store), now: now() }
    sorted.push(sortNotices(own, facts))
  }
  await tellOperator(
    watch.outage,
    sorted.flatMap(({ held }) => held),
    tools,
  )
  const dropped = sorted.flatMap(each => each.dropped)
  if (dropped.length > 0)
    await store.dispatch(
      dropped.map(({ id }) => id),
      [],
    )
  const told = sorted.flatMap(each => each.told).toSorted((a, b) => a.id - b.id)
  for (const run of perRun(told)) await dispatchRun(run, sources.get(run[0].source), tools)
  return told.length + dropped.length
}

const lookBack = 50

/** The last change of state before new notices; read only where it matters, as there are several of them. */
async function knownState(
  notices: readonly StoredNotice[],
  store: DispatchTools['store'],
): Promise<HoldingFacts['known']> {
  if (notices.filter(isState).length < 2) return null
  const { items } = await store.notices({ source: notices[0].source }, { limit: lookBack + notices.length, offset: 0 })
  return items.find(item => item.id < notices[0].id && isState(item)) ?? null
}

async function dispatchRun(
  notices: readonly StoredNotice[],
  source: StoredSource | undefined,
  tools: DispatchTools,
): Promise<void> {
  const { store, channels, now } = tools
  const ids = notices.map(({ id }) => id)
  const receivers = source === undefined ? [] : receiversOf(source.notify, channels)
  const { source: id } = notices[0]
  const createdAt = now()
  const { mailed, becomesUnstable } = await readStability(notices, store)
  if (becomesUnstable && source !== undefined) await enterSummary(source, tools)
  const told = { mail: mailed.map(notice => notice.id), webhook: ids }
  const deliveries = receivers
    .map(receiver => ({ ...receiver, source: id, notices: told[receiver.channel], createdAt }))
    .filter(delivery => delivery.notices.length > 0)
  await store.dispatch(ids, deliveries)
}
