import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSecret, hashOf } from '../../../src/serve/admin/secrets.ts'
import { type Listening, serve } from '../../../src/serve/serve.ts'
import { openSite, type Site } from '../site.ts'
import { adminToken, logIn, openAdminSite, visit } from './signed-in.ts'

const open: Site[] = []
const opened = async (...options: Parameters<typeof openAdminSite>): Promise<Site> => {
  const site = await openAdminSite(...options)
  open.push(site)
  return site
}
afterEach(async () => {
  for (const site of open.splice(0)) await site.close()
})

describe('over a real connection', () => {
  let site: Site
  let listening: Listening
  let origin: string
  beforeAll(async () => {
    site = await openAdminSite({ baseUrl: 'http://127.0.0.1' })
    listening = await serve(site.app, { host: '127.0.0.1', port: 0 })
    origin = `http://127.0.0.1:${listening.port}`
  })
  afterAll(async () => {
    await listening.close()
    await site.close()
  })
  const pair = (header: string): string => header.split(';')[0]
  const sealOf = async (response: Response): Promise<string> =>
    /name="csrf" value="([^"]*)"/.exec(await response.text())?.[1] ?? ''

  test('the token opens a session in a cookie that no script and no other site gets at', async () => {
    const form = await fetch(`${origin}/admin/login?next=/admin/tokens`)
    const [loginCookie] = form.headers.getSetCookie()
    const body = new URLSearchParams({ token: adminToken, csrf: await sealOf(form), next: '/admin/tokens' })
    const headers = { cookie: pair(loginCookie), origin }
    const answer = await fetch(`${origin}/admin/login`, { method: 'POST', body, headers, redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/tokens'])
    const cookie = answer.headers.getSetCookie().find(each => each.startsWith('skord-session=')) ?? ''
    expect(cookie).toMatch(/^skord-session=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/)
    const page = await fetch(`${origin}/admin/tokens`, { headers: { cookie: pair(cookie) } })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await page.text()).not.toContain(adminToken)
  })

  test('what needs a token is for no other site to embed, what is public is', async () => {
    const authorization = `Bearer ${adminToken}`
    const guarded = await Promise.all([
      fetch(`${origin}/admin/login`),
      fetch(`${origin}/en/admin/login`),
      fetch(`${origin}/katalog/v1/tokens`, { headers: { authorization } }),
      fetch(`${origin}/katalog/v1/harvest-sources/export`),
    ])
    const policies = guarded.map(({ headers }) => headers.get('cross-origin-resource-policy'))
    expect(policies).toEqual(Array.from({ length: 4 }, () => 'same-origin'))
    expect(guarded.every(({ headers }) => !headers.has('access-control-allow-origin'))).toBe(true)
    const open = await fetch(`${origin}/datasets`)
    expect(open.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(open.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const response of [...guarded, open]) await response.body?.cancel()
  })

  test('a form that another site sends is refused, seal or not', async () => {
    const form = await fetch(`${origin}/admin/login`)
    const body = new URLSearchParams({ token: adminToken, csrf: await sealOf(form) })
    const [loginCookie] = form.headers.getSetCookie()
    const send = (headers: Record<string, string>) =>
      fetch(`${origin}/admin/login`, { method: 'POST', body, headers, redirect: 'manual' })
    expect((await send({ cookie: pair(loginCookie), origin: 'https://evil.example' })).status).toBe(403)
    expect((await send({ cookie: pair(loginCookie), 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ origin })).status).toBe(403)
    expect((await send({ cookie: 'skord-login=planted', origin })).status).toBe(403)
    expect((await send({ cookie: pair(loginCookie), origin })).status).toBe(303)
  })
})

test('a service that is public under https gives cookies that travel over https alone', async () => {
  const site = await opened()
  const visitor = await logIn(site)
  expect([...visitor.cookies.keys()]).toEqual(['__Host-skord-session'])
  const [header] = (await site.app.request('/admin/login')).headers.getSetCookie()
  expect(header).toContain('; Secure')
})

test('a wrong token is refused in words, in both languages, and is told to no log', async () => {
  const site = await opened()
  const refused = await visit(site).post('/admin/login', { token: 'not-the-token-at-all' })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('Nyckeln gäller inte')
  const english = await visit(site).post('/en/admin/login', { token: 'not-the-token-at-all' })
  expect(await english.text()).toContain('The token does not hold')
  await logIn(site)
  const log = await site.store.auditLog({ limit: 10, offset: 0 })
  expect(log.items.map(({ action }) => action)).toEqual(['session.opened'])
  expect(JSON.stringify([log, site.errors])).not.toMatch(new RegExp(`${adminToken}|not-the-token`))
})

