import type { Mended } from './mended.ts'
import type { Mending, Writing, Written } from './messages.ts'
import { createThread, type Outcome, type ThreadEntry, type ThreadTools } from './thread.ts'
import { createTurns } from './turns.ts'

/** What was asked for, or why it cannot be had. */
export type WriterOutcome<T> = Outcome<T> | { readonly loss: 'busy' }

/** Writes what is long in a thread of its own, so that it waits for no document that is being judged. */
export interface Writer {
  /** Writes a report. */
  write(writing: Writing): Promise<WriterOutcome<Written>>
  /** Mends a document. */
  mend(mending: Mending): Promise<WriterOutcome<Mended>>
}

/** Longest time for one thing to write, in ms. */
const deadline = 60_000

/** Most that wait their turn. */
const mostWaiting = 8

/** A writer whose thread is started when it is needed. */
export function createWriter(entry: ThreadEntry, tools: ThreadTools): Writer {
  const thread = createThread(entry, tools)
  const turns = createTurns()
  const written = async <T>(order: Writing | Mending): Promise<WriterOutcome<T>> => {
    const turn = turns.next()
    try {
      if (turn.place() > mostWaiting) return { loss: 'busy' }
      await turn.come
      return await thread.ask<T>(order, { deadline })
    } finally {
      turn.end()
    }
  }
  return { write: written<Written>, mend: written<Mended> }
}
