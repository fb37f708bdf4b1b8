import pLimit from 'p-limit'
import type { Harvest } from '../model/harvest.ts'
import type { StoredSource } from '../store/store.ts'
import { harvestGuarded } from './harvest-guarded.ts'
import type { HarvestTools } from './tools.ts'

/** How it went with one source of several. */
export type Outcome =
  | { readonly kind: 'harvested'; readonly source: StoredSource; readonly harvest: Harvest }
  /** A bug, and not even the run that tells of it could be saved. */
  | { readonly kind: 'crashed'; readonly source: StoredSource; readonly error: unknown }
  /** The signal came first. */
  | { readonly kind: 'stopped'; readonly source: StoredSource }

/** How far several harvests have come. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly last: Outcome
}

/** What harvesting several sources takes besides the tools of one harvest. */
export interface HarvestAllTools extends HarvestTools {
  /** How many at a time; 4 unless told. */
  readonly concurrency?: number
  readonly onProgress?: (progress: Progress) => void
}

/** Harvests the sources, several at a time. Whatever befalls one of them, the others go on. Outcomes come in the order given. */
export async function harvestAll(
  sources: readonly StoredSource[],
  tools: HarvestAllTools,
): Promise<readonly Outcome[]> {
  let done = 0
  return pLimit(tools.concurrency ?? 4).map(sources, async source => {
    const last = await outcomeOf(source, tools)
    done++
    tools.onProgress?.({ done, total: sources.length, last })
    return last
  })
}

async function outcomeOf(source: StoredSource, tools: HarvestTools): Promise<Outcome> {
  if (tools.signal?.aborted) return { kind: 'stopped', source }
  try {
    return { kind: 'harvested', source, harvest: await harvestGuarded(source, tools) }
  } catch (error) {
    if (tools.signal?.aborted) return { kind: 'stopped', source }
    return { kind: 'crashed', source, error }
  }
}
