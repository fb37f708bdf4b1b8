import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import type { FetchConfig } from '../../src/fetch/open-client.ts'
import type { Answer, Get, GetOptions } from '../../src/model/document.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'

const catalogue = '<http://a.example/katalog> a <http://www.w3.org/ns/dcat#Catalog> . # åäö\n'

let agency: Agency
let client: { readonly get: Get; close(): Promise<void> }

beforeEach(async () => {
  agency = await startAgency()
  client = createGet(configFor(agency))
})
afterEach(async () => {
  await client.close()
  await agency.close()
})

function configFor({ host }: Agency, more: Partial<FetchConfig> = {}): FetchConfig {
  const patience = { backoff: 1, ...more.patience }
  return { userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [host], ...more, patience }
}

/** Fetches what the agency answers on `/katalog`. */
function fetchReply(reply: Reply, options: GetOptions = {}): Promise<Answer> {
  agency.answer('/katalog', reply)
  return client.get(`${agency.origin}/katalog`, options)
}

async function documentOf(answer: Promise<Answer>) {
  const settled = await answer
  if (settled.kind !== 'document') throw new Error('no document')
  return settled.document
}

const textOf = (body: Uint8Array): string => Buffer.from(body).toString('utf8')

async function errorOf(promise: Promise<unknown>): Promise<HarvestError> {
  const error = await promise.then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(HarvestError)
  return error
}

describe('a document', () => {
  test('comes whole, with what its head says of it', async () => {
    const headers = {
      'content-type': 'Text/Turtle; Charset="UTF-8"',
      etag: '"v1"',
      'last-modified': 'Mon, 05 Oct 2026 02:00:00 GMT',
    }
    const document = await documentOf(fetchReply({ body: catalogue, headers }))
    expect(textOf(document.body)).toBe(catalogue)
    expect(document).toMatchObject({
      url: `${agency.origin}/katalog`,
      finalUrl: `${agency.origin}/katalog`,
      mediaType: 'text/turtle',
      charset: 'utf-8',
      etag: '"v1"',
      lastModified: 'Mon, 05 Oct 2026 02:00:00 GMT',
      redirects: [],
    })
  })

  test('says nothing of a media type that the head does not give', async () => {
    const document = await documentOf(fetchReply({ body: catalogue }))
    expect(document).toMatchObject({ mediaType: null, charset: null, etag: null, lastModified: null })
  })

  test('owns its bytes, so that they can move to another thread', async () => {
    const { body } = await documentOf(fetchReply({ body: catalogue }))
    expect(body.buffer.byteLength).toBe(body.byteLength)
  })

  test('may be empty', async () => {
    expect((await documentOf(fetchReply({ body: '' }))).body.length).toBe(0)
  })

  test('is asked for without the fragment of its address', async () => {
    agency.answer('/katalog?a=%C3%A5', { body: catalogue })
    const document = await documentOf(client.get(`${agency.origin}/katalog?a=å#del`))
    expect(document.finalUrl).toBe(`${agency.origin}/katalog?a=%C3%A5`)
  })
})

describe('the request', () => {
  test('says who we are, how to reach us, and that we want RDF', async () => {
    const named = createGet(configFor(agency, { contact: 'mailto:drift@skord.example' }))
    agency.answer('/', { body: catalogue })
    await named.get(agency.origin)
    await named.close()
    const { headers } = agency.requests[0]
    expect(headers['user-agent']).toBe('Skord/test (+mailto:drift@skord.example)')
    expect(headers.accept).toMatch(/^application\/rdf\+xml, text\/turtle;q=0\.9, .*\*\/\*;q=0\.1$/)
    expect(headers['accept-encoding']).toBe('gzip, br, zstd')
  })

  test('asks for something else when told to', async () => {
    await fetchReply({ body: '{}' }, { accept: 'application/json' })
    expect(agency.requests[0].headers.accept).toBe('application/json')
  })

  test('opens two connections at a time to one server', async () => {
    let open = 0
    let most = 0
    const paths = Array.from({ length: 12 }, (_, n) => `/${n}`)
    for (const path of paths) {
      agency.answer(path, () => {
        most = Math.max(most, ++open)
        setTimeout(() => open--, 15)
        return { body: catalogue, delay: 20 }
      })
    }
    await Promise.all(paths.map(path => client.get(agency.origin + path)))
    expect(most).toBe(2)
  })
})

