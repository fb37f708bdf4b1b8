import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopulatedSite } from '../populated.ts'
import type { Site } from '../site.ts'

let site: Site
let organisation: string
let dataset: string
beforeAll(async () => {
  site = await openPopulatedSite()
  const { items } = await site.store.organisations({ text: 'geodata', limit: 1, offset: 0 })
  organisation = `/organisations/${items[0].ctx}_${items[0].entry}`
  const search = { text: 'administrativ indelning', facets: {}, sort: 'relevance', limit: 1, offset: 0 } as const
  const [hit] = (await site.store.search(search)).items
  dataset = `/datasets/${hit.ctx}_${hit.entry}`
})
afterAll(() => site.close())

const ask = (path: string) => site.app.request(path)
const page = async (path: string): Promise<string> => (await ask(path)).text()

/** The text of a page without markup, spaces made plain. */
const plainText = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|&quot;/g, "'")
    .replace(/\s+/g, ' ')

describe('the report on an organisation', () => {
  test('says what to change first, in both languages', async () => {
    const swedish = plainText(await page(`${organisation}/metadatakvalitet`))
    expect(swedish).toContain('Geodataverket')
    expect(swedish).toMatch(/Vad lönar sig mest/)
    const english = plainText(await page(`/en${organisation}/metadatakvalitet`))
    expect(english).toMatch(/What pays most/)
    expect(english).not.toMatch(/Vad lönar/)
  })

  test('has one H1 and leads to its files', async () => {
    const response = await ask(`${organisation}/metadatakvalitet`)
    const text = await response.text()
    expect([...text.matchAll(/<h1[ >]/g)]).toHaveLength(1)
    for (const extension of ['html', 'csv', 'json', 'ttl']) {
      expect(text).toContain(`href="${organisation}/metadatakvalitet/report.${extension}?method=eu-v1-export"`)
      expect(response.headers.get('link')).toContain(`${organisation}/metadatakvalitet/report.${extension}>`)
    }
  })

  test('leads with the method asked for', async () => {
    const text = await page(`${organisation}/metadatakvalitet?method=se`)
    expect(text).toMatch(/<option value="se" selected>/)
    expect(text).toContain('report.csv?method=se')
  })

  test.each(['?method=eu-v9', '?method=', '?method=__proto__'])('is not to be had with %s', async query => {
    expect((await ask(`${organisation}/metadatakvalitet${query}`)).status).toBe(404)
  })

  test.each([
    '/organisations/9999_1/metadatakvalitet',
    '/organisations/x/metadatakvalitet',
    '/en/organisations/0_0/metadatakvalitet',
    '/organisations/9999_1/metadatakvalitet/report.csv',
  ])('there is none at %s', async path => {
    expect((await ask(path)).status).toBe(404)
  })

  test.each([
    ['html', 'text/html', /^<!doctype html>/],
    ['csv', 'text/csv', /^.{0,1}\w/],
    ['json', 'application/json', /^\{/],
    ['ttl', 'text/turtle', /^@prefix/],
  ])('is saved as %s', async (extension, type, start) => {
    const response = await ask(`${organisation}/metadatakvalitet/report.${extension}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="metadatakvalitet-Geodataverket/)
    expect(await response.text()).toMatch(start)
  })

  test('has no file of another kind', async () => {
    expect((await ask(`${organisation}/metadatakvalitet/report.exe`)).status).toBe(404)
  })
})

describe('the page of an organisation', () => {
  test('shows three fixes at most, how far it is to the next rating, and leads to the report', async () => {
    const text = await page(organisation)
    const fixes = /<section id="fixes">(.*?)<\/section>/s.exec(text)?.[1] ?? ''
    const items = [...fixes.matchAll(/<li class="finding loss">/g)]
    expect(items.length).toBeGreaterThan(0)
    expect(items.length).toBeLessThanOrEqual(3)
    const said = plainText(fixes)
    const number = (text: string) => Number(text.replace(',', '.'))
    const gains = [...said.matchAll(/([+−][\d,]+) poäng i medel/g)].map(([, gain]) => number(gain))
    const means = [...said.matchAll(/blir medelpoängen ([\d,]+)\./g)].map(([, mean]) => number(mean))
    expect(gains).toHaveLength(items.length)
    for (const [at, mean] of means.entries()) {
      expect(gains[at]).toBeGreaterThan(0)
      if (at > 0) expect(mean - means[at - 1]).toBeCloseTo(gains[at], 0)
    }
    expect(plainText(text)).toMatch(/poäng kvar till (utmärkt|bra|tillräcklig)|Högsta omdömet är nått/)
    expect(text).toContain(`href="${organisation}/metadatakvalitet"`)
  })
})

describe('the page of a dataset', () => {
  test('shows five scores, and every loss with its cause, what counts and what it gives', async () => {
    const text = await page(dataset)
    const own = plainText(/<section id="quality-points">(.*?)<section id="quality-history">/s.exec(text)?.[1] ?? '')
    expect([...text.matchAll(/<details id="points-[a-z0-9-]+" class="method-losses"/g)]).toHaveLength(5)
    expect(own).toMatch(/Där står/)
    expect(own).toMatch(/Det här räknas/)
    expect(own).toMatch(/Åtgärden ensam ger \+\d/)
  })

  test('tells of its history and of links that nobody has checked yet', async () => {
    const text = plainText(await page(dataset))
    expect(text).toContain('Så har poängen ändrats')
    expect(text).toContain('Inte kontrollerad ännu')
    expect(plainText(await page(`/en${dataset}`))).toContain('Not checked yet')
  })

  test('has its measurements as data at the address that is their name', async () => {
    const response = await ask(`${dataset}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/turtle')
    expect(await response.text()).toContain(`<https://skord.example${dataset}/metrics>`)
    expect((await ask('/datasets/9999_1/metrics')).status).toBe(404)
  })
})

describe('the country', () => {
  test('shows both aggregations by name and what they are, for five methods', async () => {
    const text = await page('/metadatakvalitet')
    const methods = /<section id="methods">(.*?)<\/section>/s.exec(text)?.[1] ?? ''
    expect([...methods.matchAll(/<tr><th scope="row"/g)]).toHaveLength(5)
    expect(plainText(methods)).toMatch(/Medelvärde .* Representativt/)
    expect(plainText(methods)).toContain('aldrig jämföras')
    expect(plainText(text)).toContain('Vanligaste förlusterna i landet')
  })

  test('is counted by the method asked for; there is none that there is not', async () => {
    expect(plainText(await page('/metadatakvalitet?method=se'))).toMatch(/\/ 100/)
    expect((await ask('/metadatakvalitet?method=nothing')).status).toBe(404)
  })

  test('lists organisations by name and ranks nobody', async () => {
    const text = await page('/metadatakvalitet')
    const list = /<section id="organisations">(.*?)<\/section>/s.exec(text)?.[1] ?? ''
    const names = [...list.matchAll(/metadatakvalitet"><bdi>([^<]+)/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(2)
    expect(names).toEqual(names.toSorted(new Intl.Collator('sv').compare))
    expect(text).not.toContain('id="league"')
    expect(list).not.toMatch(/Plats/)
  })

  test('explains the methods with all their criteria', async () => {
    const text = plainText(await page('/metadatakvalitet/metod'))
    for (const { label, indicators } of site.tools.profile.methods) {
      expect(text).toContain(label.sv)
      for (const indicator of indicators) expect(text).toContain(indicator.label.sv)
    }
    expect(plainText(await page('/en/metadatakvalitet/metod'))).toContain('How metadata quality is measured')
  })

  test('has a page of hosts, also before any link is checked', async () => {
    expect(plainText(await page('/metadatakvalitet/lankar'))).toContain('Inga länkar har kontrollerats ännu')
  })
})

test('no page has two elements with the same id, or a place that leads nowhere', async () => {
  const paths = [
    `${organisation}/metadatakvalitet`,
    organisation,
    dataset,
    '/metadatakvalitet',
    '/metadatakvalitet/metod',
  ]
  for (const path of paths) {
    const text = await page(path)
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.toSorted(), path).toEqual([...new Set(ids)].sort())
    const places = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(
      places.filter(place => !ids.includes(place)),
      path,
    ).toEqual([])
  }
})
