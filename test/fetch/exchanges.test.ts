import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Agency, startAgency } from '../support/agency.ts'
import { errorOf, listen, openClient, type TestClient } from './client.ts'

const time = new Date('2026-11-21T02:00:00Z')
let agency: Agency
let client: TestClient
beforeEach(async () => {
  agency = await startAgency()
  client = openClient([agency.host], { now: () => time })
})
afterEach(async () => {
  await client[Symbol.asyncDispose]()
  await agency.close()
})

describe('every exchange is told of', () => {
  test('with the facts of its head', async () => {
    const headers = {
      'content-type': 'text/turtle',
      etag: '"v1"',
      'last-modified': 'Mon, 05 Oct 2026 02:00:00 GMT',
      server: 'Apache',
      'set-cookie': 'secret=1',
    }
    agency.answer('/k', { body: 'x'.repeat(1000), coding: 'gzip', headers })
    const { heard, onExchange } = listen()
    const answer = await client.get(`${agency.origin}/k`, { onExchange })
    expect(heard).toEqual([
      {
        url: `${agency.origin}/k`,
        attempt: 1,
        startedAt: time,
        ms: expect.any(Number),
        status: 200,
        bytes: 1000,
        headers: {
          'content-type': 'text/turtle',
          'content-encoding': 'gzip',
          etag: '"v1"',
          'last-modified': 'Mon, 05 Oct 2026 02:00:00 GMT',
          server: 'Apache',
        },
        error: null,
      },
    ])
    expect(answer).toMatchObject({ document: { fetchedAt: time } })
  })

  test('with redirects, repetitions and failures in their order', async () => {
    agency.answer('/k', { status: 307, redirect: '/n' })
    agency.answer('/n', [
      { status: 503 },
      { breakAfter: 0 },
      { body: 'half', headers: { 'content-length': '9' }, breakAfter: 4 },
    ])
    const { heard, onExchange } = listen()
    await errorOf(client.get(`${agency.origin}/k`, { onExchange }))
    expect(heard.map(({ url, attempt, status, error }) => [new URL(url).pathname, attempt, status, error])).toEqual([
      ['/k', 1, 307, null],
      ['/n', 1, 503, 'http-status'],
      ['/n', 2, null, 'unreachable'],
      ['/n', 3, 200, 'unreachable'],
    ])
    expect(heard[0].headers.location).toBe('/n')
    expect(heard[3].bytes).toBe(4)
  })

  test.each([
    ['not modified', { status: 304 }, 304, null],
    ['too large', { body: 'x'.repeat(2000) }, 200, 'too-large'],
    ['a loop', { redirect: '/k' }, 302, 'unreachable'],
    ['a hidden place', { redirect: 'file:///etc/passwd' }, 302, 'address-refused'],
  ] as const)('that ends with %s', async (_, reply, status, error) => {
    agency.answer('/k', reply)
    const { heard, onExchange } = listen()
    const before = { etag: '"v1"', lastModified: null }
    await client.get(`${agency.origin}/k`, { before, maxBytes: 1000, onExchange }).catch(() => undefined)
    expect(heard).toMatchObject([{ status, error }])
  })

  test('that is refused before it is made', async () => {
    const { heard, onExchange } = listen()
    await errorOf(client.get('http://10.0.0.1/', { onExchange }))
    expect(heard).toMatchObject([{ url: 'http://10.0.0.1/', status: null, error: 'address-refused', headers: {} }])
  })

  test('that is broken off by the caller', async () => {
    const controller = new AbortController()
    agency.answer('/k', () => {
      setImmediate(() => controller.abort(new Error('stopped by hand')))
      return { hang: true }
    })
    const { heard, onExchange } = listen()
    await client.get(`${agency.origin}/k`, { signal: controller.signal, onExchange }).catch(() => undefined)
    expect(heard).toMatchObject([{ error: 'interrupted' }])
  })
})
