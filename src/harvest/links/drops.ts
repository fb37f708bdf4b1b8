import type { KnownLink } from '../../model/link.ts'
import type { Notice } from '../../model/notice.ts'
import { headlineMethod, type Method } from '../../model/score.ts'
import type { ScoreChange } from '../../model/score-history.ts'
import { scoreDrop } from '../score-drop.ts'
import { type ChangedDataset, withoutTurnedAway } from '../turned-away.ts'
import type { LinkStore } from './tools.ts'

/** Watches how far the means of sources fall. */
export interface DropWatch {
  /** A dataset of this source is going to be scored anew: remembers its mean as it stands. */
  expect(source: string): Promise<void>
  /** What it remembers is over, unless something of the source is noted. */
  forget(source: string): void
  note(rescored: Rescored): void
  /** What is to be told. */
  notices(): Promise<readonly { readonly source: string; readonly notice: Notice }[]>
}

interface Rescored extends ChangedDataset {
  readonly source: string
  /** The links of its source, by address. */
  readonly known: ReadonlyMap<string, KnownLink>
}

interface Standing {
  readonly datasets: number
  readonly points: number
}

interface WatchTools {
  readonly store: Pick<LinkStore, 'source' | 'scoreSummary'>
  readonly methods: readonly Method[]
}

/**
 * Makes a watch over one round. Being turned away (401, 403, 429) takes points where links are counted strictly, but
 * nobody is sent a message about that.
 */
export function watchDrops({ store, methods }: WatchTools): DropWatch {
  const standing = new Map<string, Standing | null>()
  const moved = new Map<string, ScoreChange[]>()
  const method = methods.find(({ id }) => id === headlineMethod)
  return {
    expect: async source => {
      if (!standing.has(source)) standing.set(source, await store.scoreSummary({ source }, headlineMethod))
    },
    forget: source => {
      if (!moved.has(source)) standing.delete(source)
    },
    note: ({ source, known, ...changed }) => {
      const fair = method === undefined ? changed.change : withoutTurnedAway(changed, { method, links: known })
      const before = moved.get(source) ?? []
      moved.set(source, before)
      before.push(fair)
    },
    notices: async () => {
      const told = [...moved].map(async ([source, ofSource]) => {
        const [stood, stored] = [standing.get(source) ?? null, await store.source(source)]
        if (stood === null || stored === null) return []
        const { datasets, points: before } = stood
        const notice = scoreDrop(ofSource, { datasets, before, threshold: stored.notify.dropPoints })
        return notice === null ? [] : [{ source, notice }]
      })
      return (await Promise.all(told)).flat()
    },
  }
}
