import type { Before } from '../source/reading.ts'
import type { Remembered } from '../store/store.ts'
import type { Run } from './run.ts'

/** What a run knows of the source from earlier runs. */
export interface Memory {
  /** What the source kind is told: nothing of the documents when everything is to be judged anew. */
  readonly before: Before
  /** Checksum of the graph that was judged last; null when none is known, or everything is to be judged anew. */
  readonly graphChecksum: string | null
  readonly remembered: Remembered
  /** What the source kind was given of its own state; null when it did not ask. */
  readonly stateGiven: () => Uint8Array | null
}

/**
 * Recalls what is remembered of the source. Where everything is to be judged anew, the request is not conditional; the
 * kind's own state is forgotten only when the run is forced, as without it a feed is read from its beginning.
 */
export async function recall({ source, tools, judgedBy }: Run): Promise<Memory> {
  const { store, force = false, isTrial = false, replay } = tools
  const remembered = await store.remembered(source.id)
  const isAnew = force || isTrial || replay !== undefined || remembered.judgedBy !== judgedBy
  let given: Uint8Array | null = null
  const state = async (): Promise<Uint8Array | null> => {
    if (replay !== undefined) given = replay.stateBefore
    else given = force ? null : await store.sourceState(source.id)
    return given
  }
  const { etag, lastModified, finalUrl, documentChecksum, graphChecksum } = remembered
  const known = isAnew ? nothingKnown : { etag, lastModified, finalUrl: finalUrl ?? null, documentChecksum }
  return {
    before: { ...known, isHarvested: remembered.documentChecksum !== null, state },
    graphChecksum: isAnew ? null : graphChecksum,
    remembered,
    stateGiven: () => given,
  }
}

const nothingKnown = { etag: null, lastModified: null, finalUrl: null, documentChecksum: null }
