import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from './site.ts'

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .`
const series = `${prefixes}
<https://s.example/c> a dcat:Catalog ; dcat:dataset <https://s.example/serie>, <https://s.example/2024>, <https://s.example/2025>, <https://s.example/utan/abc-17> ;
  dcat:service <https://s.example/api> .
<https://s.example/serie> a dcat:DatasetSeries ; dcterms:title "Luftmätningar"@sv .
<https://s.example/2025> a dcat:Dataset ; dcterms:title "Luft 2025"@sv ; dcat:inSeries <https://s.example/serie> ;
  dcterms:issued "2026-01-15"^^<http://www.w3.org/2001/XMLSchema#date> ;
  dcterms:temporal [ dcat:startDate "2025-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ; dcat:endDate "2025-12-31"^^<http://www.w3.org/2001/XMLSchema#date> ] ;
  dcat:distribution [ a dcat:Distribution ; dcterms:format "text/csv" ] .
<https://s.example/2024> a dcat:Dataset ; dcterms:title "Luft 2024"@sv ; dcat:inSeries <https://s.example/serie> .
<https://s.example/utan/abc-17> a dcat:Dataset ; dcterms:description "Ingen titel alls."@sv .
<https://s.example/api> a dcat:DataService ; dcterms:title "Luft-API"@sv ; dcat:servesDataset <https://s.example/serie> .`

const uuid = '0a1b2c3d-0000-4000-8000-000000000001'
const agency = 'http://dataportal.se/organisation/SE2021000001'
const shared = (host: string, id: string) => `${prefixes}
<https://${host}.example/c> a dcat:Catalog ; dcat:dataset <https://${host}.example/${id}>, <https://x.example/same> .
<${agency}> a foaf:Agent ; foaf:name "Verket enligt ${host}"@sv .
<https://${host}.example/${id}> a dcat:Dataset ; dcterms:title "Delad från ${host}"@sv ; dcterms:identifier "${uuid}" ; dcterms:publisher <${agency}> .
<https://x.example/same> a dcat:Dataset ; dcterms:title "Samma från ${host}"@sv ; dcterms:publisher <${agency}> .`

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.publish('serie', series)
  const ranked = { precedence: { kind: 'ranked', rank: 1 } } as const
  await site.publish('forst', shared('forst', 'd'), { title: 'Förstakatalogen', source: ranked })
  await site.publish('sist', shared('sist', 'e'), {
    title: 'Sistakatalogen',
    source: { precedence: { kind: 'private' } },
  })
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const numberOf = async (iri: string): Promise<string> => {
  const entry = await site.store.entryOf(iri)
  return `${entry?.ctx}_${entry?.entry}`
}
/** The part of a page with this id. */
const section = (html: string, id: string): string =>
  new RegExp(`<section id="${id}">([\\s\\S]*?)</section>`).exec(html)?.[1] ?? ''

describe('the page of a series', () => {
  test('lists its datasets by title, with date, period and formats', async () => {
    const path = `/dataset-series/${await numberOf('https://s.example/serie')}`
    const members = section(await page(path), 'members')
    const rows = [...members.matchAll(/<tr><th scope="row"[\s\S]*?<\/tr>/g)].map(([row]) => textOf(row))
    expect(rows).toEqual([
      'Luft 2024 – – –',
      expect.stringMatching(/^Luft 2025 15 januari 2026 1 januari 2025 – 31 december 2025 CSV/),
    ])
    expect(members).toContain(`<a href="/datasets/${await numberOf('https://s.example/2025')}">`)
    const english = section(await page(`/en${path}`), 'members')
    expect(english).toContain('Datasets in the series')
    expect(english).toContain(`<a href="/en/datasets/${await numberOf('https://s.example/2025')}">`)
  })

  test('lists the data services that serve it', async () => {
    const text = section(await page(`/dataset-series/${await numberOf('https://s.example/serie')}`), 'services')
    expect(text).toContain(`<a href="/dataservice/${await numberOf('https://s.example/api')}"><bdi>Luft-API</bdi></a>`)
  })

  test('says so when it has no datasets', async () => {
    await site.publish(
      'tom',
      `${prefixes} <https://t.example/c> a dcat:Catalog ; dcat:dataset <https://t.example/d>, <https://t.example/s> .
      <https://t.example/d> a dcat:Dataset . <https://t.example/s> a dcat:DatasetSeries ; dcterms:title "Tom"@sv .`,
    )
    const text = await page(`/dataset-series/${await numberOf('https://t.example/s')}`)
    expect(section(text, 'members')).toContain('Inga datamängder anger att de ingår i serien.')
    expect(section(text, 'services')).toBe('')
  })

  test('gives a long list in pages', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `<https://l.example/${at + 100}>`)
    const members = ids.map(
      (id, at) => `${id} a dcat:Dataset ; dcterms:title "Nr ${at}"@sv ; dcat:inSeries <https://l.example/s> .`,
    )
    await site.publish(
      'lang',
      `${prefixes} <https://l.example/c> a dcat:Catalog ; dcat:dataset <https://l.example/s>, ${ids.join(', ')} .
      <https://l.example/s> a dcat:DatasetSeries ; dcterms:title "Lång"@sv . ${members.join('\n')}`,
    )
    const path = `/dataset-series/${await numberOf('https://l.example/s')}`
    const [first, second] = [await page(path), await page(`${path}?page=2`)]
    const count = (text: string) => [...section(text, 'members').matchAll(/<tr><th scope="row"/g)].length
    expect([count(first), count(second)]).toEqual([50, 10])
    expect(section(first, 'members')).toContain(`rel="next" href="${path}?page=2"`)
    expect(section(first, 'members')).toContain('60 datamängder')
  })
})

