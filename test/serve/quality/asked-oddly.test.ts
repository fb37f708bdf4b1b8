import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from '../site.ts'
import { agency, catalogue } from './small-catalogue.ts'

let site: Site
let numbers: Readonly<Record<'organisation' | 'dataset', string>>
beforeAll(async () => {
  site = await openSite()
  await site.publish('verket', catalogue(true))
  const own = await site.store.organisationOf(agency)
  const first = await site.store.entryOf('https://example.se/d0')
  numbers = { organisation: `${own?.ctx}_${own?.entry}`, dataset: `${first?.ctx}_${first?.entry}` }
})
afterAll(() => site.close())

const paths = [
  'organisations/ORGANISATION/quality-scores',
  'organisations/ORGANISATION/quality-report',
  'organisations/ORGANISATION/links',
  'datasets/DATASET/quality-scores',
  'datasets/DATASET/links',
  'statistics',
  'quality-methods',
]

const odd = [
  '',
  'x',
  '__proto__',
  'constructor',
  'toString',
  '%00',
  '%FF%FE',
  '%ED%A0%80',
  'a'.repeat(5000),
  '%22%3E%3Cscript%3E',
  '-1',
  '0',
  '1e9',
  '1.5',
  'NaN',
  '../..',
  '%0d%0aSet-Cookie:%20a=b',
  'json,csv',
  'SE',
]
const names = ['method', 'format', 'lang', 'limit', 'page', 'method[]', '', 'okänd']

/** The path of what there is. */
const pathOf = (path: string): string =>
  `/katalog/v1/${path.replace('ORGANISATION', numbers.organisation).replace('DATASET', numbers.dataset)}`

async function expectProblem(response: Response, path: string): Promise<void> {
  expect(response.headers.get('content-type'), path).toBe('application/problem+json; charset=utf-8')
  expect(response.headers.get('cache-control'), path).toBe('no-store')
  const problem = (await response.json()) as { readonly instance: string }
  expect(problem, path).toMatchObject({ status: response.status, title: expect.any(String) })
  expect(problem.instance, path).toMatch(/^\/katalog\/v1\//)
}

describe.each(paths)('%s', path => {
  test('answers every odd query with what was asked for or a problem, never by breaking', async () => {
    const queries = names.flatMap(name => odd.map(value => `${name}=${value}`))
    for (const query of [...queries, '&&&', '=', 'method=se&method=x', 'format=csv&format=xml', '?', '#', '%']) {
      const asked = `${pathOf(path)}?${query}`
      const response = await site.app.request(asked)
      expect([200, 400, 406], asked).toContain(response.status)
      if (response.status === 200) await response.text()
      else await expectProblem(response, asked)
    }
  })

  test('answers any Accept header', async () => {
    const accepts = [
      '',
      '*/*',
      'text/*',
      'image/png',
      ';;;',
      'text/csv;q=0',
      'application/json;q=abc',
      ',',
      'a'.repeat(9000),
    ]
    for (const accept of accepts) {
      const response = await site.app.request(pathOf(path), { headers: { accept } })
      expect([200, 406], accept).toContain(response.status)
      if (response.status === 200) await response.text()
      else await expectProblem(response, accept)
    }
  })

  test('answers HEAD as GET, without the body', async () => {
    for (const query of ['', '?method=x', '?format=xml', '?lang=xx', '?page=0']) {
      const asked = pathOf(path) + query
      const [head, get] = [await site.app.request(asked, { method: 'HEAD' }), await site.app.request(asked)]
      expect(head.status, asked).toBe(get.status)
      expect(head.headers.get('content-type'), asked).toBe(get.headers.get('content-type'))
      expect(head.headers.get('cache-control'), asked).toBe(get.headers.get('cache-control'))
      expect(await head.text(), asked).toBe('')
      await get.text()
    }
  })

  test('may be kept for minutes, and is not there for other ways of asking', async () => {
    const response = await site.app.request(pathOf(path))
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=300/)
    await response.text()
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect([404, 405]).toContain((await site.app.request(pathOf(path), { method })).status)
    }
  })
})

test.each(paths.filter(path => /ORGANISATION|DATASET/.test(path)))('%s is not found by any odd number', async path => {
  for (const number of [...odd, '0_0', '1_', '_1', '1_1_1', '999999999_999999999', '1_99999999999999999999']) {
    const asked = `/katalog/v1/${path.replace(/ORGANISATION|DATASET/, number)}`
    const response = await site.app.request(asked)
    expect(response.status, asked).toBe(404)
    await response.text()
  }
})

describe('the report on an organisation', () => {
  const report = (query: string) => site.app.request(`${pathOf(paths[1])}?${query}`)

  test('has every verdict of every method where all are asked for', async () => {
    const [one, all] = await Promise.all([report('format=csv'), report('format=csv&method=all')])
    const methodsIn = async (response: Response): Promise<Set<string | undefined>> =>
      new Set(
        (await response.text())
          .split('\r\n')
          .slice(1, -1)
          .map(row => /,(eu-v1|eu-v1-export|dataportal-se|eu-v2|se),/.exec(row)?.[1]),
      )
    expect([...(await methodsIn(one))]).toEqual(['eu-v1-export'])
    expect(await methodsIn(all)).toHaveLength(5)
    expect(all.headers.get('etag')).not.toBe(one.headers.get('etag'))
  })

  test('may be asked about any number of times without being written', async () => {
    for (let times = 0; times < 30; times++) {
      expect((await site.app.request(`${pathOf(paths[1])}?format=csv`, { method: 'HEAD' })).status).toBe(200)
    }
    const response = await report('format=csv')
    expect(response.status).toBe(200)
    await response.text()
  })

  test('is refused in a language that there is none in', async () => {
    expect((await report('lang=de')).status).toBe(400)
    expect((await report('lang=en&format=csv')).headers.get('content-language')).toBe('en')
  })
})

test('links by host come page by page', async () => {
  expect((await site.app.request(`${pathOf(paths[2])}?limit=0`)).status).toBe(400)
  const links = async (query: string) =>
    (await (await site.app.request(`${pathOf(paths[2])}?${query}`)).json()) as {
      total: number
      hosts: readonly unknown[]
    }
  const [all, first] = [await links(''), await links('limit=1')]
  expect(first.total).toBe(all.hosts.length)
  expect(first.hosts).toEqual(all.hosts.slice(0, 1))
  expect((await links('limit=1&page=9999')).hosts).toEqual([])
})