describe('compression', () => {
  test.each(['gzip', 'br', 'zstd', 'deflate'] as const)('%s is taken off', async coding => {
    const document = await documentOf(fetchReply({ body: catalogue.repeat(500), coding }))
    expect(textOf(document.body)).toBe(catalogue.repeat(500))
  })

  test('two codings are taken off in the right order', async () => {
    const body = gzipSync(brotliCompressSync(catalogue))
    const document = await documentOf(fetchReply({ body, headers: { 'content-encoding': 'br, GZIP' } }))
    expect(textOf(document.body)).toBe(catalogue)
  })

  test('identity is no coding', async () => {
    const headers = { 'content-encoding': 'identity' }
    expect(textOf((await documentOf(fetchReply({ body: catalogue, headers }))).body)).toBe(catalogue)
  })

  test.each([
    ['an unknown coding', { body: catalogue, headers: { 'content-encoding': 'compress' } }],
    ['a coding that is not what it says', { body: catalogue, headers: { 'content-encoding': 'gzip' } }],
    ['brotli that is not brotli', { body: catalogue, headers: { 'content-encoding': 'br' } }],
    ['zstd that is not zstd', { body: catalogue, headers: { 'content-encoding': 'zstd' } }],
    ['too many codings', { body: catalogue, headers: { 'content-encoding': 'gzip, gzip, gzip, gzip' } }],
  ])('%s ends as unreachable, with the reason', async (_, reply) => {
    const error = await errorOf(fetchReply(reply))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'content-encoding' } })
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('%s that is cut short is no document', async (coding, compress) => {
    const random = Array.from({ length: 3000 }, (_, n) => `${Math.imul(n, 2654435761)}`).join(' ')
    const body = compress(random).subarray(0, 2000)
    const error = await errorOf(fetchReply({ body, headers: { 'content-encoding': coding } }))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'cut-short' } })
  })
})

describe('size', () => {
  test('a document of exactly the limit is read', async () => {
    const document = await documentOf(fetchReply({ body: 'x'.repeat(1000) }, { maxBytes: 1000 }))
    expect(document.body.length).toBe(1000)
  })

  test('a declared length beyond the limit is refused before the body comes', async () => {
    const reply = { headers: { 'content-length': '5000000000' }, hang: true }
    const error = await errorOf(fetchReply(reply, { maxBytes: 1000 }))
    expect(error).toMatchObject({ code: 'too-large', details: { url: `${agency.origin}/katalog`, maxBytes: '1000' } })
  })

  test('a body without declared length is stopped at the limit', async () => {
    const error = await errorOf(
      fetchReply({ body: 'x'.repeat(1_000_000), headers: { 'transfer-encoding': 'chunked' } }, { maxBytes: 1000 }),
    )
    expect(error.code).toBe('too-large')
  })

  test.each(['gzip', 'br', 'zstd', 'deflate'] as const)('a bomb in %s is stopped at the limit', async coding => {
    const error = await errorOf(fetchReply({ zeros: 50_000_000, coding }, { maxBytes: 1_000_000 }))
    expect(error.code).toBe('too-large')
  })

  test('a bomb in a bomb is stopped at the limit', async () => {
    const body = gzipSync(gzipSync(Buffer.alloc(50_000_000)))
    const reply = { body, headers: { 'content-encoding': 'gzip, gzip' } }
    expect((await errorOf(fetchReply(reply, { maxBytes: 1_000_000 }))).code).toBe('too-large')
  })
})

