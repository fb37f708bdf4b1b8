import { isGood } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import type { FactTools, NoticeFacts } from './notice-facts.ts'

const mostRuns = 50

/** When the last good harvest before a notice ended, `at` null when there was none; null when that is not known. */
export async function lastGoodBefore(
  { source, harvest }: StoredNotice,
  store: FactTools['store'],
): Promise<NoticeFacts['lastGood']> {
  const { items, total } = await store.harvests({ source, limit: mostRuns, offset: 0 })
  const good = items.find(run => run.id < harvest && isGood(run))
  if (good !== undefined) return { at: good.endedAt }
  return total <= items.length ? { at: null } : null
}

/** When the first trouble was told of since the harvests last were in order; null when that is not known. */
export async function troubleBefore({ source, id }: StoredNotice, store: FactTools['store']): Promise<Date | null> {
  const { items } = await store.notices({ source }, { limit: mostRuns, offset: 0 })
  const before = items.filter(item => item.id < id && ['failing', 'held', 'recovered'].includes(item.kind))
  const end = before.findIndex(({ kind }) => kind === 'recovered')
  return before.slice(0, end === -1 ? before.length : end).at(-1)?.at ?? null
}
