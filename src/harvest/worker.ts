import { once } from 'node:events'
import { type MessagePort, Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { Harvest } from '../model/harvest.ts'
import { harvestGuarded } from './harvest-guarded.ts'
import type { HarvestTools } from './tools.ts'

/** A run that is asked for. */
export interface Order {
  readonly source: string
  readonly trigger: Harvest['trigger']
  readonly force: boolean
}

/** Harvests in a thread of its own, so that whoever serves pages is not held up. */
export interface HarvestWorker {
  /** Harvests a source. @throws Error when there is no such source, nothing can be saved, or the thread dies */
  harvest(order: Order): Promise<Harvest>
  /** Publishes the whole catalogue anew, as soon as nothing is being harvested. After harvests that changed it, it does so by itself. */
  publish(): void
  /** Breaks off what is going on, saving nothing of it, and ends the thread. */
  stop(): Promise<void>
}

type Request =
  | { readonly kind: 'harvest'; readonly number: number; readonly order: Order }
  | { readonly kind: 'publish' }
  | { readonly kind: 'stop' }
type Answer =
  | { readonly number: number; readonly harvest: Harvest }
  | { readonly number: number; readonly reason: string }

/** What to run as the thread: a module that hands its port to `runHarvestWorker`, and what it is told. */
export interface WorkerEntry {
  readonly entry: URL
  readonly workerData: unknown
}

interface Waiting {
  readonly resolve: (harvest: Harvest) => void
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
  return {
    harvest: order =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject })
        send({ kind: 'harvest', number: last, order })
      }),
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
  if ('harvest' in answer) resolve?.(answer.harvest)
  else reject?.(new Error(answer.reason))
}

/** What the thread works with: a store and a `get` of its own. */
export interface WorkerTools extends Omit<HarvestTools, 'trigger' | 'force' | 'signal'> {
  /** Publishes the whole catalogue anew. */
  readonly publish?: () => Promise<void>
}

/** The thread's side: harvests what is ordered through the port, several at a time, until told to stop. */
export async function runHarvestWorker(port: MessagePort, tools: WorkerTools): Promise<void> {
  const stopping = new AbortController()
  const limited = pLimit(4)
  const running = new Set<Promise<void>>()
  const publisher = createPublisher(tools, () => running.size === 0 && !stopping.signal.aborted)
  const obey = async ({ number, order }: Request & { kind: 'harvest' }): Promise<void> => {
    const answer = await limited(() => answerTo(order, { ...tools, signal: stopping.signal }))
    port.postMessage({ number, ...answer } satisfies Answer)
    if ('harvest' in answer && answer.harvest.status === 'succeeded') publisher.order()
  }
  port.on('message', (request: Request) => {
    if (request.kind === 'stop') return stopping.abort()
    if (request.kind === 'publish') publisher.order()
    else {
      const run = obey(request).finally(() => running.delete(run))
      running.add(run)
    }
    void Promise.allSettled(running).then(publisher.consider)
  })
  await once(stopping.signal, 'abort')
  await Promise.all(running)
  await publisher.rest()
  port.close()
}

interface Publisher {
  /** Something has changed. */
  order(): void
  /** Publishes what is ordered, if it is the time for it. */
  consider(): void
  /** Settles when nothing is being published. */
  rest(): Promise<void>
}

/** Publishes once for all that has changed since last time, never twice at the same time. */
function createPublisher({ publish, log }: WorkerTools, isTime: () => boolean): Publisher {
  let isOrdered = false
  let publishing: Promise<void> | null = null
  const consider = (): void => {
    if (!isOrdered || publishing !== null || !isTime() || publish === undefined) return
    isOrdered = false
    publishing = publish()
      .catch(error => log.error({ event: 'publish.crashed', err: error }))
      .finally(() => {
        publishing = null
        consider()
      })
  }
  return {
    order: () => {
      isOrdered = true
    },
    consider,
    rest: async () => publishing ?? undefined,
  }
}

async function answerTo(
  { source: id, trigger, force }: Order,
  tools: HarvestTools,
): Promise<{ harvest: Harvest } | { reason: string }> {
  try {
    const source = await tools.store.source(id)
    if (source === null) return { reason: `there is no source ${id}` }
    tools.signal?.throwIfAborted()
    return { harvest: await harvestGuarded(source, { ...tools, trigger, force }) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
