import { expect, test } from 'vitest'
import { createApp } from '../../src/serve/app.ts'
import { openSite } from './site.ts'

test('a fault of ours shows a reference and no trace, and is logged with both', async () => {
  const site = await openSite()
  const store = { ...site.store, totals: () => Promise.reject(new Error('secret detail')) }
  const app = createApp({ ...site.tools, store })
  const [sv, en, ready] = await Promise.all([app.request('/'), app.request('/en'), app.request('/readyz')])
  const [svText, enText] = [await sv.text(), await en.text()]
  expect([sv.status, en.status, ready.status]).toEqual([500, 500, 500])
  expect(svText).toContain('Något gick fel hos oss')
  expect(enText).toContain('Something went wrong on our side')
  for (const text of [svText, enText, await ready.text()]) {
    expect(text).not.toContain('secret detail')
    expect(text).not.toMatch(/\bat \w+ \(/)
  }
  const reference = /<code>([0-9a-f-]{36})<\/code>/.exec(svText)?.[1]
  expect(site.errors.find(facts => facts.reference === reference)?.error).toContain('secret detail')
  await site.close()
})

test('a service without anything shows empty pages, not faults', async () => {
  const site = await openSite()
  for (const path of [
    '/',
    '/datasets',
    '/organisations',
    '/metadatakvalitet',
    '/harvest',
    '/sitemap.xml',
    '/en/datasets?q=x',
  ]) {
    expect((await site.app.request(path)).status, path).toBe(200)
  }
  expect((await site.app.request('/all.rdf')).status).toBe(404)
  expect(site.errors).toEqual([])
  await site.close()
})
