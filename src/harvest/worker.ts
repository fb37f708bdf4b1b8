import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Harvest } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { Decided, DecisionOutcome } from './decide.ts'
import type { Preview } from './preview.ts'
import type { Answer, Order, Request, Task } from './worker-messages.ts'

/** Harvests in a thread of its own, so that whoever serves pages is not held up. */
export interface HarvestWorker {
  /**
   * Harvests a source; null when another run has it. @throws Error when there is no such source, nothing can be saved, or
   * the thread dies
   */
  harvest(order: Order): Promise<Harvest | null>
  /** What a harvest of a source, stored or not, would do. Saves nothing. @throws Error when the thread dies */
  preview(source: Source): Promise<Preview>
  /** Approves a held run and applies it at once. @throws Error when the thread dies */
  approve(decided: Decided): Promise<DecisionOutcome>
  /** Publishes the whole catalogue anew, as soon as nothing is being harvested. After harvests that changed it, it does so by itself. */
  publish(): void
  /** Breaks off what is going on, saving nothing of it, and ends the thread. */
  stop(): Promise<void>
}

/** What to run as the thread: a module that hands its port to `runHarvestWorker`, and what it is told. */
export interface WorkerEntry {
  readonly entry: URL
  readonly workerData: unknown
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** Starts the thread at the first order, and anew when it has died. */
export function startHarvestWorker({ entry, workerData }: WorkerEntry): HarvestWorker {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0
  const ended = (which: Worker, reason: Error): void => {
    if (worker !== which) return
    worker = null
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(entry, { workerData })
    started.on('message', (answer: Answer) => settle(waiting, answer))
    started.on('error', error => ended(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', code => ended(started, new Error(`the harvesting thread ended with code ${code}`)))
    return started
  }
  const send = (request: Request): void => {
    worker ??= start()
    worker.postMessage(request)
  }
  const ask = <T>(task: Task): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      send({ kind: 'do', number: last, task })
    })
  return {
    harvest: order => ask({ kind: 'harvest', order }),
    preview: source => ask({ kind: 'preview', source }),
    approve: decided => ask({ kind: 'approve', decided }),
    publish: () => send({ kind: 'publish' }),
    stop: async () => {
      if (worker === null) return
      const exit = once(worker, 'exit')
      send({ kind: 'stop' })
      await exit
    },
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const { resolve, reject } = waiting.get(answer.number) ?? {}
  waiting.delete(answer.number)
  if ('reason' in answer) reject?.(new Error(answer.reason))
  else resolve?.(answer.value as never)
}
