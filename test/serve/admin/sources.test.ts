import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '../site.ts'
import { catalogueOf } from './populated.ts'
import { logIn, openAdminSite, tokenFor, type Visitor } from './signed-in.ts'

let site: Site
let visitor: Visitor
beforeAll(async () => {
  site = await openAdminSite()
  visitor = await logIn(site)
})
afterAll(() => site.close())

const plainText = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** What the form at a path holds, by field. */
async function formAt(path: string): Promise<Record<string, string>> {
  const text = (await (await visitor.get(path)).text()).split('class="settings"')[1].split('</form>')[0]
  const fields: Record<string, string> = {}
  for (const [, name, value] of text.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)) fields[name] = value
  for (const [, name, value] of text.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</g)) fields[name] = value
  for (const [, name, options] of text.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  delete fields.csrf
  return fields
}

test('a source is tried before it is saved, and then saved as it was tried', async () => {
  site.agency.answer('/ny', { headers: { 'content-type': 'text/turtle' }, body: catalogueOf([1, 2]) })
  const form = await formAt('/admin/sources/new')
  const filled = {
    ...form,
    id: 'ny',
    title: 'Nya kommunen',
    url: `${site.agency.origin}/ny`,
    'limits.graceDays': '7',
    enabled: 'true',
  }
  const tried = await visitor.post('/admin/sources', { ...filled, act: 'preview' })
  const path = tried.headers.get('location') ?? ''
  expect(path).toMatch(/^\/admin\/previews\/[\w-]{43}$/)
  const page = await (await visitor.get(path)).text()
  expect(plainText(page)).toMatch(/Källan har inte skördats förut, så allt är nytt.*Datamängd 2 0 0 0/)
  expect(await site.store.source('ny')).toBeNull()
  const kept = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const saved = await visitor.post('/admin/sources', { ...Object.fromEntries(kept), act: 'save' })
  expect(saved.headers.get('location')).toBe('/admin/sources/ny?done=added')
  const stored = await site.store.source('ny')
  expect(stored).toMatchObject({
    title: 'Nya kommunen',
    enabled: true,
    limits: { graceDays: 7, maxBytes: 256 * 1024 ** 2 },
  })
})

