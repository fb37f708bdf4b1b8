import type { Lost } from './notices.ts'
import type { Outcome } from './outcome.ts'
import type { Run } from './run.ts'

/** Of so many resources that are shown from other sources account is kept; those beyond are only counted. */
const most = 1000

/** So many notices are searched for the last one that told of lost resources. */
const lookBack = 200

/**
 * Resources of the source that are shown from another one when the run is applied: those that the store has so, whoever's
 * run it was that made it so, and those that the run itself brings about.
 */
export async function lostOf({ source, tools }: Run, outcome: Outcome): Promise<Lost> {
  const { store } = tools
  const { changing: cards = [], removed: gone = [] } = outcome
  const [changing, removed] = [new Set(cards.map(({ primaryTopic }) => primaryTopic)), new Set(gone)]
  const losing = cards.length === 0 ? new Map() : await store.wouldLose(source.id, cards)
  const before = await store.lostTopics(source.id, most)
  const staying = before.filter(topic => !changing.has(topic) && !removed.has(topic))
  const all = [...new Set([...staying, ...losing.keys()])].sort()
  if (all.length === 0) return { fresh: [], all }
  const told = await lastTold(source.id, { store })
  const isListed = told.count <= told.resources.size
  const fresh = all.filter(topic => !told.resources.has(topic))
  return { fresh: isListed || all.length > told.count ? fresh : [], all }
}

/** What the last notice of lost resources named, and how many there were then in all. */
async function lastTold(
  source: string,
  { store }: Pick<Run['tools'], 'store'>,
): Promise<{ readonly resources: ReadonlySet<string>; readonly count: number }> {
  const { items } = await store.notices({ source }, { limit: lookBack, offset: 0 })
  const last = items.find(({ kind }) => kind === 'superseded')
  const resources = new Set(last?.details.resources?.split('\n'))
  return { resources, count: Number(last?.details.all ?? 0) }
}
