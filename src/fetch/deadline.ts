import { HarvestError } from '../model/harvest.ts'

/** The end of one fetch: at its total time, when the caller aborts, or when the client closes. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Ms that are left. */
  remaining(): number
  /** Waits for what the server is not to blame for: the clock stands still meanwhile. */
  standing<T>(waiting: Promise<T>): Promise<T>
  /** Stops the clock and lets go of the signals. */
  clear(): void
}

/**
 * Starts the clock. It bounds one document with its redirects and repetitions and the pauses between them, but not the wait
 * for the turn at its host. The signal's reason is a HarvestError `timed-out`, or what one of the signals gave.
 */
export function startDeadline(url: string, timeout: number, signals: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController()
  const seconds = String(Math.round(timeout / 1000))
  const end = (): void => controller.abort(new HarvestError('timed-out', { url, seconds }))
  const letGo = signals.map(signal => follow(signal, controller))
  let left = timeout
  let since = performance.now()
  let timer: NodeJS.Timeout | undefined = setTimeout(end, left)
  const remaining = (): number => (timer === undefined ? left : Math.max(0, left - (performance.now() - since)))
  const stop = (): void => {
    left = remaining()
    clearTimeout(timer)
    timer = undefined
  }
  return {
    signal: controller.signal,
    remaining,
    standing: async waiting => {
      stop()
      try {
        return await waiting
      } finally {
        since = performance.now()
        timer = setTimeout(end, left)
      }
    },
    clear: () => {
      clearTimeout(timer)
      for (const each of letGo) each()
    },
  }
}

/** Aborts the controller when the signal is; what it answers ends that, so that a signal that lives long holds nothing. */
export function follow(signal: AbortSignal | undefined, controller: AbortController): () => void {
  const abort = (): void => controller.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  return () => signal?.removeEventListener('abort', abort)
}
