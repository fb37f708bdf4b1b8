import type { Store, StoredSource } from '../../store/store.ts'
import { isFirstOfMonth, lastDigestTime, weekBefore } from './digest-time.ts'
import { digestReceivers } from './receivers.ts'
import { type StabilityStore, unstableAt } from './stability.ts'
import { isEventful, type WeekStore, weekOf } from './week.ts'

/** What weekly summaries are decided on with. */
export interface DigestDispatchTools {
  readonly store: WeekStore & StabilityStore & Pick<Store, 'sources' | 'lastDigest' | 'noteDigest' | 'dispatch'>
  readonly now: () => Date
}

/** Under this name the store remembers for which Monday the unstable sources were seen to; it is no receiver's address. */
const unstableSeen = 'summaries of unstable sources'

/**
 * Makes a delivery of the weekly summary to everyone who is to have it and for whom it has not been seen to since Monday
 * morning: when there is something to tell of the week before, and once a month also when there is not. A new recipient
 * gets the first one the Monday after. Answers how many were made.
 */
export async function dispatchDigests({ store, now }: DigestDispatchTools): Promise<number> {
  const time = lastDigestTime(now())
  let count = 0
  const all = await store.sources()
  const seen = await store.lastDigest(unstableSeen)
  const isSeen = seen !== null && seen >= time
  const wanting = digestReceivers(all, isSeen ? new Set() : await unstableAt(all, time, store))
  for (const [recipient, sources] of wanting) {
    const last = await store.lastDigest(recipient)
    if (last !== null && last >= time) continue
    if (last !== null && (await isWorthwhile(sources, time, store))) {
      await store.dispatch([], [{ channel: 'mail', recipient, source: '', notices: [], createdAt: now() }])
      count += 1
    }
    await store.noteDigest(recipient, time)
  }
  if (!isSeen) await store.noteDigest(unstableSeen, time)
  return count
}

async function isWorthwhile(sources: readonly StoredSource[], time: Date, store: WeekStore): Promise<boolean> {
  if (isFirstOfMonth(time)) return true
  const weeks = await Promise.all(sources.map(source => weekOf(source, weekBefore(time), store)))
  return weeks.some(isEventful)
}
