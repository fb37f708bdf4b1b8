import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'

/** The time that a run may take in all. */
export interface Budget {
  /** Comes when the time is over, with HarvestError `timed-out`. */
  readonly signal: AbortSignal
  readonly clear: () => void
}

/** The longest time that a timer can be set for. */
const longest = 2 ** 31 - 1

/** Starts the time that a source's limits allow a run, in which its waiting for other runs (ms so far) is not counted. */
export function startBudget({ url, limits }: Pick<Source, 'url' | 'limits'>, queuedMs: () => number): Budget {
  const over = new AbortController()
  const details = { url, reason: 'budget', seconds: String(Math.round(limits.budget / 1000)) }
  const started = performance.now()
  const left = (): number => limits.budget + queuedMs() - (performance.now() - started)
  const judge = (): void => {
    if (left() <= 0) over.abort(new HarvestError('timed-out', details))
    else timer = setTimeout(judge, Math.min(Math.ceil(left()), longest))
  }
  let timer = setTimeout(judge, Math.min(limits.budget, longest))
  return { signal: over.signal, clear: () => clearTimeout(timer) }
}
