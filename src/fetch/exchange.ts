import type { Dispatcher } from 'undici'
import type { Exchange } from '../model/document.ts'
import { header } from './answer.ts'

/** Notes of one request while it is on its way. */
export interface ExchangeNotes {
  answered(response: Dispatcher.ResponseData): void
  received(bytes: number): void
  /** With the code of the HarvestError that it came to. */
  failed(code: string): void
  /** What there is to tell in the end. */
  exchange(): Exchange
}

/** What of an answer's head is told. */
const told = ['content-type', 'content-encoding', 'etag', 'last-modified', 'location', 'retry-after', 'server']

/** Longer values are cut, in characters. */
const longest = 500

/** Begins to take notes. */
export function noteExchange(url: string, attempt: number, startedAt: Date): ExchangeNotes {
  const start = performance.now()
  let notes: Pick<Exchange, 'status' | 'bytes' | 'headers' | 'error'> = {
    status: null,
    bytes: 0,
    headers: {},
    error: null,
  }
  return {
    answered: response => {
      notes = { ...notes, status: response.statusCode, headers: factsOf(response) }
    },
    received: bytes => {
      notes = { ...notes, bytes }
    },
    failed: error => {
      notes = { ...notes, error }
    },
    exchange: () => ({ url, attempt, startedAt, ms: Math.round(performance.now() - start), ...notes }),
  }
}

function factsOf(response: Dispatcher.ResponseData): Record<string, string> {
  return Object.fromEntries(
    told.flatMap(name => {
      const value = header(response, name)
      return value === null ? [] : [[name, value.slice(0, longest)]]
    }),
  )
}
