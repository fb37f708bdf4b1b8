import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRobots } from '../../src/fetch/robots.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { documentOf, errorOf, listen, openClient, type TestClient } from './client.ts'

const day = 86_400_000
let agency: Agency
let client: TestClient
let time = 0

beforeEach(async () => {
  agency = await startAgency({ '*': { body: 'good' } })
  time = Date.UTC(2026, 10, 21)
  client = openClient(['127.0.0.0/8'], { now: () => new Date(time), patience: { spacing: 0 } })
})
afterEach(async () => {
  await client[Symbol.asyncDispose]()
  await agency.close()
})

const crawl = (path: string) => client.get(agency.origin + path, { isCrawled: true })
const rules = (body: string): Reply => ({ body, headers: { 'content-type': 'text/plain' } })
const keepOut = rules('User-agent: *\nDisallow: /')

describe('robots.txt', () => {
  test('keeps us from what it forbids, and from nothing else', async () => {
    agency.answer('/robots.txt', rules('User-agent: *\nDisallow: /inre/\nAllow: /inre/katalog'))
    await documentOf(crawl('/sida'))
    await documentOf(crawl('/inre/katalog?sida=2'))
    const error = await errorOf(crawl('/inre/annat'))
    expect(error).toMatchObject({ code: 'robots', details: { url: `${agency.origin}/inre/annat` } })
    expect(agency.count('/inre/annat')).toBe(0)
  })

  test('is not asked for what the operator has configured', async () => {
    agency.answer('/robots.txt', keepOut)
    await documentOf(client.get(`${agency.origin}/katalog`))
    expect(agency.count('/robots.txt')).toBe(0)
  })

  test.each([
    ['our name', 'User-agent: skord\nDisallow: /', false],
    ['our name in capitals, with a version', 'User-agent: SKORD/9.9\nDisallow: /', false],
    ['a byte order mark first', '\ufeffUser-agent: *\nDisallow: /', false],
    ['carriage returns', 'User-agent: *\rDisallow: /', false],
    ['our name among others', 'User-agent: other\nUser-agent: skord\nDisallow: /', false],
    ['others only', 'User-agent: skordare\nDisallow: /', true],
    ['all but us', 'User-agent: *\nDisallow: /\n\nUser-agent: skord\nAllow: /', true],
    ['a pattern', 'User-agent: *\nDisallow: /*.ttl$', true],
    ['an empty rule', 'User-agent: *\nDisallow:', true],
    ['a web page', '<html><form><input type="password"></form></html>', true],
    ['nothing', '', true],
  ])('that names %s is understood', async (_, text, isAllowed) => {
    agency.answer('/robots.txt', rules(text))
    const outcome = await crawl('/katalog').then(
      () => true,
      error => error.code !== 'robots',
    )
    expect(outcome).toBe(isAllowed)
  })

  test('is asked for once a day, also when many want it at the same time', async () => {
    agency.answer('/robots.txt', rules('User-agent: *\nDisallow: /inre'))
    await Promise.all(Array.from({ length: 10 }, (_, n) => crawl(`/${n}`)))
    time += day - 1
    await crawl('/sent')
    expect(agency.count('/robots.txt')).toBe(1)
    time += 1
    await crawl('/nästa-dag')
    expect(agency.count('/robots.txt')).toBe(2)
  })

  test.each([400, 401, 403, 404, 410])('that is answered with %i forbids nothing', async status => {
    agency.answer('/robots.txt', { status })
    await documentOf(crawl('/katalog'))
  })

  test.each([
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['connection-broken', { breakAfter: 0 }],
    ['ECONNRESET', { breakAfter: 0 }],
    ['UND_ERR_SOCKET', { breakAfter: 0 }],
  ] satisfies [string, Reply][])('that cannot be had (%s) forbids everything for a while', async (cause, reply) => {
    agency.answer('/robots.txt', reply)
    const error = await errorOf(crawl('/katalog'))
    expect(error).toMatchObject({ code: 'robots', details: { reason: 'robots-unavailable' } })
    if (/^\d/.test(cause)) expect(error.details.cause).toBe(cause)
    agency.answer('/robots.txt', { status: 404 })
    await errorOf(crawl('/katalog'))
    time += 600_000
    await documentOf(crawl('/katalog'))
    expect(agency.count('/katalog')).toBe(1)
  })

  test('is asked for again when it fails for a moment only', async () => {
    agency.answer('/robots.txt', [{ status: 503 }, rules('User-agent: *\nDisallow: /inre')])
    await documentOf(crawl('/katalog'))
  })

  test('is read up to 500 KiB, and what stands there counts', async () => {
    const filler = `# ${'x'.repeat(998)}\n`.repeat(600)
    agency.answer('/robots.txt', rules(`User-agent: *\nDisallow: /inre\n${filler}Disallow: /yttre`))
    expect((await errorOf(crawl('/inre'))).code).toBe('robots')
    await documentOf(crawl('/yttre'))
  })

  test('is followed where it has moved', async () => {
    agency.answer('/robots.txt', { status: 301, redirect: '/regler.txt' })
    agency.answer('/regler.txt', keepOut)
    expect((await errorOf(crawl('/katalog'))).code).toBe('robots')
  })

  test('is not followed into a private network', async () => {
    agency.answer('/robots.txt', { redirect: 'http://10.0.0.1/robots.txt' })
    expect((await errorOf(crawl('/katalog'))).details).toMatchObject({ reason: 'robots-unavailable' })
  })

  test('of every server on the way counts', async () => {
    const other = await startAgency({ '*': { body: 'good' }, '/robots.txt': keepOut }, { address: '127.0.0.2' })
    agency.answer('/katalog', { status: 307, redirect: `${other.origin}/katalog` })
    const error = await errorOf(crawl('/katalog'))
    expect(error).toMatchObject({ code: 'robots', details: { url: `${other.origin}/katalog` } })
    expect(other.count('/katalog')).toBe(0)
    await other.close()
  })

  test('made to be slow to judge does not hold us up', async () => {
    const line = `Disallow: /${'*a'.repeat(990)}b\n`
    agency.answer('/robots.txt', rules(`User-agent: *\n${line.repeat(250)}`))
    const start = performance.now()
    await errorOf(crawl(`/${'a'.repeat(4000)}`))
    expect(performance.now() - start).toBeLessThan(15_000)
  })

  test('is told of as an exchange', async () => {
    agency.answer('/robots.txt', rules('User-agent: *\nAllow: /'))
    const { heard, onExchange } = listen()
    await client.get(`${agency.origin}/katalog`, { isCrawled: true, onExchange })
    expect(heard.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([
      ['/robots.txt', 200],
      ['/katalog', 200],
    ])
  })

  test('keeps one waiting no longer than that one will', async () => {
    agency.answer('/robots.txt', { hang: true })
    const controller = new AbortController()
    const reason = new Error('stopped by hand')
    const { signal } = controller
    const answer = client.get(`${agency.origin}/katalog`, { isCrawled: true, signal })
    setImmediate(() => controller.abort(reason))
    await expect(answer).rejects.toBe(reason)
  })
})

test('the rules of ever so many servers are not all remembered', async () => {
  const robots = createRobots('Skord/test', () => new Date(time))
  const asked: string[] = []
  const rules = Buffer.from(`User-agent: *\nDisallow: /inre\n# ${'x'.repeat(500_000)}`)
  const reading = async (url: string): Promise<Uint8Array> => {
    asked.push(url)
    return rules
  }
  for (let n = 0; n < 100; n++) await robots.permissionFor(new URL(`https://s${n}.example/`), reading)
  await robots.permissionFor(new URL('https://s99.example/'), reading)
  expect(asked.length).toBe(100)
  await robots.permissionFor(new URL('https://s0.example/'), reading)
  expect(asked.length).toBe(101)
})

describe('the pause that robots.txt asks for', () => {
  test('is kept between two requests', async () => {
    agency.answer('/robots.txt', rules('User-agent: *\nCrawl-delay: 0.3'))
    await using timed = openClient([agency.host])
    const { heard, onExchange } = listen()
    const fetchPage = (path: string) => timed.get(agency.origin + path, { isCrawled: true, onExchange })
    await fetchPage('/1')
    await Promise.all([fetchPage('/2'), fetchPage('/3')])
    const [, first, second, third] = heard.map(({ startedAt }) => startedAt.getTime())
    expect(second - first).toBeGreaterThan(295)
    expect(third - second).toBeGreaterThan(295)
  })

  test.each(['-5', 'often', ''])('is none when it says "%s"', async delay => {
    agency.answer('/robots.txt', rules(`User-agent: *\nCrawl-delay: ${delay}`))
    await crawl('/1')
    await documentOf(crawl('/2'))
  })
})