describe('what has not changed', () => {
  const before = { etag: 'W/"v1"', lastModified: 'Mon, 05 Oct 2026 02:00:00 GMT' }

  test('is asked for with both validators and answered with a word', async () => {
    const answer = await fetchReply({ status: 304 }, { before })
    expect(answer).toEqual({ kind: 'not-modified', problems: [] })
    expect(agency.requests[0].headers).toMatchObject({
      'if-none-match': 'W/"v1"',
      'if-modified-since': 'Mon, 05 Oct 2026 02:00:00 GMT',
    })
  })

  test('is not asked for when nothing is known from before', async () => {
    await fetchReply({ body: catalogue }, { before: { etag: null, lastModified: null } })
    expect(Object.keys(agency.requests[0].headers).filter(name => name.startsWith('if-'))).toEqual([])
  })

  test('304 is an error when it was not asked for', async () => {
    const error = await errorOf(fetchReply({ status: 304 }, { before: { etag: null, lastModified: null } }))
    expect(error).toMatchObject({ code: 'http-status', details: { status: '304' } })
  })

  test('is asked for also behind a redirect', async () => {
    agency.answer('/nytt', { status: 304 })
    const answer = await fetchReply({ status: 307, headers: { location: '/nytt' } }, { before })
    expect(answer.kind).toBe('not-modified')
    expect(agency.requests[1].headers['if-none-match']).toBe('W/"v1"')
  })
})

describe('redirects', () => {
  test.each([
    [301, ['redirect-permanent']],
    [302, ['redirect-status-302']],
    [303, []],
    [307, []],
    [308, ['redirect-permanent']],
  ])('%i is followed; what is told of it: %j', async (status, rules) => {
    agency.answer('/ny?v%C3%A4g', { body: catalogue })
    const answer = await fetchReply({ status, headers: { location: 'ny?v%C3%A4g' } })
    const document = await documentOf(Promise.resolve(answer))
    expect(document.finalUrl).toBe(`${agency.origin}/ny?v%C3%A4g`)
    expect(document.redirects).toEqual([{ url: `${agency.origin}/katalog`, status }])
    expect(answer.problems.map(({ rule }) => rule)).toEqual(rules)
    const details = { from: `${agency.origin}/katalog`, to: document.finalUrl, status: String(status) }
    expect(answer.problems.map(found => found.details)).toEqual(rules.map(() => details))
  })

  test.each([
    ['UTF-8', Buffer.from('/öppna data').toString('latin1'), '/%C3%B6ppna%20data'],
    ['Latin-1', '/öppna', '/%C3%B6ppna'],
  ])('a place written raw in %s is understood', async (_, location, path) => {
    agency.answer(path, { body: catalogue })
    const document = await documentOf(fetchReply({ status: 307, headers: { location } }))
    expect(document.finalUrl).toBe(agency.origin + path)
  })

  test('ten in a row are followed, every one is told', async () => {
    for (let n = 0; n < 10; n++) agency.answer(`/${n}`, { status: 307, headers: { location: `/${n + 1}` } })
    agency.answer('/10', { body: catalogue })
    const document = await documentOf(client.get(`${agency.origin}/0`))
    expect(document.redirects.length).toBe(10)
    expect(document.redirects[9]).toEqual({ url: `${agency.origin}/9`, status: 307 })
  })

  test('eleven in a row are too many', async () => {
    for (let n = 0; n < 11; n++) agency.answer(`/${n}`, { status: 302, headers: { location: `/${n + 1}` } })
    const error = await errorOf(client.get(`${agency.origin}/0`))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'too-many-redirects' } })
    expect(error.problems.length).toBe(10)
  })

  test('a loop is seen at once', async () => {
    agency.answer('/b', { status: 302, headers: { location: '/katalog#igen' } })
    const error = await errorOf(fetchReply({ status: 302, headers: { location: '/b' } }))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'redirect-loop' } })
    expect(agency.requests.length).toBe(2)
  })

  test('a redirect that names no place is an error answer', async () => {
    expect(await errorOf(fetchReply({ status: 302 }))).toMatchObject({
      code: 'http-status',
      details: { status: '302' },
    })
  })

  test('a redirect to what is no address is told', async () => {
    const error = await errorOf(fetchReply({ status: 302, headers: { location: 'http://[' } }))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'redirect-malformed' } })
  })

  test.each(['ftp://a.example/katalog', 'file:///etc/passwd', 'data:text/turtle,x', 'javascript:0'])(
    'a redirect to %s is refused',
    async location => {
      const error = await errorOf(fetchReply({ status: 301, headers: { location } }))
      expect(error).toMatchObject({ code: 'address-refused', details: { url: location, reason: 'scheme' } })
    },
  )

  test('a redirect to another server on loopback is refused when only the first is allowed', async () => {
    const inner = await startAgency({ '/hemligt': { body: 'secret' } })
    const location = `${inner.origin}/hemligt`
    const error = await errorOf(fetchReply({ status: 302, headers: { location } }))
    await inner.close()
    expect(error).toMatchObject({ code: 'address-refused', details: { url: location, reason: 'private-address' } })
    expect(error.problems.map(({ rule }) => rule)).toEqual(['redirect-status-302'])
    expect(inner.requests).toEqual([])
  })
})

