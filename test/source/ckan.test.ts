import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { dcat, dcterms } from '../../src/rdf/vocabulary.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { readPortal, searchPath, statusPath } from './ckan-reading.ts'

let agency: Agency
beforeEach(async () => {
  agency = await startAgency()
})
afterEach(() => agency.close())

const json = (value: unknown): Reply => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
})
const dataset = (n: number) => ({ id: `d${String(n).padStart(4, '0')}`, title: `Datamängd ${n}` })
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)
const page = (count: number, results: readonly unknown[]): Reply => json({ success: true, result: { count, results } })

/** A portal of so many datasets, in pages of a hundred. */
function publish(count: number, filter?: string): void {
  for (let start = 0; start === 0 || start < count; start += 100) {
    agency.answer(searchPath(start, filter), page(count, range(start, Math.min(start + 100, count)).map(dataset)))
  }
}

function whole(reading: SourceReading) {
  if (reading.kind === 'unchanged') throw new Error(`unchanged by ${reading.by}`)
  return reading
}

const datasetsIn = (graph: Graph): number => graph.rowsOfPredicate(graph.iri(dcat.dataset)).length
const titleOfCatalogue = (graph: Graph): string =>
  graph.value(graph.objectOf(graph.iri(agency.origin), graph.iri(dcterms.title)))
const searches = (): number => agency.requests.filter(({ path }) => path.includes('package_search')).length

describe('a portal of many datasets', () => {
  test('is read page by page', async () => {
    publish(250)
    const { graph, isComplete, documents } = whole(await readPortal(agency))
    expect([datasetsIn(graph), isComplete, documents.length]).toEqual([250, true, 3])
    expect(searches()).toBe(3)
  })

  test('is found from any of its addresses', async () => {
    publish(1)
    for (const path of ['', '/', '/api', '/api/3/', '/api/3/action/package_search?rows=5']) {
      expect(datasetsIn(whole(await readPortal(agency, { url: agency.origin + path })).graph)).toBe(1)
    }
  })

  test('is read to its end where the server gives fewer on a page than asked for', async () => {
    agency.answer(searchPath(0), page(70, range(0, 50).map(dataset)))
    agency.answer(searchPath(50), page(70, range(50, 70).map(dataset)))
    expect(whole(await readPortal(agency))).toMatchObject({ isComplete: true, problems: [] })
  })

  test('is unchanged when every byte is as before', async () => {
    publish(120)
    const before = whole(await readPortal(agency))
    expect(await readPortal(agency, {}, before)).toMatchObject({ kind: 'unchanged', by: 'bytes' })
  })

  test('is read once more from the start when it changed on the way', async () => {
    let visits = 0
    agency.answer(searchPath(0), () => page(visits++ === 0 ? 150 : 151, range(0, 100).map(dataset)))
    agency.answer(searchPath(100), page(151, range(100, 151).map(dataset)))
    const { graph, isComplete, problems } = whole(await readPortal(agency))
    expect([datasetsIn(graph), isComplete, problems]).toEqual([151, true, []])
  })

  test('that never stands still is not taken for complete', async () => {
    let count = 150
    agency.answer(searchPath(0), () => page(count++, range(0, 100).map(dataset)))
    agency.answer(searchPath(100), () => page(count++, range(100, 150).map(dataset)))
    const { isComplete, problems } = whole(await readPortal(agency))
    expect([isComplete, problems.map(({ rule }) => rule)]).toEqual([false, ['ckan-changed-meanwhile']])
  })

  test('that answers the same dataset twice and another one not at all is not taken for complete', async () => {
    agency.answer(searchPath(0), page(2, [dataset(1), dataset(1)]))
    const { graph, isComplete } = whole(await readPortal(agency))
    expect([datasetsIn(graph), isComplete]).toEqual([1, false])
  })

  test('keeps what came when a later page fails', async () => {
    publish(250)
    agency.answer(searchPath(100), { status: 500 })
    const { graph, isComplete, problems } = whole(await readPortal(agency))
    expect([datasetsIn(graph), isComplete]).toEqual([100, false])
    expect(problems).toMatchObject([{ rule: 'page-not-loaded', details: { code: 'http-status' } }])
  })

  test('is not asked for more pages than the source may have', async () => {
    publish(500)
    const { isComplete, problems } = whole(await readPortal(agency, { limits: { ...defaultLimits, maxPages: 2 } }))
    expect([isComplete, problems.map(({ rule }) => rule), searches()]).toEqual([false, ['pages-too-many'], 2])
  })

  test('with a record that cannot be read removes nothing for it', async () => {
    agency.answer(searchPath(0), page(2, [dataset(1), { title: 'Utan id' }]))
    const { isComplete, problems } = whole(await readPortal(agency))
    expect([isComplete, problems.map(({ rule }) => rule)]).toEqual([false, ['ckan-record-unreadable']])
  })
})

