import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })

describe('every answer', () => {
  test.each(['/', '/en/datasets', '/nowhere', '/katalog/v1/api-info', '/katalog/v1/nowhere', '/healthz'])(
    '%s is sent with the security headers',
    async path => {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toContain('max-age=63072000')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
    },
  )

  test('may be read from any site, without credentials', async () => {
    const { headers } = await get('/katalog/v1/datasets', { origin: 'https://example.se' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('access-control-expose-headers')).toContain('ETag')
  })

  test('sets no cookie', async () => {
    for (const path of ['/', '/validate', '/datasets']) expect((await get(path)).headers.get('set-cookie')).toBeNull()
  })
})

test('a preflight is answered and may be remembered for a day', async () => {
  const headers = { origin: 'https://example.se', 'access-control-request-method': 'POST' }
  const response = await site.app.request('/katalog/v1/validations', { method: 'OPTIONS', headers })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-max-age')).toBe('86400')
})

describe('caching', () => {
  test('a page is not sent again to one who has it', async () => {
    const first = await get('/organisations')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    const second = await get('/organisations', { 'if-none-match': tag })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
    expect(second.headers.get('etag')).toBe(tag)
    expect(second.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('the state of harvests is asked for anew each time', async () => {
    expect((await get('/harvest')).headers.get('cache-control')).toBe('no-cache')
    expect((await get('/organisations')).headers.get('cache-control')).toContain('max-age=300')
  })

  test('the stylesheet is kept for ever under an address of its own', async () => {
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(await (await get('/')).text())?.[1] ?? ''
    const response = await get(path)
    const { headers, status } = response
    const css = await response.text()
    expect(css.length).toBeLessThan(30_000)
    expect(css).not.toMatch(/url\(|@import/)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/css')
    expect(headers.get('cache-control')).toContain('immutable')
  })
})

describe('languages', () => {
  test('a page is Swedish without prefix and English under /en', async () => {
    const [sv, en] = await Promise.all([get('/organisations'), get('/en/organisations')])
    const [svText, enText] = [await sv.text(), await en.text()]
    expect(svText).toContain('<html lang="sv">')
    expect(svText).toContain('Organisationer i bokstavsordning')
    expect(enText).toContain('<html lang="en">')
    expect(enText).toContain('Organisations in alphabetical order')
    expect(en.headers.get('content-language')).toBe('en')
  })

  test('the two point to each other, with their query', async () => {
    for (const path of ['/datasets?q=karta', '/en/datasets?q=karta']) {
      const text = await (await get(path)).text()
      expect(text).toContain('hreflang="sv" href="https://skord.example/datasets?q=karta"')
      expect(text).toContain('hreflang="en" href="https://skord.example/en/datasets?q=karta"')
    }
  })

  test('the browser’s language makes no difference', async () => {
    const text = await (await get('/', { 'accept-language': 'en' })).text()
    expect(text).toContain('<html lang="sv">')
  })

  test('links on an English page lead to English pages', async () => {
    const text = await (await get('/en')).text()
    const hrefs = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(match => match[1])
    const swedish = hrefs.filter(href => !href.startsWith('/en') && href !== '/all.rdf')
    expect(swedish).toEqual(['/'])
  })

  test('addresses with /sv lead to those without', async () => {
    const response = await get('/sv/datasets/2_2?x=1')
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe('/datasets/2_2?x=1')
  })
})

describe('a redirect never leaves the service', () => {
  test.each([
    '/sv//evil.example',
    '/sv/\\evil.example',
    '/sv///evil.example/',
    '/sv/%5Cevil.example',
    '/sv/%09/evil.example',
    '//evil.example/',
    '/en//evil.example/',
  ])('from %s', async path => {
    const { status, headers } = await site.app.request(`http://localhost${path}`)
    expect([301, 308]).toContain(status)
    const target = new URL(headers.get('location') ?? '', 'http://localhost')
    expect(target.host).toBe('localhost')
    expect(headers.get('location')).toMatch(/^\/(?![/\\])/)
  })

  test('nor does the link to the other language', async () => {
    const text = await (await site.app.request('http://localhost/en//evil.example')).text()
    expect(text).not.toContain('href="//')
  })
})

describe('addresses that lead nowhere', () => {
  test.each([
    '/nowhere',
    '/datasets/999_999',
    '/datasets/abc',
    '/organisations/1_1',
    '/harvest/runs/0',
    '/harvest/sources/x',
  ])('%s is not found, in Swedish', async path => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Sidan finns inte')
  })

  test('the English page says so in English', async () => {
    expect(await (await get('/en/nowhere')).text()).toContain('Page not found')
  })

  test('programs get a problem document', async () => {
    const response = await get('/katalog/v1/nowhere')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, instance: '/katalog/v1/nowhere' })
  })

  test('a slash at the end is taken away, on whatever host the client names', async () => {
    for (const host of ['localhost', 'evil.example']) {
      const response = await site.app.request(`http://${host}/organisations/?q=a`)
      expect(response.status).toBe(301)
      expect(response.headers.get('location')).toBe('/organisations?q=a')
    }
  })
})

test('HEAD is answered like GET without the body', async () => {
  const response = await site.app.request('/organisations', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})

test('the service says that it is up and ready', async () => {
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(200)
})

test('robots find the sitemap, and it the pages', async () => {
  expect(await (await get('/robots.txt')).text()).toContain('Sitemap: https://skord.example/sitemap.xml')
  const text = await (await get('/sitemap.xml')).text()
  expect(text).toContain('<loc>https://skord.example/datasets/2_2</loc>')
  expect(text).toContain('<loc>https://skord.example/organisations/')
})
