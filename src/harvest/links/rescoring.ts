import type { AssessedDataset } from '../../model/assessment.ts'
import type { KnownLink } from '../../model/link.ts'
import type { ScoreChange } from '../../model/score-history.ts'
import { relink } from '../../score/relink.ts'
import { withPoints } from '../../score/tally.ts'
import type { Rescored, StoredAssessment } from '../../store/store.ts'
import { changesOf } from '../causes.ts'
import { type DropWatch, watchDrops } from './drops.ts'
import type { LinkTools } from './tools.ts'

/** What scoring anew works with. */
export interface RescoreTools extends Pick<LinkTools, 'store' | 'methods' | 'now'> {
  /** How long is waited at a time for a run that a source has, in ms, and till when; unless told it is not waited for. */
  readonly patience?: { readonly pause: number; readonly signal: AbortSignal | undefined }
}

/** Datasets that are being scored anew by what is known of links. */
export interface Rescoring {
  /** Scores one anew when its links are otherwise than it was scored by. */
  add(stored: StoredAssessment): Promise<void>
  /** Saves them; answers the sources whose datasets were left as they are being harvested, to be added again. */
  flush(): Promise<ReadonlySet<string>>
  /** From now on those that are being harvested are not left either. */
  spareNobody(): void
  /** Tells what is to be told, and answers how many have been scored otherwise. */
  end(): Promise<number>
}

/** So many are saved together. */
const batch = 200

/** A dataset that is to be saved, with what it was. */
interface Pending extends Rescored {
  readonly stored: StoredAssessment
  readonly known: ReadonlyMap<string, KnownLink>
}

/** Begins with none. */
export function startRescoring({ store, methods, now, patience }: RescoreTools): Rescoring {
  const links = new Map<string, ReadonlyMap<string, KnownLink>>()
  const spared = new Set<string>()
  const drops: DropWatch = watchDrops({ store, methods })
  let [pending, count, sparesRunning]: [Pending[], number, boolean] = [[], 0, patience !== undefined]
  const save = async (): Promise<void> => {
    if (pending.length === 0) return
    const result = await store.saveRescored(pending, { at: now(), notices: [], sparesRunning })
    pending = []
    count += result.saved.length
    for (const { stored, assessed, change, known } of result.saved)
      drops.note({ source: stored.source, change, before: stored, after: assessed, known })
    for (const { stored } of result.spared) spared.add(stored.source)
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
      const change = changeOf(stored, assessed, { methods })
      pending.push({ entry: stored.entry, assessed, change, revision: stored.revision, stored, known })
      if (pending.length >= batch) await save()
    },
    flush: async () => {
      await save()
      const left = new Set(spared)
      spared.clear()
      for (const source of left) {
        links.delete(source)
        drops.forget(source)
      }
      return left
    },
    spareNobody: () => {
      sparesRunning = false
    },
    end: async () => {
      await save()
      const notices = await drops.notices()
      if (notices.length > 0) await store.saveRescored([], { at: now(), notices })
      if (count > 0) await store.noteSeries(now())
      return count
    },
  }
}

/** How points changed: by links, and where they were counted by other methods before, by those. */
function changeOf(
  before: AssessedDataset,
  after: AssessedDataset,
  { methods }: Pick<RescoreTools, 'methods'>,
): ScoreChange {
  const { computedOn } = after.assessment
  const judged = (assessed: AssessedDataset) => new Map([[computedOn, { assessed, checksum: '' }]])
  const setting = { methods, isMethodOther: true, isVocabularyOther: false, again: null }
  return changesOf(judged(before), judged(after), setting).at(0) ?? { computedOn, changes: [] }
}
