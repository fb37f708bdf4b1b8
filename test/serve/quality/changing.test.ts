import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LinkObservation, LinkState } from '../../../src/model/link.ts'
import { createApp } from '../../../src/serve/app.ts'
import { openSite, type Site } from '../site.ts'
import { agency, attack, catalogue, person } from './small-catalogue.ts'

let time = new Date('2026-11-19T09:00:00Z')
let site: Site
let organisation: string
let dataset: string

beforeAll(async () => {
  site = await openSite({ now: () => time })
  await site.publish('verket', catalogue(true), { title: attack, source: { organisation: agency } })
  await site.store.noteSeries(time)
  time = new Date('2026-11-21T09:00:00Z')
  await site.publish('verket', catalogue(false), { title: attack, source: { organisation: agency } })
  await site.store.noteSeries(time)
  await site.store.saveLinks([
    probed('https://data.example.se/0.csv', { outcome: 'not-found', confident: 'no', status: 404 }),
    probed('https://data.example.se/0.pdf', { outcome: 'head-refused', confident: 'yes', status: 405 }),
  ])
  const [own, first] = await Promise.all([
    site.store.organisationOf(agency),
    site.store.entryOf('https://example.se/d0'),
  ])
  organisation = `/organisations/${own?.ctx}_${own?.entry}`
  dataset = `/datasets/${first?.ctx}_${first?.entry}`
})
afterAll(() => site.close())

function probed(
  url: string,
  state: Pick<LinkState, 'outcome' | 'confident' | 'status'>,
): { readonly observation: LinkObservation; readonly state: LinkState } {
  const method = 'HEAD'
  const seen = { url, ms: 10, method, getStatus: null, finalUrl: null, mediaType: null, error: null } as const
  const found = { ...seen, outcome: state.outcome, contentLength: null, isSmallPage: false }
  return {
    observation: { ...found, at: time, headStatus: state.status, retryAfter: null },
    state: {
      ...found,
      ...state,
      checkedAt: time,
      tries: 2,
      streak: 2,
      failingSince: state.confident === 'no' ? new Date('2026-11-14T09:00:00Z') : null,
      lastGoodAt: null,
      alikeSince: new Date('2026-11-14T09:00:00Z'),
      nextCheckAt: new Date('2026-11-22T09:00:00Z'),
    },
  }
}

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const plainText = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('a fall of the score is told with its cause, on the dataset and in the series of organisation and country', async () => {
  const own = plainText(await page(dataset))
  expect(own).toMatch(/21 november 2026 kl. 10:00 .{1,40} körning \d+ \d+ \d+ metadata −\d+/)
  for (const path of [organisation, '/metadatakvalitet', '/harvest/sources/verket']) {
    const text = await page(path)
    expect(plainText(text), path).toMatch(/Medelpoängen har gått från [\d,]+ till [\d,]+/)
    expect(plainText(text), path).toMatch(/metadata −\d+/)
    expect(text, path).toMatch(/<polyline class="line" points="0\.0,/)
  }
})

test('a fall is told in the feeds of source and organisation, with its cause', async () => {
  for (const [path, word] of [
    ['/harvest/sources/verket/feed.atom', 'metadata'],
    [`${organisation}/feed.atom`, 'metadata'],
    [`/en${organisation}/feed.atom`, 'metadata'],
  ]) {
    const feed = await page(path)
    expect(feed, path).toContain('<category term="score-dropped"/>')
    expect(feed, path).toContain(word)
  }
})

test('links are shown with outcome, status and how sure we are', async () => {
  const text = plainText(/<section id="links">(.*?)<\/section>/s.exec(await page(dataset))?.[1] ?? '')
  expect(text).toContain('fungerar inte')
  expect(text).toContain('HTTP 404')
  expect(text).toContain('sedan 14 november 2026')
})

test('hosts are listed by their trouble', async () => {
  const text = await page('/metadatakvalitet/lankar')
  const section = (id: string) =>
    plainText(new RegExp(`<section id="${id}">(.*?)</section>`, 's').exec(text)?.[1] ?? '')
  expect(section('broken')).toContain('data.example.se')
  expect(section('head')).toContain('data.example.se')
  expect(section('limited')).toContain('Ingen server har problemet')
  expect(await page('/en/metadatakvalitet/lankar')).toContain('Refuse HEAD')
})

describe('private persons', () => {
  test('have no report, no scores and no place in lists', async () => {
    const entry = await site.store.entryOf(person)
    const id = `${entry?.ctx}_${entry?.entry}`
    for (const path of [
      `/organisations/${id}/metadatakvalitet`,
      `/organisations/${id}/metadatakvalitet/report.csv`,
      `/katalog/v1/organisations/${id}/quality-scores`,
      `/katalog/v1/organisations/${id}/quality-report`,
      `/katalog/v1/organisations/${id}/links`,
    ]) {
      expect((await site.app.request(path)).status, path).toBe(404)
    }
    for (const path of ['/metadatakvalitet', '/organisations']) expect(await page(path)).not.toContain('Anna')
  })
})

describe('the table that ranks', () => {
  test('is shown only where it is turned on, and to people in words', async () => {
    const league = createApp({ ...site.tools, showsLeague: true })
    const text = await (await league.request('/metadatakvalitet')).text()
    expect(plainText(text)).toContain('Organisationer med 5–19 datamängder, högst medelpoäng först')
    expect(plainText(text)).toMatch(/±\d+/)
    expect(text).not.toContain('Anna')
    expect(await page('/metadatakvalitet')).not.toContain('id="league"')
  })
})

test('hostile words are text on every page about quality, in both languages', async () => {
  const league = createApp({ ...site.tools, showsLeague: true })
  const paths = [
    `${organisation}/metadatakvalitet`,
    `${organisation}/metadatakvalitet?method=se`,
    organisation,
    dataset,
    '/metadatakvalitet',
    '/metadatakvalitet/lankar',
    `${organisation}/metadatakvalitet/report.html`,
  ]
  for (const path of paths.flatMap(path => [path, `/en${path}`])) {
    const response = await league.request(path)
    expect(response.status, path).toBe(200)
    const text = await response.text()
    expect(text, path).not.toMatch(/<script(?! type="application\/ld\+json">)/i)
    expect(text, path).not.toMatch(/<img/i)
    expect(text, path).not.toMatch(/(href|src|action)="\s*(javascript|data|vbscript):/i)
  }
  expect(site.errors).toEqual([])
})
