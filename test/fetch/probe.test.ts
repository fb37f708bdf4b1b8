import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LinkObservation } from '../../src/model/link.ts'
import { type Agency, type Answering, type Reply, startAgency } from '../support/agency.ts'
import { createCertificate } from '../support/certificates.ts'
import { byMethod, openProbe, type TestProbe } from './prober.ts'

const csv = { 'content-type': 'text/csv; charset=utf-8' }
const html = { 'content-type': 'text/html' }
const largePage = `<html><title>Badplatser</title>${'<p>Hej</p>'.repeat(1000)}</html>`

let agency: Agency
let prober: TestProbe
beforeEach(async () => {
  agency = await startAgency()
  prober = openProbe(['127.0.0.0/8'], { patience: { connect: 400, headers: 400, spacing: 0 } })
})
afterEach(async () => {
  await prober[Symbol.asyncDispose]()
  await agency.close()
})

async function probed(answer: Answering, path = '/data'): Promise<LinkObservation> {
  agency.answer(path, answer)
  return await prober.probe(agency.origin + path)
}

const methods = (path = '/data') => agency.requests.filter(each => each.path === path).map(({ method }) => method)

describe('an address', () => {
  test('that answers HEAD is reachable, and nothing more is asked', async () => {
    const seen = await probed({ headers: { ...csv, 'content-length': '123456' } })
    expect(seen).toMatchObject({ outcome: 'reachable', headStatus: 200, getStatus: null, method: 'HEAD', error: null })
    expect(seen).toMatchObject({ mediaType: 'text/csv', contentLength: 123456, isSmallPage: false })
    expect(seen.finalUrl).toBe(`${agency.origin}/data`)
    expect(methods()).toEqual(['HEAD'])
  })

  test('is asked by our name and contact, for anything', async () => {
    await using named = openProbe([agency.host], { contact: 'https://skord.example/robot' })
    agency.answer('/data', { headers: csv })
    await named.probe(`${agency.origin}/data`)
    const { headers } = agency.requests.find(({ path }) => path === '/data') ?? { headers: {} }
    expect(headers).toMatchObject({ 'user-agent': 'Skord/test (+https://skord.example/robot)', accept: '*/*' })
  })

  test.each<[string, Reply]>([
    ['405', { status: 405 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['500', { status: 500 }],
    ['silence', { delay: 60_000 }],
    ['a broken connection', { breakAfter: 0 }],
  ])('that answers HEAD with %s and GET well is there all the same', async (_, head) => {
    const seen = await probed(byMethod(head, { headers: csv, body: 'a,b' }))
    expect(seen).toMatchObject({ outcome: 'head-refused', headStatus: head.status ?? 1100, getStatus: 200 })
    expect(seen).toMatchObject({ method: 'GET', mediaType: 'text/csv', error: null })
  })

  test('is asked for its beginning alone', async () => {
    const part = { status: 206, headers: { ...csv, 'content-range': 'bytes 0-4095/98765' }, body: 'x'.repeat(4096) }
    const seen = await probed(byMethod({ status: 405 }, part))
    expect(seen).toMatchObject({ outcome: 'head-refused', getStatus: 206, contentLength: 98765 })
    expect(agency.requests.at(-1)?.headers.range).toBe('bytes=0-4095')
  })

  test('that has no beginning as it is empty is there', async () => {
    agency.answer('/data', ({ method, headers }) => {
      if (method === 'HEAD') return { status: 405 }
      return headers.range === undefined ? { headers: csv } : { status: 416 }
    })
    expect(await prober.probe(`${agency.origin}/data`)).toMatchObject({ outcome: 'head-refused', getStatus: 200 })
  })

  test.each([
    [400, 'client-error'],
    [401, 'login'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'client-error'],
    [408, 'timed-out'],
    [410, 'not-found'],
    [451, 'client-error'],
    [500, 'server-error'],
    [503, 'server-error'],
    [300, 'redirect'],
  ])('that answers everything with %i is %s', async (status, outcome) => {
    const seen = await probed({ status })
    expect(seen).toMatchObject({ outcome, headStatus: status, getStatus: status, retryAfter: null })
    expect(methods()).toEqual(['HEAD', 'GET'])
  })

  test.each([
    [404, 403, 'forbidden'],
    [403, 404, 'not-found'],
    [501, 500, 'server-error'],
  ])('that answers HEAD with %i is what GET says with %i', async (head, get, outcome) => {
    expect(await probed(byMethod({ status: head }, { status: get }))).toMatchObject({ outcome, headStatus: head })
  })

  test.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'network'],
  ])('that answers HEAD with %i and breaks off GET is %s', async (status, outcome) => {
    expect(await probed(byMethod({ status }, { breakAfter: 0 }))).toMatchObject({ outcome, getStatus: 1100 })
  })

  test('that a guard turns us away from is forbidden, whatever the status', async () => {
    expect(await probed({ status: 503, headers: { 'cf-mitigated': 'challenge' } })).toMatchObject({
      outcome: 'forbidden',
      headStatus: 503,
    })
  })
})

