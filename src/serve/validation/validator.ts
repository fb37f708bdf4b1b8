import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { sizeOfBlocks } from './blocks.ts'
import { type Failure, type Judgement, maxSeconds } from './judgement.ts'
import { createKept } from './kept.ts'
import type { Judged, Task } from './messages.ts'
import { createThread, type Thread, type ThreadEntry, type ThreadTools } from './thread.ts'
import { createTurns } from './turns.ts'

/** Minutes for which a result is kept. */
export const keptMinutes = 30

/** What becomes of a document. */
export type State =
  | { readonly kind: 'fetching' }
  /** Place in the queue, from 1. */
  | { readonly kind: 'waiting'; readonly place: number }
  /** Share of the work that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** How a task is come by: an address has to be fetched first. */
export type Source = Task | ((signal: AbortSignal) => Promise<Task | Failure>)

/** Judges documents in a thread of their own, one at a time, and keeps the results for a while. */
export interface Validator {
  /** Takes a document; answers its id, or why it is not taken: too many are unfinished, or too many of this sender (empty when not known). */
  submit(source: Source, sender: string): { readonly id: string } | 'busy' | 'too-many'
  /** What has become of a document; null when there is none of that id, or not any longer. */
  state(id: string): State | null
  /** The same, once it has come to an end or so many ms have passed. */
  settled(id: string, ms: number): Promise<State | null>
  /** Breaks off what goes on and forgets what came of it. Was there anything of that id? */
  remove(id: string): boolean
  /** Gets ready for somebody who is about to ask. */
  warm(): void
}

/** What may be set otherwise than usual. */
export interface ValidatorOptions {
  /** Longest time for a document in the thread, in ms. */
  readonly deadline?: number
  /** Most documents that are unfinished, and most of one sender. */
  readonly maxUnfinished?: number
  readonly maxPerSender?: number
}

interface Job {
  readonly sender: string
  readonly cancelling: AbortController
  readonly ended: Promise<void>
  state: () => State
}

/** A validator with a thread of its own. */
export function createValidator(entry: ThreadEntry, tools: ThreadTools, options: ValidatorOptions = {}): Validator {
  const { log } = tools
  const { deadline = maxSeconds * 1000, maxUnfinished = 9, maxPerSender = 4 } = options
  const judging = createThread(entry, tools)
  const turns = createTurns()
  const jobs = new Map<string, Job>()
  const kept = createKept<State>({ maxCount: 500, maxBytes: 300_000_000, keptFor: keptMinutes * 60_000 })
  const state = (id: string): State | null => jobs.get(id)?.state() ?? kept.get(id)

  const run = async (job: Job, source: Source): Promise<State> => {
    const { signal } = job.cancelling
    const task = typeof source === 'function' ? await source(signal) : source
    if ('reason' in task) return { kind: 'failed', failure: task }
    const turn = turns.next(signal)
    job.state = () => ({ kind: 'waiting', place: turn.place() })
    try {
      await turn.come
      let share = 0
      job.state = () => ({ kind: 'running', share })
      const progress = (now: number): void => {
        share = now
      }
      return await judged(judging, task, { deadline, signal, progress })
    } finally {
      turn.end()
    }
  }

  return {
    state,
    submit: (source, sender) => {
      if (jobs.size >= maxUnfinished) return 'busy'
      const own = [...jobs.values()].filter(job => job.sender === sender)
      if (sender !== '' && own.length >= maxPerSender) return 'too-many'
      const id = randomUUID()
      const { promise: ended, resolve: end } = Promise.withResolvers<void>()
      const job: Job = { sender, cancelling: new AbortController(), ended, state: () => ({ kind: 'fetching' }) }
      jobs.set(id, job)
      void run(job, source)
        .catch((error: unknown): State => {
          if (job.cancelling.signal.aborted) return { kind: 'failed', failure: { reason: 'cancelled' } }
          log.error({ event: 'validation.crashed', err: error })
          return { kind: 'failed', failure: { reason: 'crashed' } }
        })
        .then(last => {
          jobs.delete(id)
          kept.put(id, last, sizeOf(last))
          end()
        })
      return { id }
    },
    settled: async (id, ms) => {
      const job = jobs.get(id)
      if (job === undefined) return state(id)
      const giving = new AbortController()
      await Promise.race([job.ended, after(ms, null, { signal: giving.signal, ref: false }).catch(() => null)])
      giving.abort()
      return state(id)
    },
    remove: id => {
      const job = jobs.get(id)
      job?.cancelling.abort()
      return job !== undefined || kept.delete(id)
    },
    warm: judging.warm,
  }
}

async function judged(thread: Thread, task: Task, waiting: Parameters<Thread['ask']>[1]): Promise<State> {
  const outcome = await thread.ask<Judged>(task, waiting)
  if ('loss' in outcome) return { kind: 'failed', failure: { reason: outcome.loss } }
  const { answer } = outcome
  return 'reason' in answer ? { kind: 'failed', failure: answer } : { kind: 'judged', judgement: answer.judgement }
}

/** Space that a result takes, in bytes, roughly. */
function sizeOf(state: State): number {
  if (state.kind !== 'judged') return 1000
  const { document, lines, verdicts, predicted } = state.judgement
  const ofVerdicts = verdicts.map(
    ({ findings, groups }) => sizeOfBlocks(findings.blocks) + findings.count * 17 + groups.rules.length * 5000,
  )
  const ofScore = (predicted?.packed.byteLength ?? 0) + (predicted?.ranked.length ?? 0) * 2000
  const shared = document.body.byteLength + sizeOfBlocks(lines.blocks) + lines.lines.byteLength + ofScore
  return ofVerdicts.reduce((sum, size) => sum + size, shared)
}
