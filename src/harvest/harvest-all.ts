import type { Harvest } from '../model/harvest.ts'
import type { StoredSource } from '../store/store.ts'
import { createFingerprints } from './fingerprint.ts'
import { harvestGuarded } from './harvest-guarded.ts'
import { LeaseError } from './lease-error.ts'
import { createSlots } from './slots.ts'
import type { HarvestTools } from './tools.ts'

/** How it went with one source of several. */
export type Outcome =
  | { readonly kind: 'harvested'; readonly source: StoredSource; readonly harvest: Harvest }
  /** Another run has the source. */
  | { readonly kind: 'taken'; readonly source: StoredSource }
  /** Another run has taken the source over, or it has been removed or become another meanwhile. */
  | { readonly kind: 'lost'; readonly source: StoredSource }
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
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Harvests the sources, as many at a time as there are slots. Whatever befalls one of them, the others go on. Outcomes
 * come in the order given.
 */
export async function harvestAll(
  sources: readonly StoredSource[],
  tools: HarvestAllTools,
): Promise<readonly Outcome[]> {
  const { slots = createSlots(), fingerprintOf = createFingerprints() } = tools
  let done = 0
  const one = async (source: StoredSource): Promise<Outcome> => {
    const last = await outcomeOf(source, { ...tools, slots, fingerprintOf })
    done++
    tools.onProgress?.({ done, total: sources.length, last })
    return last
  }
  return Promise.all(sources.map(one))
}

async function outcomeOf(source: StoredSource, tools: HarvestTools): Promise<Outcome> {
  try {
    return { kind: 'harvested', source, harvest: await harvestGuarded(source, tools) }
  } catch (error) {
    if (tools.signal?.aborted) return { kind: 'stopped', source }
    if (error instanceof LeaseError) return { kind: error.code, source }
    return { kind: 'crashed', source, error }
  }
}