describe('a resource in several catalogues', () => {
  test('says where it has been found too, and why it is the one shown', async () => {
    const text = textOf(await page(`/datasets/${await numberOf('https://forst.example/d')}`))
    expect(text).toContain(
      'Har också hittats hos Sistakatalogen Samma identifierare. Posten här visas eftersom dess källa har högre rang.',
    )
    const english = textOf(await page(`/en/datasets/${await numberOf('https://x.example/same')}`))
    expect(english).toContain(
      'Also found at Sistakatalogen Same URI. This record is shown, as its source ranks higher.',
    )
  })

  test('says on the record not shown which one is', async () => {
    const { ctx } = (await site.store.source('sist')) ?? { ctx: 0 }
    const standing = [...(await site.store.standing('sist')).keys()]
    const numbers = Array.from({ length: standing.length }, (_, at) => ({ ctx, entry: at + 1 }))
    const entries = await Promise.all(numbers.map(id => site.store.entry(id)))
    const loser = entries.find(entry => entry?.primaryTopic === 'https://sist.example/e')
    const text = textOf(await page(`/datasets/${loser?.ctx}_${loser?.entry}`))
    expect(text).toContain(
      'Har också hittats hos Förstakatalogen Samma identifierare. Posten där visas eftersom dess källa har högre rang.',
    )
    expect(text).toContain('Samma resurs finns i en annan katalog')
  })

  test('is nothing to speak of when it stands in one', async () => {
    expect(await page(`/datasets/${await numberOf('https://s.example/2025')}`)).not.toContain('Har också hittats hos')
  })
})

describe('a dataset without a title', () => {
  test('is found and called by what it is and its identifier', async () => {
    const text = await page('/datasets?q=titel')
    expect(text).toMatch(/<h3><a href="\/datasets\/\d+_\d+">Datamängd utan titel <bdi[^>]*>abc-17<\/bdi><\/a><\/h3>/)
    expect(await page('/en/datasets?q=titel')).toContain('Dataset without a title <bdi')
  })

  test('has a page with that name', async () => {
    const text = await page(`/datasets/${await numberOf('https://s.example/utan/abc-17')}`)
    expect(text).toContain('<title>Datamängd utan titel abc-17 – Skörd</title>')
    expect(text).toMatch(/<h1>Datamängd utan titel <bdi[^>]*>abc-17<\/bdi><\/h1>/)
    expect(text).toContain('"name":"Datamängd utan titel abc-17"')
  })
})

describe('organisations', () => {
  test('whose entry is not the one shown lead to it, in both languages and with what was asked', async () => {
    const organisation = await site.store.organisationOf(agency)
    const shown = `${organisation?.ctx}_${organisation?.entry}`
    const { ctx } = (await site.store.source('sist')) ?? { ctx: 0 }
    const entries = await Promise.all([1, 2, 3, 4, 5].map(entry => site.store.entry({ ctx, entry })))
    const loser = entries.find(entry => entry?.resourceType === 'Agent')
    expect(loser?.supersededBy).toEqual({ ctx: organisation?.ctx, entry: organisation?.entry })
    for (const [prefix, query] of [
      ['', ''],
      ['/en', '?rule=x'],
    ]) {
      const response = await site.app.request(`${prefix}/organisations/${loser?.ctx}_${loser?.entry}${query}`)
      expect(response.status).toBe(301)
      expect(response.headers.get('location')).toBe(`${prefix}/organisations/${shown}${query}`)
    }
    expect(await page(`/organisations/${shown}`)).toContain('Verket enligt forst')
  })

  test('that are no organisation, or publish nothing, are not found', async () => {
    const { ctx, entry } = (await site.store.entryOf('https://s.example/2025')) ?? { ctx: 0, entry: 0 }
    for (const id of [`${ctx}_${entry}`, '999_1', 'abc']) {
      expect((await site.app.request(`/organisations/${id}`)).status, id).toBe(404)
    }
  })

  test('more than a page of them are given in pages, each once', async () => {
    const all = Array.from({ length: 130 }, (_, at) => `https://many.example/${at}`)
    const parts = all.map(
      (iri, at) =>
        `<${iri}/o> a foaf:Agent ; foaf:name "Org ${at}"@sv . <${iri}/d> a dcat:Dataset ; dcterms:publisher <${iri}/o> .`,
    )
    await site.publish(
      'manga',
      `${prefixes} <https://many.example/c> a dcat:Catalog ; dcat:dataset ${all.map(iri => `<${iri}/d>`).join(', ')} . ${parts.join('\n')}`,
    )
    const links = (text: string) => [...text.matchAll(/<th scope="row"[^>]*><a href="([^"]*)"/g)].map(match => match[1])
    const pages = [await page('/organisations'), await page('/organisations?page=2')].map(links)
    const { total } = await site.store.organisations({ text: '', limit: 1, offset: 0 })
    expect(pages.map(({ length }) => length)).toEqual([100, total - 100])
    expect(new Set(pages.flat()).size).toBe(total)
    expect(await page('/organisations?page=2&q=org')).toContain('rel="prev" href="/organisations?q=org"')
    expect(links(await page('/organisations?page=9'))).toEqual([])
  })
})
