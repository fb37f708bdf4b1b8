import { HarvestError } from '../model/harvest.ts'

/** How one request goes through. */
export interface Visit {
  /** From the start of the last request to the start of this, in ms. */
  readonly spacing: number
  /** Longest pause that is waited for, in ms. */
  readonly longestPause: number
  readonly signal: AbortSignal
}

/** Lets few at a time through to one host, first come first served. */
export interface Turnstile {
  /**
   * Waits for its turn; what it answers gives the place back.
   * @throws HarvestError `http-status` when the host wants to be left alone for too long, and the signal's reason
   */
  enter(visit: Visit): Promise<() => void>
  /** Lets nobody in for so many ms, as the host asked for with this status. */
  pause(ms: number, status: number): void
}

interface Waiter {
  readonly visit: Visit
  letIn(): void
  refuse(reason: unknown): void
}

/** Makes one for so many at a time; `onIdle` is told when it knows nothing any more that matters to the next to come. */
export function createTurnstile(concurrency: number, onIdle: () => void): Turnstile {
  const waiting: Waiter[] = []
  let inside = 0
  let lastStart = Number.NEGATIVE_INFINITY
  let longestSpacing = 0
  let pause = { until: Number.NEGATIVE_INFINITY, status: 0 }
  let timer: NodeJS.Timeout | undefined

  /** Lets in whoever may go, and comes back when the next one may. */
  const advance = (): void => {
    clearTimeout(timer)
    while (inside < concurrency && waiting.length > 0) {
      const ms = Math.max(lastStart + waiting[0].visit.spacing, pause.until) - performance.now()
      if (ms > 0) {
        timer = setTimeout(advance, Math.ceil(ms))
        return
      }
      inside++
      lastStart = performance.now()
      waiting.shift()?.letIn()
    }
    if (inside === 0 && waiting.length === 0) rest()
  }

  /** Nobody is there: what the last one left behind is remembered for as long as it matters. */
  const rest = (): void => {
    const ms = Math.max(lastStart + longestSpacing, pause.until) - performance.now()
    if (ms <= 0) onIdle()
    else timer = setTimeout(advance, Math.ceil(ms)).unref()
  }

  const leave = (): void => {
    inside--
    advance()
  }

  const refuseImpatient = (): void => {
    const ms = pause.until - performance.now()
    if (ms <= 0) return
    const details = { status: String(pause.status), retryAfter: String(Math.ceil(ms / 1000)), reason: 'not-asked' }
    const impatient = waiting.filter(({ visit }) => visit.longestPause < ms)
    for (const waiter of impatient) waiter.refuse(new HarvestError('http-status', details))
  }

  const enter = (visit: Visit): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const resolved = (): void => resolve(once(leave))
      const rejected = (reason: unknown): void => {
        reject(reason)
        advance()
      }
      if (visit.signal.aborted) return rejected(visit.signal.reason)
      longestSpacing = Math.max(longestSpacing, visit.spacing)
      queueUp(visit, { waiting, resolved, rejected })
      refuseImpatient()
      advance()
    })

  return {
    enter,
    pause: (ms, status) => {
      const until = performance.now() + ms
      if (until > pause.until) pause = { until, status }
      refuseImpatient()
      advance()
    },
  }
}

/** Takes a place at the end of the queue, and leaves it when the visitor gives up. */
function queueUp(
  visit: Visit,
  turn: { readonly waiting: Waiter[]; resolved(): void; rejected(reason: unknown): void },
): void {
  const { waiting } = turn
  const goAway = (): void => {
    visit.signal.removeEventListener('abort', giveUp)
    const place = waiting.indexOf(waiter)
    if (place >= 0) waiting.splice(place, 1)
  }
  const waiter: Waiter = {
    visit,
    letIn: () => {
      goAway()
      turn.resolved()
    },
    refuse: reason => {
      goAway()
      turn.rejected(reason)
    },
  }
  const giveUp = (): void => waiter.refuse(visit.signal.reason)
  waiting.push(waiter)
  visit.signal.addEventListener('abort', giveUp, { once: true })
}

/** What does its work the first time that it is called. */
function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}