describe('the address guard', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    'localhost',
    'LOCALHOST',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[::]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '１２７.0.0.1',
  ])('refuses to connect to http://%s', async host => {
    const guarded = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [] })
    const port = new URL(agency.origin).port
    const error = await errorOf(guarded.get(`http://${host}:${port}/katalog`))
    await guarded.close()
    expect(error).toMatchObject({ code: 'address-refused', details: { reason: 'private-address' } })
    expect(agency.requests).toEqual([])
  })

  test('refuses loopback over https too', async () => {
    const error = await errorOf(client.get('https://127.0.0.1:1/'))
    expect(error.code).toBe('address-refused')
  })

  test('lets a name through that leads to an allowed server', async () => {
    agency.answer('/katalog', { body: catalogue })
    const document = await documentOf(client.get(`http://localhost:${new URL(agency.origin).port}/katalog`))
    expect(textOf(document.body)).toBe(catalogue)
  })

  test('lets a name through that is allowed itself', async () => {
    const port = new URL(agency.origin).port
    const trusting = createGet(configFor(agency, { allowPrivateAddresses: [`localhost:${port}`] }))
    agency.answer('/katalog', { body: catalogue })
    expect((await trusting.get(`http://localhost:${port}/katalog`)).kind).toBe('document')
    expect((await errorOf(trusting.get(`${agency.origin}/katalog`))).code).toBe('address-refused')
    await trusting.close()
  })

  test('lets a network through', async () => {
    const trusting = createGet(configFor(agency, { allowPrivateAddresses: ['127.0.0.0/8'] }))
    agency.answer('/katalog', { body: catalogue })
    expect((await trusting.get(`${agency.origin}/katalog`)).kind).toBe('document')
    await trusting.close()
  })

  test.each([
    ['katalog.rdf', 'malformed'],
    ['http://', 'malformed'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://a.example/', 'scheme'],
    ['http://anna:hemligt@a.example/', 'user-info'],
    ['http://anna@a.example/', 'user-info'],
  ])('refuses the address %s: %s', async (url, reason) => {
    const error = await errorOf(client.get(url))
    expect(error).toMatchObject({ code: 'address-refused', details: { reason } })
    expect(JSON.stringify(error.details)).not.toContain('hemligt')
  })
})

describe('an answer that is no document', () => {
  test.each([401, 403, 404, 410, 429, 500, 502, 503, 204, 206, 300])('%i is told with its status', async status => {
    const error = await errorOf(fetchReply({ status, body: '<html>' }))
    expect(error).toMatchObject({
      code: 'http-status',
      details: { status: String(status), url: `${agency.origin}/katalog` },
    })
  })

  test('how long to wait is passed on', async () => {
    const error = await errorOf(fetchReply({ status: 503, headers: { 'retry-after': '120' } }))
    expect(error.details).toMatchObject({ retryAfter: '120' })
  })

  test('a guard that wants to see a browser is told apart', async () => {
    const error = await errorOf(fetchReply({ status: 403, headers: { 'cf-mitigated': 'challenge' } }))
    expect(error).toMatchObject({ code: 'blocked', details: { reason: 'browser-check', status: '403' } })
  })
})

