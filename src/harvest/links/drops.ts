import type { Assessment } from '../../model/assessment.ts'
import type { KnownLink } from '../../model/link.ts'
import type { Notice } from '../../model/notice.ts'
import { headlineMethod, type Method } from '../../model/score.ts'
import type { ScoreChange } from '../../model/score-history.ts'
import { relink } from '../../score/relink.ts'
import { pointsOf } from '../../score/tally.ts'
import type { StoredAssessment } from '../../store/store.ts'
import { scoreDrop } from '../score-drop.ts'
import type { LinkChange } from './ledger.ts'
import type { LinkStore } from './tools.ts'

/** Watches how far the means of sources fall. */
export interface DropWatch {
  /** A dataset of this source is going to be scored anew: remembers its mean as it stands. */
  expect(source: string): Promise<void>
  note(rescored: Rescored): void
  /** What is to be told. */
  notices(): Promise<readonly { readonly source: string; readonly notice: Notice }[]>
}

interface Rescored {
  readonly stored: StoredAssessment
  readonly change: ScoreChange
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
  readonly changes: ReadonlyMap<string, LinkChange>
}

/**
 * Makes a watch over one round. Being turned away (401, 403, 429) takes points where links are counted strictly, but
 * nobody is sent a message about that.
 */
export function watchDrops({ store, methods, changes }: WatchTools): DropWatch {
  const standing = new Map<string, Standing | null>()
  const moved = new Map<string, ScoreChange[]>()
  const method = methods.find(({ id }) => id === headlineMethod)
  return {
    expect: async source => {
      if (!standing.has(source)) standing.set(source, await store.scoreSummary({ source }, headlineMethod))
    },
    note: ({ stored, change, known }) => {
      const isLoss = change.changes.some(each => each.method === headlineMethod && (each.causes.link ?? 0) < 0)
      const fair = isLoss && method ? fairChange(stored.assessment, { method, changes, known }) : change
      const before = moved.get(stored.source) ?? []
      moved.set(stored.source, before)
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

/** The change as it would be if all that turned us away had gone on as before. */
function fairChange(
  assessment: Assessment,
  { method, changes, known }: Pick<WatchTools, 'changes'> & Pick<Rescored, 'known'> & { readonly method: Method },
): ScoreChange {
  const fairLink = (url: string): KnownLink | null => {
    const now = known.get(url) ?? null
    return now?.confident === 'unknown' ? (changes.get(url)?.before ?? now) : now
  }
  const before = pointsOf(assessment.pattern, method).points
  const after = pointsOf(relink(assessment, fairLink).pattern, method).points
  const causes = { link: after - before }
  return { computedOn: assessment.computedOn, changes: [{ method: method.id, before, after, causes }] }
}
