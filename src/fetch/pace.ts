import { HarvestError } from '../model/harvest.ts'
import { follow } from './deadline.ts'
import type { Patience } from './patience.ts'

/** Watches that one answer does not come too slowly. */
export interface Pace {
  /** Aborts when the bytes come too slowly, with a HarvestError `timed-out`, and when the fetch as a whole ends. */
  readonly signal: AbortSignal
  /** From now on the bytes counted must come at the minimum rate. */
  watch(): void
  count(bytes: number): void
  clear(): void
}

/** Makes the watch for one request; `signal` ends the fetch as a whole. */
export function startPace(url: string, patience: Patience, signal: AbortSignal): Pace {
  const { minimumRate, window } = patience
  const controller = new AbortController()
  const letGo = follow(signal, controller)
  let timer: NodeJS.Timeout | undefined
  let received = 0
  let judgedAt = 0
  const judge = (): void => {
    const now = performance.now()
    // A timer that comes late says that this thread was busy: what has come meanwhile is not read yet.
    const isLate = now - judgedAt > window * 1.5
    if (!isLate && received < (minimumRate * window) / 1000) {
      controller.abort(new HarvestError('timed-out', { url, reason: 'too-slow' }))
    }
    received = 0
    judgedAt = now
  }
  return {
    signal: controller.signal,
    watch: () => {
      if (timer !== undefined) return
      judgedAt = performance.now()
      timer = setInterval(judge, window)
    },
    count: bytes => {
      received += bytes
    },
    clear: () => {
      clearInterval(timer)
      letGo()
    },
  }
}
