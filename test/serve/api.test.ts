import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

const get = (path: string) => site.app.request(`/katalog/v1/${path}`)

/** What the answers hold, as far as the tests look. */
interface Answer {
  readonly total: number
  readonly page: number
  readonly limit: number
  readonly detail: string
  readonly datasets: readonly { readonly id: string }[]
  readonly findings: readonly unknown[]
  readonly notShown: number
  readonly organisations: readonly unknown[]
  readonly harvestSources: readonly { readonly id: string; readonly latestRun: { readonly id: number } }[]
  readonly findingGroups: readonly unknown[]
  readonly changes: { readonly byType: { readonly Dataset: { readonly added: number } } }
  readonly quality: unknown
  readonly conforms: boolean
}

const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer
const json = async (path: string): Promise<Answer> => await answerOf(await get(path))

test('api-info says what the REST API-profil asks for', async () => {
  expect(Object.keys(await json('api-info')).sort()).toEqual([
    'apiDocumentation',
    'apiName',
    'apiReleased',
    'apiStatus',
    'apiVersion',
  ])
})

describe('datasets', () => {
  test('are searched with the words and filters of the page', async () => {
    const { total, datasets, page, limit } = await json('datasets?q=badplatser')
    expect({ total, page, limit }).toEqual({ total: 1, page: 1, limit: 20 })
    expect(datasets[0]).toMatchObject({ title: { sv: 'Badplatser' }, type: 'Dataset' })
  })

  test('are paged by limit and page', async () => {
    const [first, second] = await Promise.all([json('datasets?limit=2'), json('datasets?limit=2&page=2')])
    expect(first.datasets).toHaveLength(2)
    const ids = [...first.datasets, ...second.datasets].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  test.each([
    ['limit=0', 'limit must be a whole number from 1 to 100'],
    ['limit=101', 'limit must be a whole number from 1 to 100'],
    ['limit=x', 'limit must be a whole number from 1 to 100'],
    ['limit=1.5', 'limit must be a whole number from 1 to 100'],
    ['page=0', 'page must be a whole number from 1 to 10000'],
  ])('%s is a problem that names the parameter and what is allowed', async (query, allowed) => {
    const response = await get(`datasets?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect((await answerOf(response)).detail).toBe(`The parameter ${allowed}`)
  })

  test('have a resource each, with their score and findings', async () => {
    const { datasets } = await json('datasets?q=administrativ%20indelning')
    const own = await json(`datasets/${datasets[0].id}`)
    expect(own.quality).toMatchObject({ method: 'eu-v1-export', maxPoints: 405 })
    const { findings, total } = await json(`datasets/${datasets[0].id}/findings`)
    expect(findings).toHaveLength(total)
    expect(findings[0]).toMatchObject({ entry: datasets[0].id, resultMessage: { sv: expect.any(String) } })
  })

  test('that do not exist are problems', async () => {
    expect((await get('datasets/999_1')).status).toBe(404)
    expect((await get('datasets/x/findings')).status).toBe(404)
  })
})

test('organisations are found by name', async () => {
  const { organisations, total } = await json('organisations?q=geodata')
  expect(total).toBe(1)
  expect(organisations[0]).toMatchObject({ name: { sv: 'Geodataverket' }, datasets: expect.any(Number) })
})

test('harvest sources tell how their last run ended, and runs what they did', async () => {
  const { harvestSources } = await json('harvest-sources')
  const failed = harvestSources.find(({ id }) => id === 'trasig')
  expect(failed?.latestRun).toMatchObject({ status: 'failed', error: { code: 'http-status' } })
  const good = harvestSources.find(({ id }) => id === 'geodata')
  const run = await json(`harvest-runs/${good?.latestRun.id}`)
  expect(run).toMatchObject({ harvestSource: 'geodata', status: 'succeeded', startedAt: '2026-11-21T09:00:00.000Z' })
  expect(run.changes.byType.Dataset.added).toBeGreaterThan(0)
  expect(run.findingGroups[0]).toMatchObject({ severity: 'Violation', count: expect.any(Number) })
  expect((await get('harvest-runs/0')).status).toBe(404)
})

describe('validations', () => {
  const turtle = `<https://a.example/c> a <http://www.w3.org/ns/dcat#Catalog> .`
  const post = (body: string, query = '', type = 'text/turtle') =>
    site.app.request(`/katalog/v1/validations${query}`, { method: 'POST', body, headers: { 'content-type': type } })

  test('answer with the JSON of skord validate', async () => {
    const response = await post(turtle)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({
      conforms: false,
      profile: 'dcat-ap-se',
      counts: { violation: expect.any(Number) },
      resources: { Catalog: 1 },
      findings: expect.arrayContaining([
        expect.objectContaining({ focusType: 'Catalog', position: expect.anything() }),
      ]),
    })
  })

  test('recognise the syntax when the type says nothing', async () => {
    expect((await post(turtle, '', 'application/octet-stream')).status).toBe(200)
  })

  test('list as many findings as asked for', async () => {
    const { findings, notShown } = await answerOf(await post(turtle, '?maxFindings=1'))
    expect(findings).toHaveLength(1)
    expect(notShown).toBeGreaterThan(0)
  })

  test.each([
    ['', '', 400, 'The body is empty'],
    [turtle, '?profile=nothing', 400, 'The parameter profile must be one of dcat-ap-se'],
    [turtle, '?maxFindings=x', 400, 'The parameter maxFindings must be a whole number from 0 to 1000000'],
  ])('of "%s" with "%s" are refused', async (body, query, status, detail) => {
    const response = await post(body, query)
    expect(response.status).toBe(status)
    expect((await answerOf(response.clone())).detail).toBe(detail)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('of a document that is not RDF say so as a finding', async () => {
    const result = await answerOf(await post('<html>', '', 'text/plain'))
    expect(result.conforms).toBe(false)
    expect(result.findings.length).toBeGreaterThan(0)
  })
})
