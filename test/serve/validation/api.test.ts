import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maxBytes } from '../../../src/serve/validation/judgement.ts'
import { openSite, type Site } from '../site.ts'
import { bigTurtle, smallTurtle } from './documents.ts'

let site: Site
beforeAll(async () => {
  site = await openSite({ profiles: ['dcat-ap-se', 'dcat-ap'] })
})
afterAll(() => site.close())

const root = '/katalog/v1/validations'
type Headers = Readonly<Record<string, string>>

function post(query = '', body: string | null = smallTurtle, headers: Headers = {}): Promise<Response> {
  const all = { 'content-type': 'text/turtle', ...headers }
  return Promise.resolve(site.app.request(`${root}${query}`, { method: 'POST', body, headers: all }))
}

test('a result stays for a while at an address of its own, also as a page', async () => {
  const response = await post()
  const place = response.headers.get('content-location') ?? ''
  expect(place).toMatch(/^\/katalog\/v1\/validations\/[0-9a-f-]{36}$/)
  expect(await (await site.app.request(place)).json()).toEqual(await response.json())
  const page = /<(\/validate\/[^>]+)>; rel="alternate"; type="text\/html"/.exec(response.headers.get('link') ?? '')?.[1]
  expect((await site.app.request(page ?? '')).status).toBe(200)
  expect((await site.app.request(place, { method: 'DELETE' })).status).toBe(204)
  expect((await site.app.request(place)).status).toBe(404)
  expect((await site.app.request(place, { method: 'DELETE' })).status).toBe(404)
})

test('several profiles give a list with a result for each', async () => {
  const results = await (await post('?profile=dcat-ap-se&profile=dcat-ap&maxFindings=1')).json()
  expect(results).toMatchObject([
    { profile: 'dcat-ap-se', findings: [{}] },
    { profile: 'dcat-ap', findings: [{}] },
  ])
})

test('strict=true judges by what the portal refuses', async () => {
  const shapes = async (query: string): Promise<readonly string[]> => {
    const { findings } = (await (await post(query)).json()) as { findings: readonly { sourceShape: string }[] }
    return findings.map(({ sourceShape }) => sourceShape)
  }
  expect(await shapes('?strict=true')).toContainEqual(expect.stringContaining('#syntax-not-rdfxml'))
  expect(await shapes('?strict=false')).not.toContainEqual(expect.stringContaining('#syntax-not-rdfxml'))
  expect((await post('?strict=ja')).status).toBe(400)
})

test('a result by what the portal refuses says so in every form', async () => {
  expect(await (await post('?strict=true')).json()).toMatchObject({ strict: true })
  expect(await (await post('')).json()).not.toHaveProperty('strict')
  const html = await post('?strict=true', smallTurtle, { accept: 'text/html' })
  expect(await html.text()).toContain('enligt portalens skördningsregler')
})

test('a compressed body is refused, since it would be taken for something that is no RDF', async () => {
  expect((await post('', smallTurtle, { 'content-encoding': 'gzip' })).status).toBe(415)
  expect((await post('', smallTurtle, { 'content-encoding': 'identity' })).status).toBe(200)
})

test.each([
  ['text/csv', 'text/csv'],
  ['application/sarif+json', 'application/sarif+json'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
  ['text/turtle;q=0.5, application/json;q=0.4', 'text/turtle'],
  ['*/*', 'application/json'],
])('Accept: %s is answered with %s', async (accept, type) => {
  const response = await post('', smallTurtle, { accept })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain(type)
  expect(response.headers.get('vary')).toContain('Accept')
})

describe('what is refused', () => {
  const problemOf = async (response: Response): Promise<Readonly<Record<string, unknown>>> => {
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    return (await response.json()) as Record<string, unknown>
  }

  test.each([
    ['a type that is no RDF', '', smallTurtle, { 'content-type': 'image/png' }, 415],
    ['a form', '', smallTurtle, { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a format that there is not', '', smallTurtle, { accept: 'application/pdf' }, 406],
    ['both a body and an address', '?url=https://a.example/', smallTurtle, {}, 400],
    ['an address that is none', '?url=file:///etc/passwd', null, {}, 422],
    ['an address within', '?url=http://169.254.169.254/latest', null, {}, 422],
  ])('%s', async (_, query, body, headers, status) => {
    const response = await post(query, body, headers)
    expect(response.status).toBe(status)
    expect(await problemOf(response)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  })

  test('a body above the limit, and not one at the limit', async () => {
    const filled = (bytes: number): string => smallTurtle + '#'.repeat(bytes - Buffer.byteLength(smallTurtle))
    expect((await post('?maxFindings=1', filled(maxBytes))).status).toBe(200)
    const over = await post('', filled(maxBytes + 1))
    expect(over.status).toBe(413)
    expect((await problemOf(over)).detail).toContain('25000000')
  })
})

test('an address is fetched and judged', async () => {
  site.agency.answer('/katalog', { headers: { 'content-type': 'text/turtle' }, body: smallTurtle })
  const response = await post(`?url=${encodeURIComponent(`${site.agency.origin}/katalog`)}`, null)
  expect(await response.json()).toMatchObject({ input: `${site.agency.origin}/katalog`, resources: { Dataset: 2 } })
})

describe('a client that does not wait', () => {
  const async = { prefer: 'respond-async' }

  test('is told where the result will be, and how far it has come', async () => {
    const response = await post('', bigTurtle(4000), async)
    expect(response.status).toBe(202)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({
      status: expect.stringMatching(/waiting|running|fetching/),
      progress: 0,
    })
    const place = response.headers.get('location') ?? ''
    for (;;) {
      const later = await site.app.request(`${place}`)
      expect(later.status).toBe(200)
      const body = (await later.json()) as Readonly<Record<string, unknown>>
      if ('findings' in body) break
      expect(later.headers.get('retry-after')).toBe('1')
      expect(body.progress).toBeLessThan(1)
    }
  })

  test('can change its mind', async () => {
    const response = await post('', bigTurtle(100_000), async)
    const place = response.headers.get('location') ?? ''
    expect((await site.app.request(place, { method: 'DELETE' })).status).toBe(204)
    let status = 200
    while (status === 200) status = (await site.app.request(place)).status
    expect(status).toBe(410)
  })

  test('finds the queue full at last, and is told when to come again', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => post('', bigTurtle(2000), async)))
    const refused = all.filter(({ status }) => status === 503)
    expect(refused).toHaveLength(3)
    expect(refused[0].headers.get('retry-after')).toBe('30')
    for (const { headers, status } of all) {
      if (status === 202) await site.app.request(headers.get('location') ?? '', { method: 'DELETE' })
    }
  })
})

test('any site may send documents here, and remove them', async () => {
  const headers = { origin: 'https://x.example', 'access-control-request-method': 'DELETE' }
  const response = await site.app.request(`${root}/x`, { method: 'OPTIONS', headers })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toContain('DELETE')
  expect(response.headers.get('access-control-allow-headers')).toContain('Prefer')
})
