import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../../src/rdf/read.ts'
import { openSite, type Site } from '../site.ts'
import { agency, catalogue } from './small-catalogue.ts'

let site: Site
let organisation: string
let dataset: string
beforeAll(async () => {
  site = await openSite()
  await site.publish('verket', catalogue(true))
  const own = await site.store.organisationOf(agency)
  const first = await site.store.entryOf('https://example.se/d0')
  organisation = `organisations/${own?.ctx}_${own?.entry}`
  dataset = `datasets/${first?.ctx}_${first?.entry}`
})
afterAll(() => site.close())

const get = (path: string, accept = 'application/json') =>
  site.app.request(`/katalog/v1/${path}`, { headers: { accept } })

interface MethodScore {
  readonly points: number
  readonly maxPoints: number
  readonly rating: string
  readonly representative: number | null
  readonly lost: readonly { readonly points: number; readonly gain: number; readonly fix: { readonly sv: string } }[]
}

interface Answer {
  readonly methods: Readonly<Record<string, MethodScore>>
  readonly whatPaysMost: { readonly method: string; readonly fixes: readonly { readonly after: number }[] }
  readonly totals: { readonly datasets: number }
  readonly links: readonly { readonly url: string; readonly link: unknown }[]
  readonly hosts: readonly unknown[]
}

const json = async (path: string): Promise<Answer> => (await (await get(path)).json()) as Answer

describe('the points of a dataset', () => {
  test('are given by every method, and the losses sum up to what is lacking', async () => {
    const { methods } = await json(`${dataset}/quality-scores`)
    expect(Object.keys(methods)).toEqual(site.tools.profile.methods.map(({ id }) => id))
    for (const { points, maxPoints, lost } of Object.values(methods)) {
      expect(lost.reduce((sum, loss) => sum + loss.points, 0)).toBeCloseTo(maxPoints - points, 6)
      for (const { fix } of lost) expect(fix.sv).not.toBe('')
    }
  })

  test('are measurements in the Data Quality Vocabulary for those who ask for Turtle', async () => {
    const response = await get(`${dataset}/quality-scores`, 'text/turtle')
    expect(response.headers.get('content-type')).toContain('text/turtle')
    const byFormat = await get(`${dataset}/quality-scores?format=turtle`)
    expect(await byFormat.text()).toBe(await response.text())
  })

  test('are given in no other form', async () => {
    expect((await get(`${dataset}/quality-scores`, 'image/png')).status).toBe(406)
    expect((await get(`${dataset}/quality-scores?format=toString`)).status).toBe(406)
  })

  test('have links beside them, each with what is known of it', async () => {
    const { links } = await json(`${dataset}/links`)
    expect(links.length).toBeGreaterThan(0)
    expect(links[0]).toMatchObject({ url: expect.stringMatching(/^https?:/), link: null })
  })
})

describe('an organisation', () => {
  test('has both aggregates by name, and what pays most under the method asked for', async () => {
    const { methods, whatPaysMost } = await json(`${organisation}/quality-scores?method=eu-v1`)
    expect(methods['eu-v1']).toMatchObject({ maxPoints: 405, representative: expect.any(Number) })
    expect(whatPaysMost.method).toBe('eu-v1')
    const after = whatPaysMost.fixes.map(row => row.after)
    expect(after).toEqual(after.toSorted((a, b) => a - b))
    expect(after[0]).toBeGreaterThanOrEqual(methods['eu-v1'].points)
  })

  test('has a report that is not sent again while nothing has changed', async () => {
    const path = `/katalog/v1/${organisation}/quality-report?format=csv`
    const first = await site.app.request(path)
    await first.text()
    const tag = first.headers.get('etag') ?? ''
    expect((await site.app.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
    const other = await site.app.request(`${path}&method=se`, { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(200)
    await other.text()
  })

  test('says which methods there are when another is asked for', async () => {
    const response = await get(`${organisation}/quality-scores?method=x`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('eu-v1-export')
  })

  test.each([
    ['application/json', 'json'],
    ['text/csv', 'csv'],
    ['text/html', 'html'],
    ['text/turtle', 'turtle'],
  ])('has its report as %s, by Accept and by name', async (type, name) => {
    const [accepted, named] = [
      await get(`${organisation}/quality-report`, type),
      await get(`${organisation}/quality-report?format=${name}`),
    ]
    expect(accepted.headers.get('content-type')).toContain(type)
    expect(await named.text()).toBe(await accepted.text())
  })

  test('has a report whose Turtle can be read', async () => {
    const response = await get(`${organisation}/quality-report`, 'text/turtle')
    const { graph } = await read(new Uint8Array(await response.arrayBuffer()), { baseIri: 'https://skord.example/' })
    expect(graph.size).toBeGreaterThan(100)
  })

  test('has its links by host', async () => {
    expect((await json(`${organisation}/links`)).hosts).toBeInstanceOf(Array)
  })
})

test('statistics are of the whole country', async () => {
  const { totals, methods } = await json('statistics')
  expect(totals).toEqual(await site.store.totals())
  expect(Object.keys(methods)).toEqual(site.tools.profile.methods.map(({ id }) => id))
  expect((await get('statistics?method=x')).status).toBe(400)
})

test('the methods are given with their criteria', async () => {
  const { methods } = (await (await get('quality-methods')).json()) as { methods: readonly { id: string }[] }
  expect(methods.map(({ id }) => id)).toEqual(site.tools.profile.methods.map(({ id }) => id))
})

test.each([
  'datasets/9999_1/quality-scores',
  'datasets/x/links',
  'organisations/9999_1/quality-scores',
  'organisations/9999_1/quality-report',
  'organisations/x/links',
])('%s is not found', async path => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
})
