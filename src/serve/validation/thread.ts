import { Worker } from 'node:worker_threads'
import type { Log } from '../../log.ts'
import type { Get } from '../../model/document.ts'
import type { Message, Order } from './messages.ts'
import { gotFor } from './remote-get.ts'

/** What to run as the thread: a module that hands its port to `runValidationThread`, and what it is told. */
export interface ThreadEntry {
  readonly entry: URL
  readonly workerData: unknown
  /** Most memory for objects, in megabytes. */
  readonly maxMegabytes?: number
}

/** How long to wait for an answer, in ms, and what to hear of it on the way. */
export interface Waiting {
  readonly deadline: number
  readonly signal?: AbortSignal
  readonly progress?: (share: number) => void
}

/** The answer, or why there is none. */
export type Outcome<T> =
  | { readonly answer: T }
  | { readonly loss: 'timed-out' | 'cancelled' | 'out-of-memory' | 'crashed' }

/** A thread that does one thing at a time. It is started when it is needed, and anew when it has died. */
export interface Thread {
  /** Asks for something; not before the former is answered. What does not end in time, or is cancelled, is killed. */
  ask<T>(order: Order, waiting: Waiting): Promise<Outcome<T>>
  /** Starts it, so that the first who asks need not wait for that. */
  warm(): void
}

const defaultMegabytes = 2048

/** After so many ms without work a thread is ended, and the memory it has taken given back. */
const restAfter = 300_000

/** What a thread is served with. */
export interface ThreadTools {
  readonly log: Log
  /** Guarded GET, for what a catalogue refers to. */
  readonly get: Get
}

/** A thread that has not been started yet. It does not keep the program running. */
export function createThread({ entry, workerData, maxMegabytes }: ThreadEntry, { log, get }: ThreadTools): Thread {
  let worker: Worker | null = null
  let rest: NodeJS.Timeout | undefined
  const ready = (): Worker => {
    if (worker !== null) return worker
    const resourceLimits = { maxOldGenerationSizeMb: maxMegabytes ?? defaultMegabytes }
    const started = new Worker(entry, { workerData, resourceLimits })
    const ended = (): void => {
      if (worker === started) worker = null
    }
    started.unref()
    started.on('exit', ended).on('error', error => {
      ended()
      log.error({ event: 'validation.thread-died', err: error })
    })
    worker = started
    return started
  }
  return {
    warm: () => void ready(),
    ask: async <T>(order: Order, { deadline, signal, progress }: Waiting): Promise<Outcome<T>> => {
      clearTimeout(rest)
      const [thread, late] = [ready(), AbortSignal.timeout(deadline)]
      const stop = signal === undefined ? late : AbortSignal.any([late, signal])
      const outcome = await answerOf<T>(thread, order, { stop, progress, get })
      rest = setTimeout(() => void thread.terminate(), restAfter).unref()
      if (outcome !== 'stopped') return told(outcome, log)
      await thread.terminate()
      return { loss: late.aborted ? 'timed-out' : 'cancelled' }
    },
  }
}

type Heard<T> = Outcome<T> | { readonly stack: string }

interface Listening {
  readonly stop: AbortSignal
  readonly progress: Waiting['progress']
  readonly get: Get
}

/** The answer to one order, or word that it was stopped before there was one. */
async function answerOf<T>(
  worker: Worker,
  order: Order,
  { stop, progress, get }: Listening,
): Promise<Heard<T> | 'stopped'> {
  const { promise, resolve } = Promise.withResolvers<Heard<T> | 'stopped'>()
  const hear = (message: Message<T>): void => {
    if (message.kind === 'progress') progress?.(message.share)
    else if (message.kind === 'get') void gotFor(message, get, stop).then(got => worker.postMessage(got))
    else resolve(message.kind === 'answer' ? { answer: message.answer } : { stack: message.stack })
  }
  const die = (error: unknown): void => resolve({ loss: isOutOfMemory(error) ? 'out-of-memory' : 'crashed' })
  const exit = (): void => resolve({ loss: 'crashed' })
  const halt = (): void => resolve('stopped')
  worker.on('message', hear).on('error', die).on('exit', exit)
  stop.addEventListener('abort', halt)
  if (stop.aborted) halt()
  else worker.postMessage(order, handedOver(order))
  try {
    return await promise
  } finally {
    stop.removeEventListener('abort', halt)
    worker.off('message', hear).off('error', die).off('exit', exit)
  }
}

function told<T>(heard: Heard<T>, log: Log): Outcome<T> {
  if (!('stack' in heard)) return heard
  log.error({ event: 'validation.crashed', error: heard.stack })
  return { loss: 'crashed' }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

/** A document goes over to the thread without being copied; what is kept here is not handed over. */
function handedOver(order: Order): ArrayBuffer[] {
  if (order.kind !== 'judge' && order.kind !== 'judge-form') return []
  const { body } = order.kind === 'judge' ? order.submission : order.form
  return body.byteLength === body.buffer.byteLength ? [body.buffer] : []
}
