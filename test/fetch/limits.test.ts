import { type AddressInfo, createServer } from 'node:net'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GetOptions } from '../../src/model/document.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { documentOf, errorOf, openClient, type TestClient } from './client.ts'

let agency: Agency
let client: TestClient
beforeEach(async () => {
  agency = await startAgency()
  client = openClient([agency.host], { patience: { attempts: 1 } })
})
afterEach(async () => {
  await client[Symbol.asyncDispose]()
  await agency.close()
})

function fetchReply(reply: Reply, options: GetOptions = {}) {
  agency.answer('/k', reply)
  return client.get(`${agency.origin}/k`, { maxBytes: 1_000_000, ...options })
}

describe('what never ends is ended', () => {
  test.each([
    ['a body', { endless: 'body' }, 'too-large'],
    ['a body in gzip', { endless: 'body', coding: 'gzip' }, 'too-large'],
    ['a body in brotli', { endless: 'body', coding: 'br' }, 'too-large'],
    ['a body in zstd', { endless: 'body', coding: 'zstd' }, 'too-large'],
    ['a head', { endless: 'headers' }, 'unreachable'],
    ['trailers', { endless: 'trailers' }, 'unreachable'],
    ['an error page', { endless: 'body', status: 404, headers: { 'content-type': 'text/html' } }, 'http-status'],
    ['an error page in gzip', { endless: 'body', coding: 'gzip', status: 500 }, 'http-status'],
    ['the body of a redirect', { endless: 'body', redirect: '/elsewhere' }, 'http-status'],
  ] satisfies [string, Reply, string][])('%s', async (_, reply, code) => {
    expect((await errorOf(fetchReply(reply))).code).toBe(code)
  })

  test('a head that comes a line at a time', async () => {
    const error = await errorOf(fetchReply({ headersEvery: 20 }, { timeout: 300 }))
    expect(error.code).toBe('timed-out')
  })

  test('a head that comes a line at a time, before its time for heads is over many times', async () => {
    await using quick = openClient([agency.host], { patience: { attempts: 1, headers: 100 } })
    agency.answer('/k', { headersEvery: 20 })
    const start = performance.now()
    expect((await errorOf(quick.get(`${agency.origin}/k`))).code).toBe('timed-out')
    expect(performance.now() - start).toBeLessThan(15_000)
  })

  test('a handshake', async () => {
    const mute = createServer()
    await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(mute.address() as AddressInfo).port}`
    await using quick = openClient([host], { patience: { attempts: 1, connect: 100 } })
    const error = await errorOf(quick.get(`https://${host}/`))
    mute.close()
    expect(error).toMatchObject({ code: 'timed-out', details: { cause: 'UND_ERR_CONNECT_TIMEOUT' } })
  })

  test('an error page that hangs, and its status is told', async () => {
    const headers = { 'content-type': 'text/html' }
    const error = await errorOf(fetchReply({ status: 404, hang: true, headers }, { timeout: 300 }))
    expect(['http-status', 'timed-out']).toContain(error.code)
  })
})

describe('a bomb', () => {
  test('of a thousandfold is stopped at the limit, in little memory', async () => {
    const before = process.resourceUsage().maxRSS
    const error = await errorOf(fetchReply({ zeros: 2_000_000_000, coding: 'gzip' }))
    expect(error.code).toBe('too-large')
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(200)
  })

  test('that unpacks to nothing, again and again, is stopped by what comes over the wire', async () => {
    const body = Buffer.concat(Array<Buffer>(100_000).fill(gzipSync('')))
    const error = await errorOf(fetchReply({ body, headers: { 'content-encoding': 'gzip' } }, { maxBytes: 100_000 }))
    expect(error.code).toBe('too-large')
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('is not what %s makes of a body that cannot be made smaller', async (coding, compress) => {
    const body = crypto.getRandomValues(new Uint8Array(60_000))
    const packed = compress(body)
    expect(packed.length).toBeGreaterThan(body.length)
    const reply = { body: packed, headers: { 'content-encoding': coding } }
    expect((await documentOf(fetchReply(reply, { maxBytes: 60_000 }))).body).toEqual(body)
  })
})

describe('a body', () => {
  const sizes = [0, 1, 65_535, 65_536, 65_537, 200_000, 9_000_000, 20_000_001]

  test.each(sizes)('of %i bytes comes whole, with and without a stated length', async size => {
    const body = new Uint8Array(size).map((_, n) => (n * 2_654_435_761) >>> 13)
    const options = { maxBytes: 30_000_000 }
    const stated = await documentOf(fetchReply({ body, headers: { 'content-length': String(size) } }, options))
    const chunked = await documentOf(fetchReply({ body, headers: { 'transfer-encoding': 'chunked' } }, options))
    const packed = await documentOf(fetchReply({ body, coding: 'zstd' }, options))
    for (const document of [stated, chunked, packed]) {
      expect(Buffer.compare(document.body, body)).toBe(0)
      expect(document.body.buffer.byteLength).toBe(size)
    }
  })

  test.each([
    ['a chunk that says more than it holds', '64\r\nabc\r\n0\r\n\r\n'],
    ['a chunk without a length', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['chunks without an end', '3\r\nabc\r\n'],
    ['a chunk of absurd length', 'ffffffffffffffffff\r\nabc\r\n0\r\n\r\n'],
  ])('of %s is no document', async (_, chunks) => {
    const raw = `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`
    expect((await errorOf(fetchReply({ raw }))).code).toBe('unreachable')
  })

  test.each([
    ['two lengths that differ', 'content-length: 3\r\ncontent-length: 5\r\n\r\nabcde'],
    ['a length and chunks', 'content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'],
    ['a negative length', 'content-length: -3\r\n\r\nabc'],
  ])('of %s is no document', async (_, rest) => {
    expect((await errorOf(fetchReply({ raw: `HTTP/1.1 200 OK\r\n${rest}` }))).code).toBe('unreachable')
  })

  test('without length that ends with its connection is whole, as HTTP has it', async () => {
    const document = await documentOf(fetchReply({ raw: 'HTTP/1.0 200 OK\r\n\r\nabc' }))
    expect(Buffer.from(document.body).toString()).toBe('abc')
  })
})

test('many fetches on one signal leave nothing behind on it', async () => {
  const warnings: Error[] = []
  const hear = (warning: Error): void => void warnings.push(warning)
  process.on('warning', hear)
  agency.answer('/k', { body: 'x' })
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 64 }, () => client.get(`${agency.origin}/k`, { signal })))
  await new Promise(setImmediate)
  process.off('warning', hear)
  expect(warnings).toEqual([])
})
