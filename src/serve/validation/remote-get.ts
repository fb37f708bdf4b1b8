import type { MessagePort } from 'node:worker_threads'
import type { Answer, Get } from '../../model/document.ts'
import { HarvestError, type HarvestErrorCode } from '../../model/harvest.ts'
import { maxBytes } from './judgement.ts'

/** The thread asks for an address: it has no connections of its own, so the guard is in one place. */
export interface Asking {
  readonly kind: 'get'
  readonly number: number
  readonly url: string
  readonly timeout: number | null
}

/** What came of it. */
export interface Got {
  readonly kind: 'got'
  readonly number: number
  readonly result:
    | { readonly answer: Answer }
    | { readonly code: HarvestErrorCode; readonly details: Readonly<Record<string, string>> }
    | { readonly reason: string }
}

/** A `get` that asks the other side of the port. */
export function createRemoteGet(port: MessagePort): Get {
  const waiting = new Map<number, (got: Got) => void>()
  let last = 0
  port.on('message', (message: { readonly kind: string }) => {
    if (message.kind !== 'got') return
    const got = message as Got
    waiting.get(got.number)?.(got)
    waiting.delete(got.number)
  })
  return async (url, options = {}) => {
    const number = ++last
    const { promise, resolve } = Promise.withResolvers<Got>()
    waiting.set(number, resolve)
    port.postMessage({ kind: 'get', number, url, timeout: options.timeout ?? null } satisfies Asking)
    const { result } = await promise
    if ('answer' in result) return result.answer
    if ('code' in result) throw new HarvestError(result.code, result.details)
    throw new Error(result.reason)
  }
}

/** Fetches what the thread asks for. */
export async function gotFor({ number, url, timeout }: Asking, get: Get, signal: AbortSignal): Promise<Got> {
  try {
    const answer = await get(url, { maxBytes, signal, ...(timeout === null ? {} : { timeout }) })
    return { kind: 'got', number, result: { answer } }
  } catch (error) {
    if (error instanceof HarvestError) {
      return { kind: 'got', number, result: { code: error.code, details: error.details } }
    }
    return { kind: 'got', number, result: { reason: error instanceof Error ? error.message : String(error) } }
  }
}
