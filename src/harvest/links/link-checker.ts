import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HarvestLog } from '../tools.ts'
import type { WorkerEntry } from '../worker.ts'
import { idle, type LinkJobState, type LinkOrder } from './thread-messages.ts'

/** Checks links in a thread of its own, by the clock. */
export interface LinkChecker {
  state(): LinkJobState
  /** Checks what is due now, unless a round is going on. */
  check(): void
  /** Breaks off what is going on, keeping what it saw, and ends the thread. */
  stop(): Promise<void>
}

/** More than a round of 200,000 addresses needs, in MB; without a bound the thread would put off collecting its garbage. */
const maxOldGenerationSizeMb = 512

/** A thread that died is started again after this, in ms. */
const pause = 600_000

/** Starts the thread, and anew when it has died: a module that hands its port to `runLinkThread`, and what it is told. */
export function startLinkChecker(
  { entry, workerData }: WorkerEntry,
  { log }: { readonly log: HarvestLog },
): LinkChecker {
  let [state, isStopping]: [LinkJobState, boolean] = [idle, false]
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  const start = (): void => {
    const started = new Worker(entry, { workerData, resourceLimits: { maxOldGenerationSizeMb } })
    worker = started
    started.on('message', (message: LinkJobState) => {
      state = message
    })
    started.on('error', error => log.error({ event: 'links.crashed', err: error }))
    started.on('exit', () => {
      worker = null
      state = { ...state, since: null, progress: null, next: null }
      if (!isStopping) timer = setTimeout(start, pause).unref()
    })
  }
  start()
  return {
    state: () => state,
    check: () => worker?.postMessage({ kind: 'check' } satisfies LinkOrder),
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      if (worker === null) return
      const exit = once(worker, 'exit')
      worker.postMessage({ kind: 'stop' } satisfies LinkOrder)
      await exit
    },
  }
}
