import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

/** Path of the page of the first hit for a text. */
async function pathTo(text: string): Promise<string> {
  const { items } = await site.store.search({ text, facets: {}, sort: 'relevance', limit: 1, offset: 0 })
  return `/datasets/${items[0].ctx}_${items[0].entry}`
}

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()

describe('a dataset’s page', () => {
  test('shows title, publisher, distributions, properties and where it comes from', async () => {
    const text = await page(await pathTo('administrativ indelning'))
    expect(text).toMatch(/<h1><bdi>Administrativ indelning<\/bdi><\/h1>/)
    expect(text).toMatch(/<a href="\/organisations\/\d+_\d+"><bdi>Geodataverket<\/bdi><\/a>/)
    expect(text).toContain('Distributioner: i vilka former datamängden finns')
    expect(text).toContain('Värdefull datamängd')
    expect(text).toMatch(/Uppdateringsfrekvens <code>dcterms:accrualPeriodicity<\/code>/)
    expect(text).toMatch(/<a href="\/harvest\/sources\/geodata">/)
  })

  test('shows controlled values by name, with their URI', async () => {
    const text = await page(await pathTo('administrativ indelning'))
    expect(text).toMatch(/Regioner och städer.{1,200}authority\/data-theme\/REGI/s)
  })

  test('has exactly one H1 in each language', async () => {
    const path = await pathTo('administrativ indelning')
    for (const address of [path, `/en${path}`]) expect([...(await page(address)).matchAll(/<h1[ >]/g)]).toHaveLength(1)
  })

  test('says what would raise the score and by how much', async () => {
    const text = await page(await pathTo('administrativ indelning'))
    expect(text).toContain('Poäng och vad som saknas')
    expect(text).toMatch(/<span class="gain">\+\d+ poäng<\/span>/)
  })

  test('shows its findings in words, with the property’s Swedish name', async () => {
    const text = await page(await pathTo('administrativ indelning'))
    expect(text).toMatch(/<table class="findings stack">/)
    expect(text).toContain('Varning')
  })

  test('links to the record in four formats, in the page and in the header', async () => {
    const path = await pathTo('administrativ indelning')
    const response = await site.app.request(path)
    const text = await response.text()
    const record = path.replace(/\/datasets\/(\d+)_(\d+)/, '/store/$1/metadata/$2')
    for (const format of ['turtle', 'rdfxml', 'jsonld', 'ntriples']) {
      expect(text).toContain(`href="${record}?format=${format}"`)
      expect(response.headers.get('link')).toContain(`${record}?format=${format}>; rel="alternate"`)
    }
  })

  test('describes itself as schema.org Dataset', async () => {
    const text = await page(await pathTo('administrativ indelning'))
    const json = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? 'null')
    expect(json).toMatchObject({
      '@type': 'Dataset',
      name: 'Administrativ indelning',
      creator: { '@type': 'Organization', name: 'Geodataverket' },
    })
    expect(json.distribution[0]).toMatchObject({ '@type': 'DataDownload' })
    expect(json.distribution[0].contentUrl).toMatch(/^https:/)
  })

  test('with a name after the number leads to the one without', async () => {
    const path = await pathTo('administrativ indelning')
    const response = await site.app.request(`${path}/administrativ-indelning`)
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe(path)
  })

  test('asked for as another kind leads to the right one', async () => {
    const path = await pathTo('administrativ indelning')
    const response = await site.app.request(path.replace('/datasets/', '/en/dataservice/'))
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe(`/en${path}`)
  })
})

test('a data service and a series have pages of their own', async () => {
  for (const [type, folder] of [
    ['DataService', 'dataservice'],
    ['DatasetSeries', 'dataset-series'],
  ]) {
    const facets = { resourceType: [type] }
    const { items } = await site.store.search({ text: '', facets, sort: 'title', limit: 1, offset: 0 })
    expect((await site.app.request(`/${folder}/${items[0].ctx}_${items[0].entry}`)).status).toBe(200)
  }
})

test('a data service’s page gives each of its addresses once', async () => {
  const facets = { resourceType: ['DataService'] }
  const { items } = await site.store.search({ text: '', facets, sort: 'title', limit: 1, offset: 0 })
  const text = await page(`/dataservice/${items[0].ctx}_${items[0].entry}`)
  const endpoint = /<dt>Anropsadress<\/dt><dd><ul class="plain"><li><a class="iri" href="([^"]+)"/.exec(text)?.[1] ?? ''
  expect(endpoint).toMatch(/^https:/)
  expect(text.split(`href="${endpoint}"`)).toHaveLength(2)
})

describe('an organisation’s page', () => {
  test('shows its score in five dimensions, with figures', async () => {
    const { items } = await site.store.organisations({ text: 'geodata', limit: 1, offset: 0 })
    const text = await page(`/organisations/${items[0].ctx}_${items[0].entry}`)
    for (const name of ['Upptäckbarhet', 'Åtkomlighet', 'Interoperabilitet', 'Återanvändbarhet', 'Kontextualitet']) {
      expect(text).toMatch(new RegExp(`<th scope="row">${name}</th>`))
    }
    expect(text).toContain('Datamängder med lägst poäng')
  })

  test('groups its findings by rule, and each leads to its records', async () => {
    const { items } = await site.store.organisations({ text: 'geodata', limit: 1, offset: 0 })
    const text = await page(`/organisations/${items[0].ctx}_${items[0].entry}`)
    const href = /href="(\/organisations\/[^"]*\?rule=[^"]*)"/.exec(text)?.[1] ?? ''
    const records = await page(href.replaceAll('&amp;', '&'))
    expect(records).toContain('Poster med anmärkningen')
    expect(records).toMatch(/<td class="resource" data-label="Post"><a href="\/resource\?uri=/)
  })
})

test('a record that left its source is gone, with what it was', async () => {
  const own = await openPopulatedSite()
  const catalogue = (datasets: string) => `
    @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <https://a.example/c> a dcat:Catalog ; dcterms:title "K"@sv ; dcat:dataset <https://a.example/1>, <https://a.example/2> .
    <https://a.example/1> a dcat:Dataset ; dcterms:title "Kvar"@sv . ${datasets}`
  const source = { limits: { ...defaultLimits, maxRemovedShare: 1, graceDays: 0 } }
  await own.publish('liten', catalogue('<https://a.example/2> a dcat:Dataset ; dcterms:title "Borta"@sv .'), { source })
  const entry = await own.store.entryOf('https://a.example/2')
  await own.publish('liten', catalogue('').replace(', <https://a.example/2>', ''), { source })
  const path = `/datasets/${entry?.ctx}_${entry?.entry}`
  const response = await own.app.request(path)
  const text = await response.text()
  expect(response.status).toBe(410)
  expect(text).toContain('Inte längre publicerad')
  expect(text).toContain('<bdi>Borta</bdi>')
  expect(text).toContain('<meta name="robots" content="noindex">')
  const record = await own.app.request(`/store/${entry?.ctx}/metadata/${entry?.entry}`)
  expect(record.status).toBe(410)
  expect(await record.json()).toMatchObject({ uri: 'https://a.example/2' })
  await own.close()
})
