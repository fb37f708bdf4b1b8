import type { Log } from '../../log.ts'
import type { Harvest } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { isUnreachedNotice, settleMs } from './holding.ts'
import { isMailAddress } from './mail-address.ts'
import { type Attempt, attemptOf, canTellOutage, followOutage, type Outage } from './outage.ts'
import { commonestReason } from './outage-facts.ts'

/** What outages are recognised and told with. */
export interface OutageTools {
  readonly store: Pick<Store, 'sources' | 'lastDigest' | 'noteDigest' | 'dispatch'>
  readonly channels: { readonly mail: boolean }
  /** E-mail or web address of whoever runs the service; null when not stated. */
  readonly contact: string | null
  /** Are more runs to end soon, so that a few minutes are waited for what they say? */
  readonly isSettling?: boolean
  readonly now: () => Date
  readonly log: Log
}

/** What the last runs say of the network, all sources together. */
export interface Watch {
  readonly outage: Outage | null
  readonly canTellOutage: boolean
}

/** Names under which the store remembers when: they are no addresses, so no receiver of summaries is called so. */
const marks = { began: 'outage began', over: 'outage over', told: 'outage told' }

/** Recognises that an outage begins or is over, from the last run of every source, and remembers it. */
export async function watchOutage(latest: ReadonlyMap<string, Harvest>, tools: OutageTools): Promise<Watch> {
  const { store, log, isSettling = false } = tools
  const attempts = (await store.sources()).flatMap((source): readonly Attempt[] => {
    const run = latest.get(source.id)
    const attempt = run === undefined ? null : attemptOf(source, run)
    return attempt === null ? [] : [attempt]
  })
  const last = await lastOutage(store)
  const outage = followOutage(last, attempts)
  if (outage !== null && outage !== last) {
    await store.noteDigest(marks.began, outage.began)
    if (outage.over !== null) {
      await store.noteDigest(marks.over, outage.over)
      log.info({ event: 'notify.outage-over', began: outage.began, over: outage.over })
    }
  }
  return { outage, canTellOutage: isSettling && canTellOutage(attempts) }
}

async function lastOutage(store: OutageTools['store']): Promise<Outage | null> {
  const [began, over] = await Promise.all([store.lastDigest(marks.began), store.lastDigest(marks.over)])
  return began === null ? null : { began, over: over !== null && over >= began ? over : null }
}

/**
 * Tells the operator of an outage, once, of the notices that are held back for it: by mail where there is an address, and
 * in the log. Nothing is told when it was over before it could be.
 */
export async function tellOperator(
  outage: Outage | null,
  held: readonly StoredNotice[],
  tools: OutageTools,
): Promise<void> {
  const { store, channels, contact, isSettling = false, now, log } = tools
  const notices = held.filter(notice => isUnreachedNotice(notice) && outage !== null && notice.at >= outage.began)
  if (outage === null || outage.over !== null || notices.length === 0) return
  if (isSettling && now().getTime() - notices[0].at.getTime() < settleMs) return
  const told = await store.lastDigest(marks.told)
  if (told !== null && told >= outage.began) return
  const ids = notices.map(({ id }) => id)
  if (channels.mail && isMailAddress(contact)) {
    const mail = { channel: 'mail', recipient: contact, source: '', notices: ids, createdAt: now() } as const
    await store.dispatch([], [mail])
  }
  await store.noteDigest(marks.told, outage.began)
  log.error({ event: 'notify.outage', began: outage.began, sources: ids.length, cause: commonestReason(notices) })
}
