import type { HarvestFailure } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { failureOf } from './notice-state.ts'
import { oneLine } from './one-line.ts'

/** What an operator is told of an outage. */
export interface OutageFacts {
  readonly from: Date
  readonly to: Date
  readonly sources: number
  /** Titles of some of them. */
  readonly titles: readonly string[]
  readonly hosts: number
  /** The commonest cause, and of how many sources it is. */
  readonly failure: HarvestFailure
  readonly count: number
}

const mostTitles = 10
const pageSize = 200
const mostPages = 100

/** The commonest reason why servers were not reached, or its error's code. */
export function commonestReason(notices: readonly StoredNotice[]): string {
  return commonest(notices)[0]
}

/** Gathers what to tell of an outage from the notices that are held back for it; null when they are not kept any more. */
export async function outageFacts(
  ids: readonly number[],
  store: Pick<Store, 'notices' | 'sources'>,
): Promise<OutageFacts | null> {
  const notices = await noticesById(ids, store)
  if (notices.length === 0) return null
  const sources = await store.sources()
  const concerned = sources.filter(({ id }) => notices.some(({ source }) => source === id))
  const [, alike] = commonest(notices)
  const times = notices.map(({ at }) => at.getTime())
  return {
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
    sources: concerned.length,
    titles: concerned.slice(0, mostTitles).map(({ title }) => oneLine(title, 80)),
    hosts: new Set(concerned.map(({ url }) => (URL.canParse(url) ? new URL(url).host : url))).size,
    failure: failureOf(alike[0]),
    count: alike.length,
  }
}

function commonest(notices: readonly StoredNotice[]): readonly [string, readonly StoredNotice[]] {
  const groups = Map.groupBy(notices, ({ details }) => details.reason ?? details.code ?? '')
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]
}

async function noticesById(ids: readonly number[], store: Pick<Store, 'notices'>): Promise<readonly StoredNotice[]> {
  const [wanted, first] = [new Set(ids), Math.min(...ids)]
  const found: StoredNotice[] = []
  for (let page = 0; page < mostPages; page++) {
    const { items } = await store.notices({}, { limit: pageSize, offset: page * pageSize })
    found.push(...items.filter(({ id }) => wanted.has(id)))
    if (items.length < pageSize || items[items.length - 1].id <= first) break
  }
  return found
}
