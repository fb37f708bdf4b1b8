import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultPatience } from '../../src/fetch/patience.ts'
import { isWorthRepeating, waitAfter } from '../../src/fetch/repetition.ts'
import { HarvestError, type HarvestErrorCode } from '../../src/model/harvest.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { documentOf, errorOf, listen, openClient } from './client.ts'

const good: Reply = { body: 'good' }
let agency: Agency
beforeEach(async () => {
  agency = await startAgency()
})
afterEach(() => agency.close())

describe('asking again', () => {
  test.each([
    ['status 500', { status: 500 }],
    ['status 502', { status: 502, body: '<html>Bad gateway' }],
    ['status 503', { status: 503 }],
    ['status 504', { status: 504 }],
    ['status 408', { status: 408 }],
    ['status 429', { status: 429 }],
    ['a connection broken before the head', { breakAfter: 0 }],
    ['a connection broken in the body', { body: 'half of it', breakAfter: 4 }],
    ['a body shorter than promised', { body: 'x', headers: { 'content-length': '100' }, breakAfter: 1 }],
    ['no head in time', { delay: 60_000 }],
    ['a body that stops', { hang: true }],
  ] satisfies [string, Reply][])('helps after %s', async (_, bad) => {
    await using client = openClient([agency.host], { patience: { headers: 100, idle: 100 } })
    agency.answer('/k', [bad, bad, good])
    const { heard, onExchange } = listen()
    const document = await documentOf(client.get(`${agency.origin}/k`, { onExchange }))
    expect(Buffer.from(document.body).toString()).toBe('good')
    expect(heard.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
    expect(heard.map(({ error }) => error === null)).toEqual([false, false, true])
  })

  test.each([
    ['status 400', { status: 400 }],
    ['status 401', { status: 401 }],
    ['status 403', { status: 403 }],
    ['status 404', { status: 404 }],
    ['status 410', { status: 410 }],
    ['too much', { body: 'x'.repeat(2000) }],
    ['a firewall', { status: 503, headers: { 'cf-mitigated': 'challenge' } }],
    ['a loop', { redirect: '/k' }],
    ['a refused address', { redirect: 'http://10.0.0.1/' }],
    ['what is no HTTP', { raw: 'SSH-2.0-OpenSSH_9.6\r\n' }],
    ['a coding that cannot be undone', { body: 'not gzipped at all', headers: { 'content-encoding': 'gzip' } }],
  ] satisfies [string, Reply][])('is not tried after %s', async (_, bad) => {
    await using client = openClient([agency.host])
    agency.answer('/k', [bad, good])
    await errorOf(client.get(`${agency.origin}/k`, { maxBytes: 1000 }))
    expect(agency.count('/k')).toBe(1)
  })

  test('ends after three times, with the last error', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', [{ status: 500 }, { breakAfter: 0 }, { status: 502 }, good])
    const error = await errorOf(client.get(`${agency.origin}/k`))
    expect(error).toMatchObject({ code: 'http-status', details: { status: '502' } })
    expect(agency.count('/k')).toBe(3)
  })

  test('is done as often as the caller says', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', { status: 500 })
    await errorOf(client.get(`${agency.origin}/k`, { attempts: 1 }))
    expect(agency.count('/k')).toBe(1)
    await errorOf(client.get(`${agency.origin}/k`, { attempts: 5 }))
    expect(agency.count('/k')).toBe(6)
  })

  test('begins where it failed, and tells of every redirect once', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', { status: 301, redirect: '/n' })
    agency.answer('/n', [{ status: 500 }, good])
    const answer = await client.get(`${agency.origin}/k`)
    expect(answer.problems.map(({ rule }) => rule)).toEqual(['redirect-permanent'])
    expect([agency.count('/k'), agency.count('/n')]).toEqual([1, 2])
  })

  test('keeps within the time for the document', async () => {
    await using client = openClient([agency.host], { patience: { attempts: 1000, backoff: 20 } })
    agency.answer('/k', { status: 503 })
    const start = performance.now()
    await errorOf(client.get(`${agency.origin}/k`, { timeout: 300 }))
    expect(performance.now() - start).toBeLessThan(15_000)
  })

  test('ends at once when the caller aborts between two attempts', async () => {
    await using client = openClient([agency.host], { patience: { backoff: 1e9 } })
    const controller = new AbortController()
    const reason = new Error('stopped by hand')
    agency.answer('/k', { status: 500, headers: { 'retry-after': '50' } })
    const answer = client.get(`${agency.origin}/k`, {
      signal: controller.signal,
      onExchange: () => setImmediate(() => controller.abort(reason)),
    })
    await expect(answer).rejects.toBe(reason)
  })

  test('ends at once when the client closes between two attempts', async () => {
    const client = openClient([agency.host])
    agency.answer('/k', { status: 500, headers: { 'retry-after': '50' } })
    const answer = client.get(`${agency.origin}/k`, {
      onExchange: () => setImmediate(() => void client[Symbol.asyncDispose]()),
    })
    expect((await errorOf(answer)).code).toBe('unreachable')
  })
})

