import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogueOf } from './admin/populated.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let time = new Date('2026-11-21T09:00:00Z')
beforeAll(async () => {
  site = await openSite({ now: () => time })
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const plainText = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const story = async (id: number, language = ''): Promise<string> =>
  plainText(await page(`${language}/harvest/runs/${id}`))
const later = (days: number): void => {
  time = new Date(time.getTime() + days * 86_400_000)
}

test('an unchanged run says which step showed it', async () => {
  await site.publish('lika', catalogueOf([1]))
  const same = await site.publish('lika', catalogueOf([1]))
  expect(same.unchangedBy).toBe('bytes')
  expect(await story(same.id)).toContain(
    'Filen var densamma som förra gången, byte för byte, så inget behövde granskas.',
  )
  const reordered = await site.publish('lika', `# ny rad\n${catalogueOf([1])}`)
  expect(reordered.unchangedBy).toBe('graph')
  expect(await story(reordered.id, '/en')).toContain('said exactly the same as last time')
})

test('a run shows each exchange, what changed in words, what is new among the findings, and its log', async () => {
  await site.publish('saga', catalogueOf([11, 12]))
  const { id } = await site.publish('saga', catalogueOf([11, 13], 'Ny badplats'))
  const html = await page(`/harvest/runs/${id}`)
  const text = plainText(html)
  expect(text).toMatch(/Källan hämtades och publicerades: 1 ny, \d ändrade? och 0 borttagna/)
  expect(text).toMatch(/Varje anrop till källan, i ordning .*\/saga 200 1 /)
  expect(html).toContain('<del><bdi>”Badplats 11”</bdi></del>')
  expect(html).toContain('<ins><bdi>”Ny badplats 11”</bdi></ins>')
  expect(html).toContain(`href="/katalog/v1/harvest-runs/${id}/changes?format=patch"`)
  expect(text).toContain('Nytt och borta sedan förra körningen')
  expect(text).toContain('Saknas i svaret (1)')
  expect(text).toContain('Körningens logg')
  expect(html).not.toMatch(/Anna|anna@/)
})

test('passwords and keys in addresses are not shown', async () => {
  site.agency.answer('/nyckel?api_key=hemligt', { headers: { 'content-type': 'text/turtle' }, body: catalogueOf([21]) })
  const url = `${site.agency.origin}/nyckel?api_key=hemligt`
  const { id } = await site.publish('nyckel', catalogueOf([21]), { source: { url } })
  const api = await (await site.app.request(`/katalog/v1/harvest-runs/${id}`)).json()
  const [exchange] = (api as { exchanges: { url: string }[] }).exchanges
  expect(exchange.url).not.toContain('hemligt')
  expect((await page(`/harvest/runs/${id}`)).split('Hämtningar')[1]).not.toContain('hemligt')
})

test('passwords and keys in addresses are not shown where a run fails either', async () => {
  const secretUrl = `${site.agency.origin}/stangd?api_key=hemligt`
  site.agency.answer('/stangd?api_key=hemligt', { status: 403, body: 'no' })
  const { id } = await site.publish('stangd', '', { status: 403, source: { url: secretUrl } })
  const source = await site.store.source('stangd')
  const addresses = [
    '/harvest',
    `/harvest/sources/${source?.id}`,
    `/harvest/runs/${id}`,
    '/harvest/sources/stangd/feed.atom',
  ]
  const resources = [
    'harvest-sources/stangd',
    'harvest-sources',
    `harvest-runs/${id}`,
    'harvest-runs',
    'harvest-sources/stangd/runs',
  ]
  for (const path of [...addresses, ...resources.map(each => `/katalog/v1/${each}`)]) {
    expect(await page(path), path).not.toContain('hemligt')
  }
  expect(await page(`/harvest/runs/${id}`)).toContain('api_key=%E2%80%A6')
})

test('what changes of a person is not told, neither the old name nor the new one', async () => {
  const person = (name: string) => `<https://h.example/eva> a foaf:Agent , foaf:Person ; foaf:name "${name}" .`
  const catalogue = (name: string | null, ids: readonly number[]) =>
    `@prefix foaf: <http://xmlns.com/foaf/0.1/> .
${catalogueOf(ids)}
<https://h.example/c> dcterms:publisher <https://h.example/eva> . ${name === null ? '' : person(name)}`
  const runs = []
  for (const name of ['Eva Ek', 'Eva Alm', null]) runs.push(await site.publish('person', catalogue(name, [41])))
  for (const { id } of runs) {
    const formats = ['json', 'text', 'patch'].map(format => `/katalog/v1/harvest-runs/${id}/changes?format=${format}`)
    for (const path of [...formats, `/harvest/runs/${id}`]) expect(await page(path), path).not.toMatch(/Eva (Ek|Alm)/)
  }
  expect(await page(`/katalog/v1/harvest-runs/${runs[1].id}/changes`)).toContain('https://h.example/eva')
})

describe('a record that is missing', () => {
  test('is shown still, and says since when and when it goes', async () => {
    await site.publish('frist', catalogueOf([31, 32, 33, 34]))
    later(1)
    await site.publish('frist', catalogueOf([31, 32, 33]))
    const entry = await site.store.entryOf('https://h.example/34')
    const response = await site.app.request(`/datasets/${entry?.ctx}_${entry?.entry}`)
    expect(response.status).toBe(200)
    const text = plainText(await response.text())
    expect(text).toContain('Finns inte i källan just nu')
    expect(text).toContain('saknades i källans svar 22 november 2026')
    expect(text).toContain('Annars tas den bort 24 november 2026')
    expect(plainText(await page('/harvest/sources/frist'))).toMatch(
      /Poster som saknas .*Badplats 34 .*24 november 2026/,
    )
  })

  test('is gone when its grace is over, with what it was but for people', async () => {
    later(3)
    await site.publish('frist', catalogueOf([31, 32, 33], 'Badstrand'))
    const entry = await site.store.entryOf('https://h.example/34')
    for (const language of ['', '/en']) {
      const response = await site.app.request(`${language}/datasets/${entry?.ctx}_${entry?.entry}`)
      const html = await response.text()
      expect(response.status).toBe(410)
      expect(html).toContain('Var man kan bada.')
      expect(html).not.toMatch(/Anna|anna@|mailto/)
      expect(plainText(html)).toMatch(/Senast sedd 21 november 2026|Last seen 21 November 2026/)
      expect(plainText(html)).toMatch(/Togs bort 25 november 2026|Removed 25 November 2026/)
    }
    const rdf = { headers: { accept: 'text/turtle' } }
    for (const path of [`/store/${entry?.ctx}/metadata/${entry?.entry}`, '/resource?uri=https://h.example/34']) {
      const gone = await site.app.request(path, rdf)
      expect([gone.status, await gone.json()]).toEqual([
        410,
        expect.objectContaining({ removedAt: '2026-11-25T09:00:00.000Z' }),
      ])
    }
    expect((await site.app.request('/resource?uri=https://h.example/34')).status).toBe(303)
  })
})

test('the page of a source that shares records says where they are shown from, and why', async () => {
  await site.publish('egen', catalogueOf([41]))
  await site.publish('samlare', catalogueOf([41]), { source: { precedence: { kind: 'collector' } } })
  const text = plainText(await page('/harvest/sources/samlare'))
  expect(text).toMatch(
    /Visas från en annan källa .*Badplats 41 egen den här källan samlar bara in vad andra publicerar/,
  )
})

test('a source that keeps our robot out has a text for those who can let it in', async () => {
  const wall = '<!doctype html><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script>'
  await site.publish('mur', catalogueOf([51]))
  site.agency.answer('/mur', {
    status: 403,
    headers: { 'content-type': 'text/html', server: 'cloudflare', 'cf-mitigated': 'challenge' },
    body: wall,
  })
  const again = await site.harvest('mur')
  expect(again.error?.code).toBe('blocked')
  const html = await page('/harvest/sources/mur')
  expect(html).toMatch(
    /<details><summary>Text att skicka till dem som sköter webbplatsen<\/summary><pre class="letter" tabindex="0">Hej!/,
  )
  expect(html).toContain('User-Agent: Skord/test')
  expect(html).toContain('192.0.2.1')
})
