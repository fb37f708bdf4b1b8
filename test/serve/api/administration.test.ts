import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogueOf } from '../admin/populated.ts'
import { adminToken, openAdminSite } from '../admin/signed-in.ts'
import type { Site } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openAdminSite()
})
afterAll(() => site.close())

interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON there is, looked into by the tests
  readonly body: any
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await site.app.request(`/katalog/v1/${path}`, {
    method,
    ...sent,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

describe('sources', () => {
  test('are added, changed, replaced and removed, and each is in the log with who did it', async () => {
    const added = await call('POST', 'harvest-sources', { id: 'lund', url: 'https://lund.example/dcat', title: 'Lund' })
    expect([added.status, added.headers.get('location')]).toEqual([201, '/katalog/v1/harvest-sources/lund'])
    expect(added.body.settings).toMatchObject({ kind: 'dcat', schedule: '0 4 * * *', limits: { graceDays: 2 } })
    expect((await call('POST', 'harvest-sources', { id: 'lund', url: 'https://lund.example/' })).status).toBe(409)
    const limits = { graceDays: 5 }
    expect((await call('PATCH', 'harvest-sources/lund', { limits })).body.settings).toMatchObject({
      title: 'Lund',
      limits: { graceDays: 5, keepRuns: 30 },
    })
    const replaced = await call('PUT', 'harvest-sources/lund', {
      url: 'https://lund.example/ny',
      precedence: 'collector',
    })
    expect(replaced.body.settings).toMatchObject({ title: 'lund', precedence: 'collector', limits: { graceDays: 2 } })
    expect((await call('DELETE', 'harvest-sources/lund')).status).toBe(204)
    expect((await call('GET', 'harvest-sources/lund')).status).toBe(404)
    const { body } = await call('GET', 'audit-entries?subject=lund')
    expect(body.auditEntries.map(({ actor, action }: Record<string, string>) => `${actor} ${action}`)).toEqual([
      'SKORD_ADMIN_TOKEN source.removed',
      'SKORD_ADMIN_TOKEN source.updated',
      'SKORD_ADMIN_TOKEN source.updated',
      'SKORD_ADMIN_TOKEN source.created',
    ])
  })

  test.each([
    [{ id: 'Å', url: 'https://a.example' }, 'id', 'bad-id'],
    [{ id: 'export', url: 'https://a.example' }, 'id', 'reserved'],
    [{ id: 'a', url: 'ftp://a.example' }, 'url', 'bad-url'],
    [{ id: 'a', url: 'https://me:secret@a.example' }, 'url', 'secret-in-url'],
    [{ id: 'a' }, 'url', 'missing'],
    [{ id: 'a', url: 'https://a.example', kind: 'magic' }, 'kind', 'no-such'],
    [{ id: 'a', url: 'https://a.example', profile: 'x' }, 'profile', 'no-such'],
    [{ id: 'a', url: 'https://a.example', schedule: 'often' }, 'schedule', 'bad-schedule'],
    [{ id: 'a', url: 'https://a.example', precedence: 'first' }, 'precedence', 'bad-precedence'],
    [{ id: 'a', url: 'https://a.example', limits: { maxRemovedShare: 30 } }, 'limits.maxRemovedShare', 'out-of-range'],
    [{ id: 'a', url: 'https://a.example', limits: { size: 1 } }, 'limits.size', 'unknown'],
    [{ id: 'a', url: 'https://a.example', limits: 3 }, 'limits', 'wrong-type'],
    [{ id: 'a', url: 'https://a.example', settings: { query: 'x' } }, 'settings.query', 'not-taken'],
    [{ id: 'a', url: 'https://a.example', notify: { mail: ['nobody'] } }, 'notify.mail', 'bad-mail'],
    [{ id: 'a', url: 'https://a.example', notify: { webhooks: ['x'] } }, 'notify.webhooks', 'bad-url'],
    [{ id: 'a', url: 'https://a.example', notify: { when: 'hourly' } }, 'notify.when', 'no-such'],
  ])('%j is refused, naming %s', async (settings, field, code) => {
    const { status, headers, body } = await call('POST', 'harvest-sources', settings)
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8'])
    expect(body.errors).toEqual([expect.objectContaining({ field, code })])
    expect(body.errors[0].message).toEqual({ sv: expect.any(String), en: expect.any(String) })
  })

  test('that are not JSON, or no object, are refused', async () => {
    expect((await call('POST', 'harvest-sources', '{')).status).toBe(400)
    expect((await call('POST', 'harvest-sources', '[]')).status).toBe(422)
    expect((await call('PATCH', 'harvest-sources/nobody', {})).status).toBe(404)
  })
})

describe('lists of sources', () => {
  const list = `- id: ett
  url: https://ett.example/
- id: två
  url: https://tva.example/
  limits:
    graceDays: 1000
`
  test('with a fault change nothing, and each fault is told with its line', async () => {
    const { status, body } = await call('POST', 'harvest-sources/import', list)
    expect(status).toBe(422)
    expect(body.errors.map(({ id, line, field, code }: Record<string, unknown>) => [id, line, field, code])).toEqual([
      ['två', 3, 'id', 'bad-id'],
      ['två', 6, 'limits.graceDays', 'out-of-range'],
    ])
    expect((await call('GET', 'harvest-sources/ett')).status).toBe(404)
    expect((await call('POST', 'harvest-sources/import', 'a: [1')).body.errors[0]).toMatchObject({ code: 'not-yaml' })
    expect((await call('POST', 'harvest-sources/import', 'a: 1')).body.errors[0]).toMatchObject({ code: 'not-a-list' })
  })

  test('are tried without changing anything, then applied, and what is exported changes nothing', async () => {
    const good = list.replace('två', 'tva').replace('1000', '10')
    const outcomes = ({ body }: Answer) =>
      body.sources.map(({ id, outcome }: Record<string, string>) => `${id} ${outcome}`)
    expect(outcomes(await call('POST', 'harvest-sources/import?dry-run=true', good))).toEqual([
      'ett added',
      'tva added',
    ])
    expect((await call('GET', 'harvest-sources/ett')).status).toBe(404)
    expect((await call('POST', 'harvest-sources/import', good)).body.isDryRun).toBe(false)
    expect((await call('GET', 'harvest-sources/tva')).body.settings.limits.graceDays).toBe(10)
    const yaml = await call('GET', 'harvest-sources/export')
    expect(yaml.headers.get('content-type')).toBe('application/yaml; charset=utf-8')
    expect(outcomes(await call('POST', 'harvest-sources/import', yaml.body))).toEqual([
      'ett unchanged',
      'tva unchanged',
    ])
    for (const id of ['ett', 'tva']) await call('DELETE', `harvest-sources/${id}`)
  })
})

test('a token is made with its secret shown once, holds, and is revoked', async () => {
  await site.publish('aa', catalogueOf([1]))
  const made = await call('POST', 'tokens', { label: 'Lunds webb', role: 'owner', sources: ['aa'] })
  expect(made.status).toBe(201)
  const { id, secret } = made.body
  expect(secret).toMatch(/^skord_[\w-]{43}$/)
  expect(JSON.stringify((await call('GET', 'tokens')).body)).not.toContain(secret)
  const own = () => site.app.request('/katalog/v1/deliveries', { headers: { authorization: `Bearer ${secret}` } })
  expect((await own()).status).toBe(200)
  expect((await call('DELETE', `tokens/${id}`)).status).toBe(204)
  expect((await own()).status).toBe(401)
  expect((await call('DELETE', `tokens/${id}`)).status).toBe(404)
})

test.each([
  [{ role: 'owner', sources: ['aa'] }, 'label'],
  [{ label: 'x', role: 'king' }, 'role'],
  [{ label: 'x', role: 'owner' }, 'sources'],
  [{ label: 'x', role: 'owner', sources: ['nobody'] }, 'sources'],
  [{ label: 'x', role: 'reader', sources: ['aa'] }, 'sources'],
])('the token %j is refused, naming %s', async (token, field) => {
  const { status, body } = await call('POST', 'tokens', token)
  expect(status).toBe(422)
  expect(body.detail).toContain(field)
})

describe('runs', () => {
  test('are ordered, and where their source is stands in Location', async () => {
    await site.publish('bb', catalogueOf([31]))
    const before = (await call('GET', 'harvest-sources/bb/runs')).body.total
    const ordered = await call('POST', 'harvest-sources/bb/runs')
    expect([ordered.status, ordered.headers.get('location')]).toEqual([202, '/katalog/v1/harvest-sources/bb'])
    await expect.poll(async () => (await call('GET', 'harvest-sources/bb/runs')).body.total).toBe(before + 1)
    expect((await call('POST', 'harvest-sources/nobody/runs')).status).toBe(404)
  })

  test('are previewed against what stands, without saving anything', async () => {
    await site.publish('cc', catalogueOf([41, 42, 43]))
    site.agency.answer('/cc', { headers: { 'content-type': 'text/turtle' }, body: catalogueOf([42, 43, 44], 'Sjö') })
    const runs = (await call('GET', 'harvest-sources/cc/runs')).body.total
    const { status, body } = await call('POST', 'harvest-sources/cc/previews', {})
    expect([status, body.status]).toEqual([200, 'done'])
    const { changes } = body.preview.run
    expect(changes).toMatchObject({ addedURIs: ['https://h.example/44'], missingURIs: ['https://h.example/41'] })
    expect(body.preview.score).toMatchObject({ before: expect.any(Number), after: expect.any(Number), maxPoints: 405 })
    const removing = { limits: { graceDays: 0, maxRemovedShare: 0.1 } }
    expect((await call('POST', 'harvest-sources/cc/previews', removing)).body.preview.run.status).toBe('succeeded')
    const other = { id: 'dd', url: `${site.agency.origin}/cc`, precedence: 'collector' }
    const lost = (await call('POST', 'harvest-source-previews', other)).body.preview.lost
    expect(lost.map((each: { primaryTopic: string }) => each.primaryTopic)).toContain('https://h.example/42')
    expect((await call('GET', 'harvest-sources/cc/runs')).body.total).toBe(runs)
    expect((await call('GET', 'harvest-sources/dd')).status).toBe(404)
  })

  test('are previewed later for one who does not wait', async () => {
    await site.publish('jj', catalogueOf([91]))
    const headers = { authorization: `Bearer ${adminToken}`, prefer: 'respond-async' }
    const asked = await site.app.request('/katalog/v1/harvest-sources/jj/previews', { method: 'POST', headers })
    const location = asked.headers.get('location') ?? ''
    expect([asked.status, location]).toEqual([202, expect.stringMatching(/^\/katalog\/v1\/harvest-source-previews\//)])
    const path = location.replace('/katalog/v1/', '')
    await expect.poll(async () => (await call('GET', path)).body.status).toBe('done')
  })

  test('that are held are decided of by their digest alone, and approving removes exactly that', async () => {
    await site.publish('ee', catalogueOf(numbers(10).map(id => id + 100)))
    const { id, digest } = await site.publish('ee', catalogueOf([101, 102]))
    const decide = (decision: string, seen = digest) =>
      call('POST', `harvest-runs/${id}/decision`, { decision, digest: seen })
    expect((await decide('perhaps')).status).toBe(422)
    expect((await decide('approve', 'short')).body.errors[0].field).toBe('digest')
    expect((await decide('approve', '0'.repeat(64))).status).toBe(409)
    const { status, body } = await decide('approve')
    expect([status, body.outcome.kind, body.run.decision.kind]).toEqual([200, 'harvested', 'approved'])
    expect(body.outcome.run.changes.removed).toBe(8)
    expect((await decide('reject')).status).toBe(409)
    const gone = await site.store.entryOf('https://h.example/105')
    expect(gone?.removedAt).not.toBeNull()
    const { auditEntries } = (await call('GET', `audit-entries?subject=${id}`)).body
    expect(auditEntries[0]).toMatchObject({ actor: 'SKORD_ADMIN_TOKEN', action: 'run.approved' })
  })

  test('tell their story to everybody: exchanges, changes in words, as JSON and as a patch, findings and log', async () => {
    await site.publish('ff', catalogueOf([61, 62]))
    const { id } = await site.publish('ff', catalogueOf([61, 62], 'Ny badplats'))
    const open = async (path: string, accept = 'application/json') => {
      const response = await site.app.request(`/katalog/v1/harvest-runs/${id}${path}`, { headers: { accept } })
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
    }
    const story = JSON.parse((await open('')).text)
    expect(story).toMatchObject({ status: 'succeeded', unchangedBy: null, isComplete: true, decision: null })
    expect(story.exchanges).toEqual([expect.objectContaining({ status: 200, attempt: 1 })])
    const words = await open('/changes', 'text/plain')
    expect(words).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' })
    expect(words.text).toContain('Badplats 61” → ”Ny badplats 61”')
    expect((await open('/changes?lang=en', 'text/plain')).text).toContain('2 changed')
    expect((await open('/changes', 'application/rdf-patch')).text).toMatch(/^D <https:\/\/h\.example\/61>/m)
    const changes = JSON.parse((await open('/changes?limit=1&page=2')).text)
    expect([changes.total, changes.changes.length, changes.changes[0].primaryTopic]).toEqual([
      2,
      1,
      'https://h.example/62',
    ])
    expect((await open('/changes', 'image/png')).status).toBe(406)
    expect(JSON.parse((await open('/findings?limit=1')).text)).toMatchObject({
      limit: 1,
      findings: [expect.anything()],
    })
    const log = JSON.parse((await open('/log-entries')).text)
    expect(log.logEntries[0]).toMatchObject({ at: expect.any(String), event: expect.any(String) })
    for (const each of ['', '/changes', '/findings', '/log-entries']) {
      expect((await site.app.request(`/katalog/v1/harvest-runs/9999${each}`)).status).toBe(404)
    }
  })

  test('tell nothing of people in what they changed', async () => {
    await site.publish('gg', catalogueOf([71]))
    const { id } = await site.publish(
      'gg',
      catalogueOf([71, 72]).replaceAll('Anna', 'Bodil').replaceAll('anna@', 'bodil@'),
    )
    for (const format of ['json', 'text', 'patch']) {
      const text = await (await site.app.request(`/katalog/v1/harvest-runs/${id}/changes?format=${format}`)).text()
      expect(text, format).toContain('72')
      expect(text, format).not.toMatch(/Anna|Bodil|mailto/i)
    }
  })
})

test('what one source loses to another is told with the reason', async () => {
  await site.publish('hh', catalogueOf([81]))
  await site.publish('ii', catalogueOf([81]), { source: { precedence: { kind: 'private' } } })
  const { body } = await call('GET', 'harvest-sources/ii/duplicates')
  expect(body.lostDuplicates).toContainEqual(
    expect.objectContaining({ decidedBy: 'public', shown: expect.objectContaining({ harvestSource: 'hh' }) }),
  )
  expect((await call('GET', 'duplicates')).body).toMatchObject({ total: expect.any(Number) })
  expect((await call('GET', 'harvest-sources/nobody/duplicates')).status).toBe(404)
})