describe('a server that says when to come back', () => {
  test.each([
    ['in seconds', '1'],
    ['as a date, by its own clock', 'Mon, 05 Oct 2026 02:00:01 GMT'],
  ])('%s is obeyed', async (_, retryAfter) => {
    await using client = openClient([agency.host])
    const headers = { 'retry-after': retryAfter, date: 'Mon, 05 Oct 2026 02:00:00 GMT' }
    agency.answer('/k', [{ status: 503, headers }, good])
    await documentOf(client.get(`${agency.origin}/k`))
    const [first, second] = agency.requests
    expect(second.at - first.at).toBeGreaterThan(950)
  })

  test.each([
    ['than there is time for', '30', { timeout: 5000 }],
    ['than we wait for any', '61', {}],
    ['than anybody waits', '999999999', {}],
  ])('but wants longer %s is not waited for', async (_, retryAfter, options) => {
    await using client = openClient([agency.host])
    agency.answer('/k', [{ status: 429, headers: { 'retry-after': retryAfter } }, good])
    const error = await errorOf(client.get(`${agency.origin}/k`, options))
    expect(error).toMatchObject({ code: 'http-status', details: { status: '429', retryAfter } })
    expect(agency.requests.length).toBe(1)
  })

  test('is left alone by all others too; they are told why without a request', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', { status: 429, headers: { 'retry-after': '120' } })
    agency.answer('/other', good)
    await errorOf(client.get(`${agency.origin}/k`))
    const error = await errorOf(client.get(`${agency.origin}/other`))
    expect(error).toMatchObject({
      code: 'http-status',
      details: { status: '429', retryAfter: '120', reason: 'not-asked', url: `${agency.origin}/other` },
    })
    expect(agency.count('/other')).toBe(0)
  })

  test('is left alone by others for a moment, and then they come through', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', [{ status: 503, headers: { 'retry-after': '1' } }, good])
    agency.answer('/other', good)
    const first = client.get(`${agency.origin}/k`, {
      onExchange: ({ attempt }) => {
        if (attempt === 1) second = client.get(`${agency.origin}/other`)
      },
    })
    let second: Promise<unknown> | undefined
    await first
    await second
    const other = agency.requests.find(({ path }) => path === '/other')
    expect((other?.at ?? 0) - agency.requests[0].at).toBeGreaterThan(950)
  })

  test('in words that mean nothing is asked again as any other', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', [{ status: 503, headers: { 'retry-after': 'soon' } }, good])
    await documentOf(client.get(`${agency.origin}/k`))
    expect(agency.count('/k')).toBe(2)
  })
})

describe('what is worth repeating', () => {
  test.each([
    ['unreachable', { reason: 'name-not-resolved' }, true],
    ['unreachable', { reason: 'name-not-found' }, false],
    ['unreachable', { reason: 'connection-refused' }, false],
    ['unreachable', { reason: 'certificate-expired' }, false],
    ['timed-out', { cause: 'UND_ERR_CONNECT_TIMEOUT' }, true],
    ['timed-out', { reason: 'too-slow' }, false],
    ['timed-out', { seconds: '600' }, false],
    ['http-status', { status: '599' }, true],
    ['http-status', { status: '304' }, false],
    ['robots', {}, false],
  ] satisfies [HarvestErrorCode, Record<string, string>, boolean][])('%s %j: %s', (code, details, isWorthIt) => {
    expect(isWorthRepeating(new HarvestError(code, details))).toBe(isWorthIt)
  })
})

describe('the wait before the next attempt', () => {
  test('is drawn from a span that doubles, and never from more than half a minute', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 60].map(attempt =>
      waitAfter(attempt, defaultPatience, { chance: 1, retryAfter: null }),
    )
    expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    expect(waitAfter(7, defaultPatience, { chance: 0, retryAfter: null })).toBe(0)
  })

  test('is never less than the server asks for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (n, chance, ms) => {
          expect(waitAfter(n, defaultPatience, { chance, retryAfter: ms })).toBeGreaterThanOrEqual(ms)
        },
      ),
    )
  })
})