test('a sender who fails too often is not heard for a while, right token or not, and others are', async () => {
  let time = new Date('2026-11-21T09:00:00Z')
  const attempts = { perSender: 3, overall: 5, within: 60_000 }
  const site = await opened({ administration: { adminToken, attempts }, now: () => time })
  const from = (sender: string, token: string) =>
    site.app.request(
      '/katalog/v1/tokens',
      { headers: { authorization: `Bearer ${token}` } },
      { incoming: { socket: { remoteAddress: sender } } },
    )
  const statuses = async (sender: string, token: string, times: number): Promise<number[]> => {
    const all: number[] = []
    for (let time = 0; time < times; time++) all.push((await from(sender, token)).status)
    return all
  }
  expect(await statuses('192.0.2.9', adminToken, 20)).toEqual(Array(20).fill(200))
  expect(await statuses('192.0.2.1', 'wrong-token-wrong-token', 4)).toEqual([401, 401, 401, 429])
  expect((await from('192.0.2.1', adminToken)).headers.get('retry-after')).toBe('900')
  expect(await statuses('192.0.2.2', 'wrong-token-wrong-token', 3)).toEqual([401, 401, 429])
  expect((await from('192.0.2.3', adminToken)).status).toBe(429)
  expect((await from('192.0.2.9', adminToken)).status).toBe(200)
  time = new Date(time.getTime() + 60_001)
  expect((await from('192.0.2.1', adminToken)).status).toBe(200)
})

test('many attempts at the same time count as many', async () => {
  const site = await opened({
    administration: { adminToken, attempts: { perSender: 3, overall: 100, within: 60_000 } },
  })
  const headers = { authorization: `Bearer ${createSecret()}` }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => site.app.request('/katalog/v1/tokens', { headers })),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(3)
})

test('a session ends at logout, after eight hours without use, and when its token is revoked', async () => {
  let time = new Date('2026-11-21T09:00:00Z')
  const site = await opened({ now: () => time })
  const hours = (count: number) => {
    time = new Date(time.getTime() + count * 3_600_000)
  }
  const leaving = await logIn(site)
  const cookie = [...leaving.cookies].map(pair => pair.join('=')).join('; ')
  await leaving.post('/admin/logout')
  expect((await site.app.request('/admin', { headers: { cookie } })).status).toBe(303)

  const idle = await logIn(site)
  for (const _ of [1, 2, 3]) {
    hours(7)
    expect((await idle.get('/admin')).status).toBe(200)
  }
  hours(8)
  expect((await idle.get('/admin')).status).toBe(303)

  const secret = createSecret()
  const by = { name: 'test', at: time }
  const { id } = await site.store.addToken({ label: 'kort', role: 'reader', sources: [], hash: hashOf(secret) }, by)
  const reader = await logIn(site, secret)
  expect((await reader.get('/admin')).status).toBe(200)
  await site.store.revokeToken(id, by)
  expect((await reader.get('/admin')).status).toBe(303)
})

test('after logging in one comes to the page that was asked for, and to no other site', async () => {
  const site = await opened()
  const asked = await visit(site).get('/en/admin/sources?q=x')
  expect(asked.headers.get('location')).toBe(`/en/admin/login?next=${encodeURIComponent('/admin/sources?q=x')}`)
  for (const next of ['https://evil.example', '//evil.example', '/admin/../../x', '/datasets']) {
    const answer = await visit(site).post('/admin/login', { token: adminToken, next })
    expect(answer.headers.get('location'), next).toBe('/admin')
  }
  const there = await visit(site).post('/en/admin/login', { token: adminToken, next: '/admin/sources?q=x' })
  expect(there.headers.get('location')).toBe('/en/admin/sources?q=x')
})

test('without the setting all of administration says how it is turned on', async () => {
  const site = await openSite()
  open.push(site)
  for (const path of ['/admin', '/admin/login', '/admin/sources/x']) {
    const page = await site.app.request(path)
    expect(page.status, path).toBe(404)
    expect(await page.text(), path).toContain('SKORD_ADMIN_TOKEN')
  }
  expect(await (await site.app.request('/en/admin')).text()).toContain('Administration is off')
  const answer = await site.app.request('/katalog/v1/tokens', { headers: { authorization: 'Bearer x' } })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('SKORD_ADMIN_TOKEN') })
})
