import type { StoredNotice } from '../../model/notice.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { lastDigestTime } from './digest-time.ts'
import { type FailureChange, isUnstableAt, stabilityOf } from './flapping.ts'
import { isFailureChange } from './notice-state.ts'

/** The store, as far as it says how stable a source is. */
export type StabilityStore = Pick<Store, 'notices' | 'deliveries'>

/** What of a run's notices is mailed, and whether the mail says that the source is unstable from now on. */
export interface Mailed {
  readonly mailed: readonly StoredNotice[]
  readonly becomesUnstable: boolean
}

const mostNotices = 200
const mostDeliveries = 1000

/** How stable a source is at the notices of a run, and what of them is therefore mailed. */
export async function readStability(notices: readonly StoredNotice[], store: StabilityStore): Promise<Mailed> {
  const change = notices.find(isFailureChange)
  if (change === undefined) return { mailed: notices, becomesUnstable: false }
  const earlier = await changesOf(change.source, ({ id }) => id < change.id, store)
  const stability = stabilityOf([...earlier, { at: change.at, isTold: true }])
  const mailed = stability === 'unstable' ? notices.filter(notice => !isFailureChange(notice)) : notices
  return { mailed, becomesUnstable: stability === 'becomes-unstable' }
}

/** Which sources are so unstable at a time that their changes are told in the weekly summary alone. */
export async function unstableAt(
  sources: readonly StoredSource[],
  time: Date,
  store: StabilityStore,
): Promise<ReadonlySet<string>> {
  const unstable = new Set<string>()
  for (const { id, notify } of sources) {
    if (notify.when !== 'changes' || notify.mail.length === 0) continue
    if (isUnstableAt(await changesOf(id, ({ at }) => at <= time, store), time)) unstable.add(id)
  }
  return unstable
}

/** Sees to it that those who are mailed about a source get a summary next Monday, and not only the one after. */
export async function enterSummary(
  { notify }: StoredSource,
  { store, now }: { readonly store: Pick<Store, 'lastDigest' | 'noteDigest'>; readonly now: () => Date },
): Promise<void> {
  for (const recipient of notify.mail) {
    if ((await store.lastDigest(recipient)) === null) await store.noteDigest(recipient, lastDigestTime(now()))
  }
}

async function changesOf(
  source: string,
  isWanted: (notice: StoredNotice) => boolean,
  store: StabilityStore,
): Promise<readonly FailureChange[]> {
  const { items } = await store.notices({ source }, { limit: mostNotices, offset: 0 })
  const changes = items.filter(notice => isFailureChange(notice) && isWanted(notice)).toReversed()
  if (changes.length === 0) return []
  const deliveries = await store.deliveries({ source, limit: mostDeliveries, offset: 0 })
  const told = new Set(deliveries.items.flatMap(({ notices }) => notices))
  return changes.map(({ id, at }) => ({ at, isTold: told.has(id) }))
}
