import { compareWithLive, type LiveDifference } from '../../harvest/live.ts'
import type { Store } from '../../store/store.ts'
import { type Predicted, unpacked } from './predict.ts'

/** What publishing judged documents would make of what is live: each is asked for once, and forgotten with its result. */
export interface Differences {
  /** null when nothing of the document is harvested. */
  of(predicted: Predicted): Promise<LiveDifference | null>
}

/** Differences of which none has been asked for. */
export function createDifferences(store: Pick<Store, 'source' | 'entryOf' | 'assessments'>): Differences {
  const known = new WeakMap<Predicted, Promise<LiveDifference | null>>()
  return {
    of: predicted => {
      const asked = known.get(predicted) ?? compareWithLive(unpacked(predicted), store)
      known.set(predicted, asked)
      asked.catch(() => known.delete(predicted))
      return asked
    },
  }
}