describe('a server that wants to be left alone', () => {
  test.each([429, 503])('says so with %i and is not asked again in the same breath', async status => {
    const seen = await probed({ status, headers: { 'retry-after': '3600' } })
    expect(seen).toMatchObject({ outcome: 'rate-limited', headStatus: status, getStatus: null, error: null })
    expect(seen.retryAfter).toEqual(new Date(seen.at.getTime() + 3_600_000))
    expect(methods()).toEqual(['HEAD'])
  })

  test('is left alone with its other addresses too', async () => {
    await probed({ status: 429, headers: { 'retry-after': '3600' } })
    const other = await prober.probe(`${agency.origin}/other`)
    expect(other).toMatchObject({ outcome: 'rate-limited', error: 'resting' })
    expect(methods('/other')).toEqual([])
  })

  test('without saying for how long is only not asked again now', async () => {
    expect(await probed({ status: 429 })).toMatchObject({ outcome: 'rate-limited', retryAfter: null })
    expect(methods()).toEqual(['HEAD'])
  })
})

describe('a redirect', () => {
  test('is followed to where it leads', async () => {
    agency.answer('/new', { headers: csv })
    const seen = await probed({ redirect: '/new', status: 301 })
    expect(seen).toMatchObject({ outcome: 'reachable', headStatus: 200, finalUrl: `${agency.origin}/new` })
  })

  test('from https to http is one like any other', async () => {
    const tls = await createCertificate('katalog', { address: '127.0.0.1' })
    const secure = await startAgency({ '/data': { redirect: `${agency.origin}/plain` } }, { tls })
    await using trusting = openProbe(['127.0.0.0/8'], { authorities: [tls.cert] })
    agency.answer('/plain', { headers: csv })
    expect(await trusting.probe(`${secure.origin}/data`)).toMatchObject({ outcome: 'reachable' })
    await secure.close()
  })

  test('in a circle is a problem with the redirect', async () => {
    agency.answer('/back', { redirect: '/data' })
    const seen = await probed({ redirect: '/back' })
    expect(seen).toMatchObject({ outcome: 'redirect', headStatus: 302, error: 'redirect-loop', finalUrl: null })
  })

  test('that goes on and on is given up after ten', async () => {
    agency.answer('*', ({ path }) => ({ redirect: `/${Number(path.slice(1)) + 1}` }))
    agency.answer('/robots.txt', { status: 404 })
    const seen = await prober.probe(`${agency.origin}/1`)
    expect(seen).toMatchObject({ outcome: 'redirect', error: 'too-many-redirects' })
    expect(agency.requests.filter(({ path }) => path !== '/robots.txt')).toHaveLength(11)
  })

  test('without a place to go to is a problem with the redirect', async () => {
    expect(await probed({ status: 302 })).toMatchObject({ outcome: 'redirect', error: 'redirect-malformed' })
  })

  test.each(['http://10.0.0.1/x', 'http://[::1]:9/x', 'ftp://ftp.a.example/x'])(
    'to %s is not followed, and not held against the address',
    async redirect => {
      expect(await probed({ redirect })).toMatchObject({ outcome: 'not-asked', finalUrl: null })
    },
  )

  test('does not tell the keys of the address that it leads to', async () => {
    agency.answer('/signed?X-Amz-Signature=abc', { headers: csv })
    const seen = await probed({ redirect: '/signed?X-Amz-Signature=abc' })
    expect(seen.outcome).toBe('reachable')
    expect(seen.finalUrl).not.toContain('abc')
  })
})

