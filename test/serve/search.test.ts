import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const status = (text: string): string => /role="status"[^>]*>([^<]*)</.exec(text)?.[1] ?? ''
const titles = (text: string): string[] =>
  [...text.matchAll(/<h3><a [^>]*>(?:<bdi[^>]*>)?([^<]*)/g)].map(match => match[1])

test('a word finds the datasets that hold it', async () => {
  const text = await page('/datasets?q=badplatser')
  expect(titles(text)).toContain('Badplatser')
  expect(status(text)).toBe('1 träff')
})

test('the number of hits is announced', async () => {
  expect(status(await page('/datasets?theme=ENER'))).toMatch(/^\d+ träffar$/)
})

test('a filter stands ticked, as a link that removes it, and counts its alternatives', async () => {
  const text = await page('/datasets?theme=ENER')
  expect(text).toMatch(/<input type="checkbox" name="theme" value="ENER" checked>/)
  expect(text).toMatch(/name="theme" value="ECON"> <span>.*?<\/span>\s<span class="count">[1-9]/)
  expect(text).toMatch(/<a href="\/datasets" aria-label="Ta bort filtret Kategori: Energi"/)
})

test('two values of a facet are alternatives, two facets must both hold', async () => {
  const count = async (query: string) => Number.parseInt(status(await page(`/datasets?${query}`)), 10)
  const [energy, economy, either, both] = await Promise.all(
    ['theme=ENER', 'theme=ECON', 'theme=ENER&theme=ECON', 'theme=ENER&type=data-service'].map(count),
  )
  expect(either).toBeGreaterThan(Math.max(energy, economy))
  expect(both).toBeLessThan(energy)
})

test('a filter that nothing has stays to be taken away', async () => {
  const text = await page('/datasets?q=badplatser&theme=ENER')
  expect(status(text)).toBe('0 träffar')
  expect(text).toContain('Ta bort ett eller flera filter.')
  expect(text).toMatch(/value="ENER" checked/)
})

describe('paging', () => {
  test('gives every dataset once', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map(number => page(`/datasets?sort=title&page=${number}`)))
    const links = pages.flatMap(text => [...text.matchAll(/<h3><a href="([^"]*)"/g)].map(match => match[1]))
    expect(links.length).toBe(Number.parseInt(status(pages[0]), 10))
    expect(new Set(links).size).toBe(links.length)
  })

  test('keeps the search in its links', async () => {
    const text = await page('/datasets?q=statistik*&theme=ECON&limit=20')
    const all = await page('/datasets?limit=20&type=dataset')
    expect(all).toMatch(/rel="next" href="\/datasets\?limit=20&amp;type=dataset&amp;page=2"/)
    expect(text).not.toContain('page=0')
  })

  test.each(['page=0', 'page=-1', 'page=abc', 'page=1e9', 'limit=7', 'limit=1000000', 'sort=nothing', 'theme='])(
    '%s is answered all the same',
    async query => expect((await site.app.request(`/datasets?${query}`)).status).toBe(200),
  )

  test('a page beyond the last says so', async () => {
    expect(await page('/datasets?page=400')).toContain('Sidan finns inte för den här sökningen.')
  })
})

test.each([
  ['/datasets?p=2&t=50&q=vatten', '/datasets?page=2&limit=50&q=vatten'],
  ['/datasets?s=8&rt=data_service$dataset_series', '/datasets?sort=modified&type=data-service&type=dataset-series'],
  [
    `/datasets?f=${encodeURIComponent('http://www.w3.org/ns/dcat#theme||http://publications.europa.eu/resource/authority/data-theme/ENVI||FALSE||uri||Kategori||Miljö')}`,
    '/datasets?theme=http%3A%2F%2Fpublications.europa.eu%2Fresource%2Fauthority%2Fdata-theme%2FENVI',
  ],
])('the national portal’s %s leads to ours', async (old, ours) => {
  const response = await site.app.request(old)
  expect(response.status).toBe(301)
  expect(response.headers.get('location')).toBe(ours)
})

test('an English page shows English titles first, and marks those that are not', async () => {
  const text = await page('/en/datasets?q=karta')
  expect(titles(text)).toContain('Land cover')
  expect(await page('/en/datasets?publisher=http%3A%2F%2Fdataportal.se%2Forganisation%2FSE2120990102')).toMatch(
    /<h3><a [^>]*><bdi lang="sv">/,
  )
})

test('what is typed comes back escaped', async () => {
  const text = await page(`/datasets?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  expect(text).not.toContain('<script>alert')
  expect(text).toContain('value="&quot;&gt;&lt;script&gt;')
})