describe('a server that cannot be reached', () => {
  test('refuses the connection', async () => {
    await agency.close()
    const error = await errorOf(client.get(`${agency.origin}/katalog`))
    expect(error).toMatchObject({
      code: 'unreachable',
      details: { url: `${agency.origin}/katalog`, reason: 'connection-refused', cause: 'ECONNREFUSED' },
    })
  })

  test('has no name in the DNS', async () => {
    const error = await errorOf(client.get('http://finns-inte.invalid/'))
    expect(error.code).toBe('unreachable')
    expect(error.details.reason).toMatch(/^name-not-(found|resolved)$/)
  })

  test('does not speak TLS', async () => {
    const error = await errorOf(client.get(`https://${agency.host}/katalog`))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'not-tls' } })
  })

  test('does not speak HTTP', async () => {
    const server = createServer(socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const other = createGet(configFor(agency, { allowPrivateAddresses: [host] }))
    const error = await errorOf(other.get(`http://${host}/`))
    await other.close()
    server.close()
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'not-http' } })
  })

  test('breaks the connection before it answers', async () => {
    const error = await errorOf(fetchReply({ breakAfter: 0 }))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'connection-broken' } })
  })

  test.each([
    ['in the middle of a body of declared length', { 'content-length': '76' }],
    ['in the middle of a chunked body', {}],
  ])('breaks the connection %s', async (_, headers) => {
    const error = await errorOf(fetchReply({ body: catalogue, headers, breakAfter: 20 }))
    expect(error.code).toBe('unreachable')
    expect(error.details.reason).toMatch(/^(connection-broken|cut-short)$/)
  })

  test('promises more than it sends', async () => {
    const server = createServer(socket => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nabc'))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const other = createGet(configFor(agency, { allowPrivateAddresses: [host] }))
    const error = await errorOf(other.get(`http://${host}/`))
    await other.close()
    server.close()
    expect(error.code).toBe('unreachable')
    expect(error.details.reason).toMatch(/^(connection-broken|cut-short)$/)
  })
})

describe('patience', () => {
  const patient = (patience: FetchConfig['patience']) =>
    createGet(configFor(agency, { patience: { attempts: 1, ...patience } }))

  test('ends at the total time, though bytes keep coming', async () => {
    const error = await errorOf(fetchReply({ dripEvery: 10 }, { timeout: 150 }))
    expect(error).toMatchObject({ code: 'timed-out', details: { url: `${agency.origin}/katalog`, seconds: '0' } })
  })

  test('ends at the total time, counted over all redirects', async () => {
    for (let n = 0; n < 8; n++) agency.answer(`/${n}`, { status: 307, headers: { location: `/${n + 1}` }, delay: 50 })
    const error = await errorOf(client.get(`${agency.origin}/0`, { timeout: 150 }))
    expect(error.code).toBe('timed-out')
    expect(agency.requests.length).toBeLessThan(8)
  })

  test('ends when bytes come, but too slowly', async () => {
    const slow = patient({ minimumRate: 10_000, window: 100 })
    agency.answer('/katalog', { dripEvery: 10 })
    const error = await errorOf(slow.get(`${agency.origin}/katalog`))
    await slow.close()
    expect(error).toMatchObject({ code: 'timed-out', details: { reason: 'too-slow' } })
  })

  test('ends when no head comes', async () => {
    const quick = patient({ headers: 50 })
    agency.answer('/katalog', { body: catalogue, delay: 60_000 })
    const error = await errorOf(quick.get(`${agency.origin}/katalog`))
    await quick.close()
    expect(error.code).toBe('timed-out')
  })

  test('ends when the body stops coming', async () => {
    const quick = patient({ idle: 50 })
    agency.answer('/katalog', { hang: true })
    const error = await errorOf(quick.get(`${agency.origin}/katalog`))
    await quick.close()
    expect(error.code).toBe('timed-out')
  })
})

describe('the caller', () => {
  test('can abort while the answer comes, and gets its own reason back', async () => {
    const controller = new AbortController()
    const reason = new Error('stopped by hand')
    agency.answer('/katalog', () => {
      controller.abort(reason)
      return { hang: true }
    })
    await expect(client.get(`${agency.origin}/katalog`, { signal: controller.signal })).rejects.toBe(reason)
  })

  test('can have aborted before; then nothing is asked', async () => {
    const reason = new Error('stopped by hand')
    const answer = fetchReply({ body: catalogue }, { signal: AbortSignal.abort(reason) })
    await expect(answer).rejects.toBe(reason)
    expect(agency.requests).toEqual([])
  })

  test('can close while something is open; it ends', async () => {
    const answer = errorOf(fetchReply({ hang: true }))
    await client.close()
    expect((await answer).code).toBe('unreachable')
  })
})
