import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from '../site.ts'
import { plainText } from './documents.ts'
import { submit } from './submit.ts'

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
`
const dataset = (name: string, more: string): string => `<https://strand.example/${name}> a dcat:Dataset ;
  dcterms:title "${name}"@sv ; dcterms:description "Om ${name}."@sv ; dcterms:publisher <https://strand.example/org> ${more} .
`
const catalogue = (datasets: Readonly<Record<string, string>>): string => {
  const names = Object.keys(datasets).map(name => `<https://strand.example/${name}>`)
  return `${prefixes}<https://strand.example/k> a dcat:Catalog ; dcterms:title "Strandens data"@sv ;
  dcterms:description "Allt."@sv ; dcterms:publisher <https://strand.example/org> ; dcat:dataset ${names.join(', ')} .
<https://strand.example/org> a foaf:Agent ; foaf:name "Strandkommunen"@sv .
${Object.entries(datasets)
  .map(([name, more]) => dataset(name, more))
  .join('')}`
}
const live = catalogue({ Badplatser: '; dcat:keyword "bad"', Vrak: '; dcat:keyword "vrak"', Fyrar: '' })
const next = catalogue({ Badplatser: '', Vrak: '; dcat:keyword "vrak"', Hamnar: '' })

let site: Site
beforeAll(async () => {
  site = await openSite({ profiles: ['dcat-ap-se', 'dcat-ap'] })
  await site.publish('strand', live, { title: 'Strandkommunen', mediaType: 'text/turtle' })
})
afterAll(() => site.close())

const post = async (body: string, accept = 'application/json'): Promise<Response> => {
  const headers = { 'content-type': 'text/turtle', accept }
  return site.app.request('/katalog/v1/validations', { method: 'POST', body, headers })
}

interface Change {
  readonly before: number | null
  readonly after: number | null
}
interface Score {
  readonly methods: Readonly<Record<string, object>>
  readonly links: string
  readonly whatPaysMost: { readonly fixes: readonly object[] }
  readonly live: {
    readonly source: string
    readonly difference: { readonly datasets: readonly { dataset: string; points: Readonly<Record<string, Change>> }[] }
  } | null
  readonly details: string
}
const scoreOf = async (body: string): Promise<Score> => ((await (await post(body)).json()) as { score: Score }).score

describe('a document that is not published yet', () => {
  test('gets its score by every method, and what pays most', async () => {
    const score = await scoreOf(next)
    expect(Object.keys(score.methods)).toEqual(['eu-v1', 'eu-v1-export', 'dataportal-se', 'eu-v2', 'se'])
    expect(score.methods['eu-v1']).toMatchObject({
      maxPoints: 405,
      profile: 'dcat-ap-se 3.0.1',
      version: expect.anything(),
    })
    expect(score.links).toBe('unknown')
    expect(score.whatPaysMost.fixes[0]).toMatchObject({ code: expect.any(String), fix: { sv: expect.any(String) } })
  })

  test('is compared with what is live, dataset by dataset', async () => {
    const score = await scoreOf(next)
    const counts = { added: 1, removed: 1, worse: 1, better: 0, same: 1 }
    expect(score.live).toMatchObject({ source: 'strand', difference: counts })
    const of = (name: string) => score.live?.difference.datasets.find(({ dataset }) => dataset.endsWith(name))?.points
    const { before, after } = of('Badplatser')?.['eu-v1'] ?? {}
    expect(Number(after) - Number(before)).toBe(-30)
    expect([of('Hamnar')?.se.before, of('Fyrar')?.se.after]).toEqual([null, null])
  })

  test('that comes from no source has nothing to be compared with', async () => {
    const score = await scoreOf(next.replaceAll('strand.example', 'annan.example'))
    expect(score.live).toBeNull()
  })

  test('without datasets has no score', async () => {
    expect(await (await post(`${prefixes}<https://a.example/k> a dcat:Catalog .`)).json()).not.toHaveProperty('score')
  })

  test.each([
    ['application/json', /"whatPaysMost"/],
    ['text/csv', /^dataset,/],
    ['text/turtle', /dqv:/],
    ['text/html', /^<!doctype html>/i],
  ])('has every lost point explained as %s', async (accept, expected) => {
    const score = await scoreOf(next)
    const path = new URL(score.details).pathname
    const response = await site.app.request(path, { headers: { accept } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(accept)])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toMatch(expected)
    expect((await site.app.request(path, { headers: { accept: 'image/png' } })).status).toBe(406)
  })

  test('leaves what is live as it was', async () => {
    const before = await site.store.assessmentsStamp()
    await post(next)
    expect(await site.store.assessmentsStamp()).toBe(before)
  })
})

describe('the page of the result', () => {
  test('tells the score, what pays most and the difference, in both languages and without a login', async () => {
    const swedish = await submit(site.app, { text: next })
    expect(plainText(swedish.text)).toMatch(
      /Poäng om det publiceras.* \/ 405.*Jämfört med det som är publicerat nu.*Strandkommunen/,
    )
    expect(plainText(swedish.text)).toContain('Vad lönar sig mest')
    const english = await submit(site.app, { text: next }, '/en/validate')
    expect(plainText(english.text)).toMatch(/Points if published.*Compared with what is published now/)
  })

  test('leads to every lost point, as a page and as files', async () => {
    const { text } = await submit(site.app, { text: next })
    const path = /href="(\/validate\/[^"]+\/score)"/.exec(text)?.[1] ?? ''
    const page = await (await site.app.request(path)).text()
    expect(plainText(page)).toMatch(/Vad lönar sig mest.*Badplatser/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    for (const extension of ['.html', '.json', '.csv', '.ttl']) {
      const file = await site.app.request(`${path}${extension}`)
      expect([extension, file.status, file.headers.get('content-disposition')]).toEqual([
        extension,
        200,
        expect.stringContaining('attachment'),
      ])
    }
    expect((await site.app.request(`${path}.exe`)).status).toBe(404)
  })

  test('shows text of the document as text', async () => {
    const { text } = await submit(site.app, { text: live.replace('Badplatser"@sv', '<script>alert(1)</script>"@sv') })
    const path = /href="(\/validate\/[^"]+\/score)"/.exec(text)?.[1] ?? ''
    expect(await (await site.app.request(path)).text()).not.toContain('<script>alert')
  })
})
