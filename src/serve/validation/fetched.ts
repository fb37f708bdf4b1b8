import type { Get } from '../../model/document.ts'
import { HarvestError } from '../../model/harvest.ts'
import { type Asked, type Failure, maxBytes, maxSeconds } from './judgement.ts'
import type { Task } from './messages.ts'

/** Fetches the document at an address, as guarded as a harvest does, to be judged. */
export function fetchedTask(url: string, asked: Asked, get: Get): (signal: AbortSignal) => Promise<Task | Failure> {
  return async signal => {
    if (!/^https?:\/\//i.test(url)) return { reason: 'bad-url' }
    try {
      const answer = await get(url, { maxBytes, timeout: maxSeconds * 1000, signal })
      if (answer.kind !== 'document') return { reason: 'bad-url' }
      return { kind: 'judge-address', fetched: answer, asked }
    } catch (error) {
      if (signal.aborted) return { reason: 'cancelled' }
      if (!(error instanceof HarvestError)) throw error
      return { reason: 'fetch', code: error.code, details: error.details }
    }
  }
}
