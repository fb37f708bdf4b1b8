import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const plainText = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('the dashboard tells how every source went, those that failed first', async () => {
  const text = await page('/harvest')
  const sources = [...text.matchAll(/href="\/harvest\/sources\/(\w+)"/g)].map(match => match[1])
  expect(sources).toHaveLength((await site.store.sources()).length)
  expect(sources.slice(0, 3).sort()).toEqual(['hamnsund', 'sida', 'trasig'])
  expect(plainText(text)).toContain('Klar med anmärkningar')
})

test('a failure is said in a sentence, in both languages', async () => {
  expect(plainText(await page('/harvest'))).toContain('Servern svarade med felkod 503 i stället för en katalog')
  expect(plainText(await page('/en/harvest'))).toContain('The server answered with error 503 instead of a catalogue')
})

test('the sources may be narrowed to one state', async () => {
  const text = await page('/harvest?state=failed')
  expect([...text.matchAll(/href="\/harvest\/sources\/(\w+)"/g)]).toHaveLength(3)
  expect(text).toMatch(/<option value="failed" selected>misslyckades/)
})

test('a source’s page says what went wrong and what to do', async () => {
  const text = plainText(await page('/harvest/sources/trasig'))
  expect(text).toContain('Källan kunde inte skördas.')
  expect(text).toContain('Vad du kan göra: Öppna adressen i en webbläsare.')
})

test('a source’s page shows its settings, runs and findings', async () => {
  const text = plainText(await page('/harvest/sources/geodata'))
  expect(text).toContain('0 4 * * *')
  expect(text).toMatch(/Körningar, senaste först/)
  expect(text).toMatch(/\d+ fel/)
})

test('a run’s page shows changes per type, time per step and what was received', async () => {
  const run = (await site.store.latestHarvests()).get('geodata')
  const text = plainText(await page(`/harvest/runs/${run?.id}`))
  expect(text).toContain('Ändringar per typ av post')
  expect(text).toMatch(/Datamängd 18 0 0 0/)
  expect(text).toContain('Granska')
  expect(text).toContain('application/rdf+xml')
})

test('runs of one source lead to each other', async () => {
  const { items } = await site.store.harvests({ source: 'hamnsund', limit: 2, offset: 0 })
  const [last, first] = items.map(({ id }) => id)
  expect(await page(`/harvest/runs/${first}`)).toContain(`<a href="/harvest/runs/${last}">Nästa körning</a>`)
  expect(await page(`/harvest/runs/${last}`)).toContain(`<a href="/harvest/runs/${first}">Föregående körning</a>`)
})

test('a run that is held says what it would remove', async () => {
  const datasets = Array.from({ length: 20 }, (_, at) => `<https://h.example/${at}>`)
  const catalogue = (kept: readonly string[]) => `@prefix dcat: <http://www.w3.org/ns/dcat#> .
    <https://h.example/c> a dcat:Catalog ; dcat:dataset ${kept.join(', ')} . ${kept.map(iri => `${iri} a dcat:Dataset .`).join('\n')}`
  await site.publish('krympt', catalogue(datasets), { title: 'Krympt' })
  const held = await site.publish('krympt', catalogue(datasets.slice(0, 2)), { title: 'Krympt' })
  const text = plainText(await page(`/harvest/runs/${held.id}`))
  expect(held.status).toBe('held')
  expect(text).toContain('Pausad')
  expect(text).toMatch(/skulle ta bort \d+ av \d+ poster/)
})

test('quality over time is drawn once there are two harvests, with its table', async () => {
  const ttl = (
    title: string,
  ) => `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <https://t.example/c> a dcat:Catalog ; dcat:dataset <https://t.example/1> . <https://t.example/1> a dcat:Dataset ; dcterms:title "${title}"@sv .`
  await site.publish('trend', ttl('ett'))
  expect(await page('/harvest/sources/trend')).not.toContain('<polyline')
  await site.publish('trend', ttl('två'))
  const text = await page('/harvest/sources/trend')
  expect(text).toMatch(/<polyline class="line" points="[\d., ]+"/)
  expect(text).toContain('Medelpoäng efter varje skörd')
})