describe('the settings of a portal', () => {
  test('choose among its datasets', async () => {
    publish(3, '(tags:vatten) AND organization:"fl\\"öde"')
    const settings = { query: 'tags:vatten', organization: 'fl"öde' }
    expect(datasetsIn(whole(await readPortal(agency, { settings })).graph)).toBe(3)
  })

  test('say in which language texts are that tell none', async () => {
    publish(1)
    const { graph } = whole(await readPortal(agency, { settings: { language: 'sv' } }))
    const title = graph.objectOf(graph.iri(`${agency.origin}/dataset/d0000`), graph.iri(dcterms.title))
    expect([graph.value(title), graph.language(title)]).toEqual(['Datamängd 0', 'sv'])
  })
})

describe('what a portal says of itself', () => {
  const status = json({
    success: true,
    result: { site_title: 'Öppna data', site_description: '', locale_default: 'sv' },
  })

  test('is the title of the catalogue, and stays when the portal does not say it for once', async () => {
    publish(1)
    agency.answer(statusPath, status)
    const first = whole(await readPortal(agency))
    expect(titleOfCatalogue(first.graph)).toBe('Öppna data')
    agency.answer(statusPath, { status: 500 })
    const second = whole(await readPortal(agency, {}, { ...first, documentChecksum: null }))
    expect(titleOfCatalogue(second.graph)).toBe('Öppna data')
  })

  test('may be nothing: then the title is that of the source', async () => {
    publish(1)
    agency.answer(statusPath, { body: 'ingenting', headers: { 'content-type': 'text/html' } })
    expect(titleOfCatalogue(whole(await readPortal(agency)).graph)).toBe('Myndigheten')
  })
})

describe('an address that is no portal', () => {
  test('is told of as such', async () => {
    const error = await readPortal(agency).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarvestError)
    expect(error).toMatchObject({ code: 'http-status', problems: [{ rule: 'ckan-no-api' }] })
  })

  test('is told of also when it answers with other JSON', async () => {
    agency.answer(searchPath(0), json({ success: true, result: ['d1', 'd2'] }))
    const error = await readPortal(agency).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'no-catalogue', details: { reason: 'no-ckan' } })
  })
})

const recorded = resolve(import.meta.dirname, '../../../shared/corpus/ckan-api')

describe.skipIf(!existsSync(recorded))('recorded answers of real portals', () => {
  const text = (name: string): string => readFileSync(resolve(recorded, name), 'utf8')

  test('of package_search give every dataset and file in them', async () => {
    const { result } = JSON.parse(text('package-search-success.json'))
    // What was recorded is an excerpt: its own count is that of the whole portal.
    agency.answer(searchPath(0), page(result.results.length, result.results))
    const { graph, isComplete } = whole(await readPortal(agency))
    expect([datasetsIn(graph), isComplete]).toEqual([result.results.length, true])
    const files = result.results.flatMap(({ resources }: { resources: unknown[] }) => resources).length
    expect(graph.rowsOfPredicate(graph.iri(dcat.distribution)).length).toBe(files)
  })

  test.each([
    'package-show-success.json',
    'package-show-with-identifier.json',
    'package-show-without-identifier.json',
    'ckan_doc.json',
  ])('of one dataset can be read: %s', async name => {
    const answer = JSON.parse(text(name))
    agency.answer(searchPath(0), page(1, [answer.result ?? answer]))
    const { graph, problems } = whole(await readPortal(agency))
    expect([datasetsIn(graph), problems]).toEqual([1, []])
    expect(graph.rowsOfPredicate(graph.iri(dcterms.title)).length).toBeGreaterThan(1)
  })
})
