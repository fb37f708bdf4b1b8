import { expect } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import type { FetchConfig } from '../../src/fetch/open-client.ts'
import type { Answer, Document, Exchange, Get } from '../../src/model/document.ts'
import { HarvestError } from '../../src/model/harvest.ts'

/** A client of the tests, that closes by itself at the end of a block. */
export interface TestClient extends AsyncDisposable {
  readonly get: Get
}

/** Makes a client that may go to these servers and does not dawdle; as configured otherwise. */
export function openClient(allowed: readonly string[], more: Partial<FetchConfig> = {}): TestClient {
  const patience = { backoff: 1, ...more.patience }
  const config = { userAgent: 'Skord/test', contact: null, allowPrivateAddresses: allowed, ...more, patience }
  const { get, close } = createGet(config)
  return { get, [Symbol.asyncDispose]: close }
}

/** The document of an answer that has one. */
export async function documentOf(answer: Promise<Answer>): Promise<Document> {
  const settled = await answer
  if (settled.kind !== 'document') throw new Error('no document')
  return settled.document
}

/** The HarvestError that it fails with. */
export async function errorOf(promise: Promise<unknown>): Promise<HarvestError> {
  const error = await promise.then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(HarvestError)
  return error
}

/** Collects exchanges. */
export function listen(): { readonly heard: readonly Exchange[]; readonly onExchange: (exchange: Exchange) => void } {
  const heard: Exchange[] = []
  return { heard, onExchange: exchange => void heard.push(exchange) }
}
