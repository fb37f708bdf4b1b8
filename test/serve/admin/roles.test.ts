import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminRoutes } from '../../../src/serve/admin/routes.ts'
import { guarded } from '../../../src/serve/api/resources.ts'
import type { Site } from '../site.ts'
import { adminToken, logIn, openAdminSite, tokenFor, type Visitor, visit } from './signed-in.ts'

const persons = ['reader', 'owner', 'other', 'administrator'] as const
type Person = (typeof persons)[number]

/** Who may do what, written out by hand: the address of a source or a run means the one that `owner` owns. */
const allowed: Readonly<Record<string, readonly Person[]>> = {
  'see any': ['reader', 'owner', 'other', 'administrator'],
  'see source': ['reader', 'owner', 'administrator'],
  'see run': ['reader', 'owner', 'administrator'],
  'change source': ['owner', 'administrator'],
  'harvest source': ['owner', 'administrator'],
  'harvest any': ['owner', 'other', 'administrator'],
  'decide run': ['owner', 'administrator'],
  'sources any': ['administrator'],
  'tokens any': ['administrator'],
  'audit any': ['reader', 'administrator'],
}

let site: Site
let run: number
const secrets = new Map<Person, string>()
const visitors = new Map<Person, Visitor>()

beforeAll(async () => {
  site = await openAdminSite()
  run = (await site.publish('min', '<https://a.example/c> a <http://www.w3.org/ns/dcat#Catalog> .')).id
  await site.publish('annan', '<https://b.example/c> a <http://www.w3.org/ns/dcat#Catalog> .')
  secrets.set('reader', await tokenFor(site, 'reader'))
  secrets.set('owner', await tokenFor(site, 'owner', ['min']))
  secrets.set('other', await tokenFor(site, 'owner', ['annan']))
  secrets.set('administrator', adminToken)
  for (const person of persons) visitors.set(person, await logIn(site, secrets.get(person)))
})
afterAll(() => site.close())

/** The address with the source or the run of `owner`, or something that there is not where that would be destructive. */
function addressOf(path: string, of: string): string {
  return path.replace(':id', of === 'run' ? String(run) : of === 'source' ? 'min' : '999999')
}

const api = guarded.flatMap(({ method, path, needs }) =>
  [undefined, ...persons].map(person => ({ method, path, needs, person })),
)
const nothing = { body: '[', headers: { 'content-type': 'application/json' } }

describe('every guarded resource of the API', () => {
  test.each(api)('$method $path for $person', async ({ method, path, needs, person }) => {
    const authorization = person === undefined ? {} : { authorization: `Bearer ${secrets.get(person)}` }
    const hasBody = !['GET', 'DELETE'].includes(method) && !path.endsWith('/runs')
    const init = hasBody ? nothing : { headers: {} }
    const response = await site.app.request(`/katalog/v1/${addressOf(path, needs.of)}`, {
      method,
      ...init,
      headers: { ...init.headers, ...authorization, origin: 'https://elsewhere.example' },
    })
    await response.text()
    const may = person !== undefined && allowed[`${needs.permission} ${needs.of}`].includes(person)
    if (may) expect([401, 403]).not.toContain(response.status)
    else expect(response.status).toBe(person === undefined ? 401 : 403)
    if (!may) expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

const pages = adminRoutes.flatMap(({ method, path, needs }) =>
  [undefined, ...persons].map(person => ({ method, path, needs, person })),
)

describe('every page of administration', () => {
  test.each(pages)('$method $path for $person', async ({ method, path, needs, person }) => {
    const visitor = person === undefined ? visit(site) : (visitors.get(person) ?? visit(site))
    const address = addressOf(path, needs.of)
    const response = method === 'GET' ? await visitor.get(address) : await visitor.post(address, { csrf: 'wrong' })
    const text = await response.text()
    if (person === undefined) {
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toMatch(/^\/admin\/login/)
      return
    }
    const may = allowed[`${needs.permission} ${needs.of}`].includes(person)
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    if (!may) expect([response.status, text]).toEqual([403, expect.stringContaining('Din nyckel räcker inte')])
    else if (method === 'POST')
      expect([response.status, text]).toEqual([403, expect.stringContaining('gäller inte längre')])
    else expect([200, 404]).toContain(response.status)
  })
})

test('the tables above know every permission that something needs', () => {
  const needed = new Set([...guarded, ...adminRoutes].map(({ needs }) => `${needs.permission} ${needs.of}`))
  expect([...needed].filter(need => !Object.hasOwn(allowed, need))).toEqual([])
})

test('an owner sees the own sources alone', async () => {
  const owner = visitors.get('owner') ?? visit(site)
  const list = await (await owner.get('/admin/sources')).text()
  expect(list).toContain('/admin/sources/min"')
  expect(list).not.toContain('/admin/sources/annan"')
  const headers = { authorization: `Bearer ${secrets.get('owner')}` }
  const yaml = await (await site.app.request('/katalog/v1/harvest-sources/export', { headers })).text()
  expect(yaml).toMatch(/^- id: min$/m)
  expect(yaml).not.toContain('annan')
  const own = await (await site.app.request('/katalog/v1/harvest-sources/min', { headers })).json()
  const others = await (await site.app.request('/katalog/v1/harvest-sources/annan', { headers })).json()
  expect(own).toHaveProperty('settings.limits')
  expect(others).not.toHaveProperty('settings')
})

test('an owner changes the own settings but not what ranks them before others', async () => {
  const change = (body: unknown) =>
    site.app.request('/katalog/v1/harvest-sources/min', {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${secrets.get('owner')}`, 'content-type': 'application/json' },
    })
  expect((await change({ title: 'Mitt namn' })).status).toBe(200)
  const refused = await change({ precedence: 1 })
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ detail: 'Only an administrator may change precedence' })
  expect(await site.store.source('min')).toMatchObject({ title: 'Mitt namn', precedence: { kind: 'public' } })
})