test('what is wrong is said at its field, with what was filled in', async () => {
  const form = await formAt('/admin/sources/new')
  const filled = {
    ...form,
    id: 'Fel Id',
    url: 'ftp://x',
    'limits.maxBytes': 'mycket',
    'limits.budget': '99999',
    'notify.mail': 'a@b.se\nnej',
  }
  const answer = await visitor.post('/en/admin/sources', { ...filled, act: 'save' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('5 fields need to be corrected.')
  expect(text).toMatch(/id="field-url-fault">The address must begin with http/)
  expect(text).toMatch(/id="field-limits-budget-fault">State a number from 0\.017 to 1440\./)
  expect(text).toMatch(
    /<input id="field-limits-maxBytes" name="limits.maxBytes" value="mycket"[^>]*aria-describedby="[^"]*field-limits-maxBytes-fault"[^>]*aria-invalid="true"/,
  )
  expect(text).toMatch(/id="field-notify-mail-fault">“nej” is not an e-mail address/)
})

test('the form of a source gives the same source back, and says so', async () => {
  await site.publish('samma', catalogueOf([1]), {
    source: { schedule: null, precedence: { kind: 'ranked', rank: 3 }, enabled: true },
  })
  const before = await site.store.source('samma')
  const answer = await visitor.post('/admin/sources/samma/settings', {
    ...(await formAt('/admin/sources/samma/settings')),
    act: 'save',
  })
  expect(answer.headers.get('location')).toBe('/admin/sources/samma?done=saved')
  expect(await site.store.source('samma')).toEqual(before)
  expect(await (await visitor.get('/admin/sources/samma?done=saved')).text()).toContain('Källan är sparad.')
})

test('an id that is taken is refused, and an owner may not rank the own source', async () => {
  await site.publish('tagen', catalogueOf([1]))
  const form = await formAt('/admin/sources/new')
  const answer = await visitor.post('/admin/sources', { ...form, id: 'tagen', url: 'https://x.example', act: 'save' })
  expect(await answer.text()).toContain('Det finns redan en källa med det id:t.')
  const owner = await logIn(site, await tokenFor(site, 'owner', ['tagen']))
  const own = await (await owner.get('/admin/sources/tagen/settings')).text()
  expect(own).toContain('<input type="hidden" name="precedence" value="public">')
  const ranked = await owner.post('/admin/sources/tagen/settings', {
    ...form,
    url: 'https://x.example',
    precedence: '1',
    act: 'save',
  })
  expect(ranked.status).toBe(422)
  expect(await site.store.source('tagen')).toMatchObject({ precedence: { kind: 'public' } })
})

test('a source is removed once that is confirmed', async () => {
  await site.publish('bort', catalogueOf([1]))
  expect(await (await visitor.get('/admin/sources/bort/remove')).text()).toContain('Ta bort bort?')
  expect((await visitor.post('/admin/sources/bort/remove')).headers.get('location')).toBe('/admin/sources?done=removed')
  expect(await site.store.source('bort')).toBeNull()
})

test('a held run is decided of on what was shown, and no other list', async () => {
  const ids = Array.from({ length: 12 }, (_, at) => at + 1)
  await site.publish('paus', catalogueOf(ids))
  const { id, digest } = await site.publish('paus', catalogueOf([1, 2]))
  const page = await (await visitor.get(`/admin/runs/${id}`)).text()
  expect(plainText(page)).toContain('Godkänner du tas 10 poster bort genast. Det övriga')
  expect(plainText(page)).toContain('Avslår du ligger allt kvar som det är')
  expect([...page.matchAll(/<th scope="row" data-label="Titel"><bdi>Badplats/g)]).toHaveLength(10)
  const stale = await visitor.post(`/admin/runs/${id}/decision`, { decision: 'approved', digest: 'a'.repeat(64) })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Listan har ändrats')
  const done = await visitor.post(`/admin/runs/${id}/decision`, { decision: 'approved', digest: digest ?? '' })
  expect(done.headers.get('location')).toBe('/admin/sources/paus?done=approved')
  expect((await site.store.entryOf('https://h.example/9'))?.removedAt).not.toBeNull()
  expect(plainText(await (await visitor.get(`/admin/runs/${id}`)).text())).toContain('Godkänd av SKORD_ADMIN_TOKEN')
})

test('a held run that is rejected keeps everything', async () => {
  const ids = Array.from({ length: 12 }, (_, at) => at + 200)
  await site.publish('nej', catalogueOf(ids))
  const { id, digest } = await site.publish('nej', catalogueOf([200]))
  const done = await visitor.post(`/admin/runs/${id}/decision`, { decision: 'rejected', digest: digest ?? '' })
  expect(done.headers.get('location')).toBe('/admin/sources/nej?done=rejected')
  expect((await site.store.entryOf('https://h.example/205'))?.removedAt).toBeNull()
  for (const path of ['/harvest', '/harvest/sources/nej', `/harvest/runs/${id}`]) {
    const text = plainText(await (await visitor.get(path)).text())
    expect(text, path).toContain('Körningen är avslagen. Allt som var publicerat ligger kvar.')
    expect(text, path).not.toContain('väntar på godkännande')
  }
})

test('a token is shown once, where it was made', async () => {
  const made = await visitor.post('/admin/tokens', { label: 'Kim <b>', role: 'reader', sources: '' })
  const secret = /skord_[\w-]{43}/.exec(await made.text())?.[0] ?? ''
  expect(made.headers.get('cache-control')).toBe('no-store')
  const reader = await logIn(site, secret)
  expect((await reader.get('/admin/audit')).status).toBe(200)
  const list = await (await visitor.get('/admin/tokens')).text()
  expect(list).not.toContain(secret)
  expect(list).toContain('<bdi>Kim &lt;b&gt;</bdi>')
  const faulty = await visitor.post('/admin/tokens', { label: '', role: 'owner', sources: 'ingen' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('Det finns ingen källa med id ingen.')
})

test('a list is tried, then applied from what was shown', async () => {
  const list = '- id: listad\n  url: https://listad.example/\n'
  const file = new File([list], 'sources.yaml')
  const tried = await (await visitor.post('/admin/transfer', { file, act: 'try' })).text()
  expect(plainText(tried)).toContain('listad ny')
  expect(await site.store.source('listad')).toBeNull()
  const kept = /name="text" value="([^"]*)"/.exec(tried)?.[1] ?? ''
  await visitor.post('/admin/transfer', { text: kept, act: 'apply' })
  expect(await site.store.source('listad')).toMatchObject({ url: 'https://listad.example/' })
  const wrong = await visitor.post('/admin/transfer', { text: `${list}  extra: 1\n`, act: 'apply' })
  expect([wrong.status, plainText(await wrong.text())]).toEqual([422, expect.stringContaining('3 listad extra')])
  const yaml = await visitor.get('/admin/sources.yaml')
  expect(yaml.headers.get('content-disposition')).toContain('sources.yaml')
})

test('harvested and typed text is shown as text on every page', async () => {
  const title = '"><script>alert(1)</script>'
  const hostile = catalogueOf([301, 302, 303, 304], '<img src=x onerror=alert(1)>')
  await site.publish('ond', hostile, {
    title,
    source: { notify: { mail: [], webhooks: ['https://x.example/?a="><script>'], when: 'changes', dropPoints: 5 } },
  })
  const { id } = await site.publish('ond', catalogueOf([301]), { title })
  const paths = [
    '',
    '/sources',
    '/sources/ond',
    '/sources/ond/settings',
    '/sources/ond/remove',
    `/runs/${id}`,
    '/tokens',
    '/audit',
    '/deliveries',
    '/duplicates?source=ond',
    '/audit?subject="><script>',
    '/sources?q="><script>',
  ]
  for (const path of paths.flatMap(path => [`/admin${path}`, `/en/admin${path}`])) {
    const response = await visitor.get(path)
    expect(response.status, path).toBe(200)
    expect(await response.text(), path).not.toMatch(/<script|<img/)
  }
})
