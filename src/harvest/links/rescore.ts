import type { AssessedDataset } from '../../model/assessment.ts'
import type { KnownLink } from '../../model/link.ts'
import type { PointsChange, ScoreChange } from '../../model/score-history.ts'
import { relink } from '../../score/relink.ts'
import { withPoints } from '../../score/tally.ts'
import type { Rescored, StoredAssessment } from '../../store/store.ts'
import { type DropWatch, watchDrops } from './drops.ts'
import type { LinkChange } from './ledger.ts'
import type { LinkTools } from './tools.ts'

/** What scoring anew works with. */
export type RescoreTools = Pick<LinkTools, 'store' | 'methods' | 'now'>

/** So many addresses are looked up at a time, and so many datasets saved together. */
const [together, batch] = [500, 200]

/**
 * Scores the datasets anew that name any of these addresses, and tells of sources whose mean falls. Nothing else of them
 * is judged again.
 */
export async function rescore(
  changes: ReadonlyMap<string, LinkChange>,
  tools: RescoreTools,
): Promise<{ readonly rescored: number }> {
  const urls = [...changes.keys()]
  const seen = new Set<string>()
  const saving = startSaving(changes, tools)
  for (let from = 0; from < urls.length; from += together) {
    for await (const stored of tools.store.assessmentsNaming(urls.slice(from, from + together))) {
      const key = `${stored.entry.ctx}_${stored.entry.entry}`
      if (!seen.has(key)) await saving.add(stored)
      seen.add(key)
    }
  }
  return { rescored: await saving.end() }
}

/** Scores every dataset anew whose links are otherwise than it was scored by, as a round that was cut off leaves them. */
export async function rescoreAll(tools: RescoreTools): Promise<{ readonly rescored: number }> {
  const saving = startSaving(new Map(), tools)
  for (const { id } of await tools.store.sources()) {
    for await (const stored of tools.store.assessments({ source: id })) await saving.add(stored)
  }
  return { rescored: await saving.end() }
}

interface Saving {
  add(stored: StoredAssessment): Promise<void>
  /** Answers how many have been scored otherwise. */
  end(): Promise<number>
}

function startSaving(changes: ReadonlyMap<string, LinkChange>, { store, methods, now }: RescoreTools): Saving {
  const links = new Map<string, ReadonlyMap<string, KnownLink>>()
  const drops: DropWatch = watchDrops({ store, methods, changes })
  let [pending, count]: [Rescored[], number] = [[], 0]
  const flush = async (): Promise<void> => {
    if (pending.length > 0) await store.saveRescored(pending, { at: now(), notices: [] })
    count += pending.length
    pending = []
  }
  const linksOf = async (source: string): Promise<ReadonlyMap<string, KnownLink>> => {
    const known = links.get(source) ?? (await store.knownLinks(source))
    links.set(source, known)
    return known
  }
  return {
    add: async stored => {
      const known = await linksOf(stored.source)
      const relinked = relink(stored.assessment, url => known.get(url) ?? null)
      if (relinked === stored.assessment) return
      await drops.expect(stored.source)
      const [assessed] = withPoints([relinked], methods)
      const change = changeOf(stored, assessed)
      drops.note({ stored, change, known })
      pending.push({ entry: stored.entry, assessed, change, revision: stored.revision })
      if (pending.length >= batch) await flush()
    },
    end: async () => {
      await flush()
      const notices = await drops.notices()
      if (notices.length > 0) await store.saveRescored([], { at: now(), notices })
      if (count > 0) await store.noteSeries(now())
      return count
    },
  }
}

/** What links, and nothing else, did to the points of a dataset. */
function changeOf(before: AssessedDataset, after: AssessedDataset): ScoreChange {
  const changes = after.points.flatMap(({ method, points }): PointsChange[] => {
    const stood = before.points.find(each => each.method === method)?.points ?? null
    if (stood === null || stood === points) return []
    return [{ method, before: stood, after: points, causes: { link: points - stood } }]
  })
  return { computedOn: after.assessment.computedOn, changes }
}