describe('robots.txt', () => {
  const text = { 'content-type': 'text/plain' }

  test('keeps us from what it forbids', async () => {
    agency.answer('/robots.txt', { headers: text, body: 'User-agent: *\nDisallow: /data' })
    expect(await probed({ headers: csv })).toMatchObject({ outcome: 'not-asked', error: 'robots', headStatus: 1100 })
    expect(methods()).toEqual([])
  })

  test('keeps us from what a redirect leads to', async () => {
    agency.answer('/robots.txt', { headers: text, body: 'User-agent: *\nDisallow: /inre' })
    agency.answer('/inre', { headers: csv })
    expect(await probed({ redirect: '/inre' })).toMatchObject({ outcome: 'not-asked', error: 'robots' })
    expect(methods('/inre')).toEqual([])
  })

  test('that cannot be read forbids all, and blames nobody', async () => {
    agency.answer('/robots.txt', { status: 500 })
    expect(await probed({ headers: csv })).toMatchObject({ outcome: 'not-asked', error: 'robots-unavailable' })
  })

  test('is asked once for all addresses of a server', async () => {
    for (const path of ['/a', '/b', '/c']) await probed({ headers: csv }, path)
    expect(agency.count('/robots.txt')).toBe(1)
  })
})

describe('a web page', () => {
  test('that is large, and says so, is not looked at', async () => {
    expect(await probed({ headers: { ...html, 'content-length': '50000' } })).toMatchObject({ isSmallPage: false })
    expect(methods()).toEqual(['HEAD'])
  })

  test('whose size is not said is looked at', async () => {
    const seen = await probed(byMethod({ headers: html }, { headers: html, body: largePage }))
    expect(seen).toMatchObject({ outcome: 'reachable', isSmallPage: false, method: 'GET', getStatus: 200 })
  })

  test('that is small is found small', async () => {
    const seen = await probed({ headers: html, body: '<html><title>Fel</title></html>' })
    expect(seen).toMatchObject({ outcome: 'reachable', headStatus: 200, isSmallPage: true })
  })

  test('that is small and comes in pieces without its size is found small', async () => {
    const page = { headers: html, body: '<html><title>Fel</title></html>', pieces: 10 }
    expect(await probed(byMethod({ headers: html }, page))).toMatchObject({ isSmallPage: true, contentLength: 31 })
  })

  test.each(['Logga in', 'Log in – Portal', 'Sign in to continue', 'Inloggning | Kommunen', 'ADFS Login'])(
    'with the title “%s” is one, however large',
    async title => {
      const page = { headers: html, body: largePage.replace('Badplatser', title) }
      expect(await probed(byMethod({ headers: html }, page))).toMatchObject({ outcome: 'reachable', isSmallPage: true })
    },
  )

  test('that a redirect leads to is looked at, however large it says it is', async () => {
    const page = { headers: html, body: largePage.replace('<p>', '<input type="password">') }
    agency.answer('/start', page)
    expect(await probed({ redirect: '/start' })).toMatchObject({ outcome: 'reachable', isSmallPage: true })
  })

  test('that GET does not give after all still answered HEAD', async () => {
    const seen = await probed(byMethod({ headers: html }, { status: 500 }))
    expect(seen).toMatchObject({ outcome: 'reachable', headStatus: 200, getStatus: 500, isSmallPage: false })
  })
})

describe('what is no web address', () => {
  test.each(['', 'inte en adress', 'http://', 'https:///', 'http://a b.example/'])('“%s” is not valid', async url => {
    expect(await prober.probe(url)).toMatchObject({ outcome: 'invalid', headStatus: 1300, url, getStatus: null })
  })

  test.each(['mailto:a@a.example', 'ftp://ftp.a.example/fil.csv', 'urn:x:y', 'http://user:pass@127.0.0.1/'])(
    '“%s” is not asked',
    async url => {
      expect(await prober.probe(url)).toMatchObject({ outcome: 'not-asked', headStatus: 1100 })
    },
  )

  test.each([
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00::1]/',
    'http://localhost:1/',
  ])('%s is not asked', async url => {
    await using strict = openProbe([])
    expect(await strict.probe(url)).toMatchObject({ outcome: 'not-asked', error: 'private-address' })
  })
})

