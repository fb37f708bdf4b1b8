import type { AssessedDataset } from '../model/assessment.ts'
import { compareScores, type ScoreDifference } from '../score/compare.ts'
import type { Store } from '../store/store.ts'

/** What publishing would make of the scores of a source that is harvested. */
export interface LiveDifference {
  /** Id and title of the source whose catalogue it would replace. */
  readonly source: string
  readonly title: string
  readonly difference: ScoreDifference
}

/** So many datasets are looked up to find the source that they come from. */
const lookedUp = 25

type LiveStore = Pick<Store, 'source' | 'entryOf' | 'assessments'>

/**
 * Compares datasets that are to be published with those that stand for the source they come from: the one that is named, or
 * the one that holds most of the first of them. null when nothing of them is harvested, or that source has no scores.
 */
export async function compareWithLive(
  assessed: readonly AssessedDataset[],
  store: LiveStore,
  options: { readonly source?: string } = {},
): Promise<LiveDifference | null> {
  const id = options.source ?? (await sourceOf(assessed, store))
  const source = id === null ? null : await store.source(id)
  if (source === null) return null
  const live: AssessedDataset[] = []
  for await (const stored of store.assessments({ source: source.id })) live.push(stored)
  if (live.length === 0) return null
  return { source: source.id, title: source.title, difference: compareScores(live, assessed) }
}

async function sourceOf(assessed: readonly AssessedDataset[], store: LiveStore): Promise<string | null> {
  const counts = new Map<string, number>()
  for (const { assessment } of assessed.slice(0, lookedUp)) {
    const entry = await store.entryOf(assessment.computedOn)
    if (entry === null || entry.removedAt !== null) continue
    counts.set(entry.source, (counts.get(entry.source) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0] ?? null
}