describe('an address without an answer', () => {
  test('whose server refuses the connection is a network failure', async () => {
    const { origin } = agency
    await agency.close()
    const seen = await prober.probe(`${origin}/data`)
    expect(seen).toMatchObject({ outcome: 'network', headStatus: 1100, getStatus: null, error: 'ECONNREFUSED' })
    agency = await startAgency()
  })

  test.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ENETUNREACH', 'network'],
    ['ETIMEDOUT', 'timed-out'],
  ])('whose name gives %s is %s', async (code, outcome) => {
    const lookup = (_: string, __: unknown, callback: (error: Error, addresses: []) => void): void =>
      callback(Object.assign(new Error(code), { code }), [])
    await using lost = openProbe([], { lookup })
    expect(await lost.probe('https://data.a.example/x')).toMatchObject({ outcome, error: code, headStatus: 1100 })
  })

  test.each([
    ['CERT_HAS_EXPIRED', new Date(Date.now() - 1000)],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', new Date(Date.now() + 86_400_000)],
  ])('is named by what is wrong with its certificate: %s', async (error, until) => {
    const tls = await createCertificate('k', { address: '127.0.0.1', from: new Date(Date.now() - 86_400_000), until })
    const secure = await startAgency({ '*': { headers: csv } }, { tls })
    const authorities = error === 'CERT_HAS_EXPIRED' ? [tls.cert] : []
    await using trusting = openProbe(['127.0.0.0/8'], { authorities })
    expect(await trusting.probe(`${secure.origin}/data`)).toMatchObject({ outcome: 'tls', error, getStatus: null })
    await secure.close()
  })

  test('where https is asked for and http spoken is tls', async () => {
    expect(await prober.probe(`${agency.origin.replace('http:', 'https:')}/data`)).toMatchObject({ outcome: 'tls' })
  })

  test('where something else than HTTP is spoken is a network failure', async () => {
    agency.answer('/robots.txt', { raw: '220 ftp.a.example ready\r\n' })
    expect(await probed({ raw: '220 ftp.a.example ready\r\n' })).toMatchObject({ outcome: 'network', getStatus: null })
  })

  test('that takes too long has timed out', async () => {
    const seen = await probed({ delay: 60_000 })
    expect(seen).toMatchObject({ outcome: 'timed-out', headStatus: 1100, getStatus: 1100 })
  })

  test.each([{ headersEvery: 50 }, { endless: 'headers' as const }])(
    'that never ends its head is none: %o',
    async reply => {
      const seen = await probed(reply)
      expect(['timed-out', 'network']).toContain(seen.outcome)
    },
  )
})

describe('a body', () => {
  test.each([{ endless: 'body' as const }, { dripEvery: 20 }, { hang: true }, { endless: 'trailers' as const }])(
    'that never ends holds nothing up: %o',
    async reply => {
      const seen = await probed(byMethod({ status: 405 }, { headers: csv, ...reply }))
      expect(seen).toMatchObject({ getStatus: 200 })
    },
  )

  test('of a page that never ends is read to what is enough', async () => {
    const seen = await probed(byMethod({ headers: html }, { headers: html, endless: 'body' }))
    expect(seen).toMatchObject({ outcome: 'reachable', getStatus: 200, isSmallPage: false })
  })
})

describe('probing', () => {
  test('ends with the reason of the signal', async () => {
    const stop = new AbortController()
    agency.answer('/data', () => {
      stop.abort(new Error('enough'))
      return { delay: 60_000 }
    })
    await expect(prober.probe(`${agency.origin}/data`, { signal: stop.signal })).rejects.toThrow('enough')
  })

  test('asks a server for one thing at a time, however many want something of it', async () => {
    let [inside, most] = [0, 0]
    agency.answer('*', () => {
      most = Math.max(most, ++inside)
      setTimeout(() => inside--, 15)
      return { delay: 20, headers: csv }
    })
    await Promise.all(['/a', '/b', '/c', '/d'].map(path => prober.probe(agency.origin + path)))
    expect(most).toBe(1)
  })
})
