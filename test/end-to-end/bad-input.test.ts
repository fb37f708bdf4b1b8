import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'n3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import { harvestAll, type Outcome } from '../../src/harvest/harvest-all.ts'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import { outputs } from '../../src/publish/outputs.ts'
import { publish } from '../../src/publish/publish.ts'
import { read } from '../../src/rdf/read.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { harvestErrorAdvice, harvestErrorText } from '../../src/text/harvest-errors.ts'
import { catalogueTurtle, datasetTurtle } from '../harvest/catalogue.ts'
import { openSite, type Site } from '../serve/site.ts'
import { sampleSource } from '../store/sample.ts'
import { type Reply, startAgency } from '../support/agency.ts'
import { datasetOf, hostileCatalogue, hostileTexts } from './hostile-catalogue.ts'
import { expectHarmless, shown } from './shown.ts'

const document = (name: string): Buffer => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url))
const rdfxml = { 'content-type': 'application/rdf+xml' }
const turtle = { 'content-type': 'text/turtle' }
/** A good catalogue of a source, with addresses of its own. */
const good = (id: string, ids = ['1', '2', '3']): string =>
  catalogueTurtle(ids).replaceAll('a.example', `${id}.example`)

interface Case {
  /** What the server answers; null when nobody listens there any more. */
  readonly reply: Reply | null
  readonly code: string
  readonly details?: Readonly<Record<string, string>>
}

/** What befalls a source, by its id. */
const cases: Readonly<Record<string, Case>> = {
  'broken-xml': {
    reply: { body: document('mismatched-tag.rdf'), headers: rdfxml },
    code: 'syntax',
    details: { line: '7' },
  },
  'cut-off-xml': { reply: { body: document('truncated.rdf'), headers: rdfxml }, code: 'syntax' },
  'broken-turtle': { reply: { body: document('missing-dot.ttl'), headers: turtle }, code: 'syntax' },
  'broken-json': {
    reply: { body: document('trailing-comma.jsonld'), headers: { 'content-type': 'application/ld+json' } },
    code: 'syntax',
  },
  'web-page': {
    reply: { body: document('login-page.html'), headers: { 'content-type': 'text/html' } },
    code: 'not-rdf',
  },
  'web-page-as-rdf': { reply: { body: document('login-page.html'), headers: rdfxml }, code: 'not-rdf' },
  archive: { reply: { body: document('archive.zip'), headers: rdfxml }, code: 'not-rdf' },
  empty: { reply: { body: document('empty.rdf'), headers: rdfxml }, code: 'not-rdf' },
  'entity-bomb': { reply: { body: document('entity-bomb.rdf'), headers: rdfxml }, code: 'syntax' },
  'no-datasets': {
    reply: {
      body: good('no-datasets', [])
        .replace('dcat:dataset  .', '.')
        .replace(/;\s+\./, '.'),
      headers: turtle,
    },
    code: 'shrunk',
  },
  'no-catalogue': {
    reply: { body: good('no-catalogue').replace('a dcat:Catalog', 'a dcat:Nothing'), headers: turtle },
    code: 'no-catalogue',
    details: { reason: 'no-catalogue' },
  },
  'server-error': {
    reply: { status: 500, body: good('server-error'), headers: turtle },
    code: 'http-status',
    details: { status: '500' },
  },
  forbidden: { reply: { status: 403, body: 'Stopp', headers: { 'cf-mitigated': 'challenge' } }, code: 'blocked' },
  drip: { reply: { dripEvery: 20, headers: turtle }, code: 'timed-out', details: { reason: 'too-slow' } },
  silent: { reply: { hang: true, headers: turtle }, code: 'timed-out' },
  'broken-off': {
    reply: { body: good('broken-off'), breakAfter: 500, headers: { ...turtle, 'content-length': '9999' } },
    code: 'unreachable',
  },
  'hung-up': { reply: { breakAfter: 0 }, code: 'unreachable' },
  bomb: { reply: { body: Buffer.alloc(50 * 1024 * 1024, 32), coding: 'gzip', headers: turtle }, code: 'too-large' },
  'not-gzip': {
    reply: { body: good('not-gzip'), headers: { ...turtle, 'content-encoding': 'gzip' } },
    code: 'unreachable',
    details: { reason: 'content-encoding' },
  },
  shrunk: { reply: { body: good('shrunk', ['1']), headers: turtle }, code: 'shrunk' },
  gone: { reply: null, code: 'unreachable', details: { reason: 'connection-refused' } },
}
const ids = Object.keys(cases)

describe('bad sources among good ones', () => {
  let site: Site
  let before: ReadonlyMap<string, unknown>
  let outcomes: ReadonlyMap<string, Harvest>
  const sources: StoredSource[] = []

  const standing = async (): Promise<ReadonlyMap<string, unknown>> =>
    new Map(
      await Promise.all(
        ids.map(async id => [id, [await site.store.standing(id), await site.store.documents(id)]] as const),
      ),
    )
  const harvestTools = (): HarvestTools => {
    const { get, store, log } = site.tools
    const profiles = new Map(site.tools.profiles.map(profile => [profile.id, profile]))
    return { get, files: null, store, holder: 'test:1:a', profiles, now: () => new Date(), log }
  }
  const runOf = (id: string): Harvest => outcomes.get(id) ?? expect.fail(`${id} was not harvested`)

  beforeAll(async () => {
    site = await openSite()
    const gone = await startAgency()
    const { agency, store } = site
    const client = createGet({
      userAgent: 'Skord/test',
      contact: null,
      allowPrivateAddresses: [agency.host, gone.host],
      patience: { window: 400, headers: 2000, idle: 700, attempts: 2, backoff: 1 },
    })
    const all = ids.flatMap((id, index) => (index % 3 === 0 ? [id, `good-${index}`] : [id]))
    for (const id of all) {
      const server = cases[id]?.reply === null ? gone : agency
      server.answer(`/${id}`, { body: good(id), headers: { ...turtle, etag: `"${id}"` } })
      const limits = { ...defaultLimits, maxBytes: 1024 * 1024, timeout: 20_000 }
      sources.push(await store.putSource(sampleSource(id, { url: `${server.origin}/${id}`, limits })))
    }
    const run = async (): Promise<readonly Outcome[]> => harvestAll(sources, { ...harvestTools(), get: client.get })
    await run()
    before = await standing()
    for (const [id, { reply }] of Object.entries(cases)) if (reply !== null) agency.answer(`/${id}`, reply)
    for (const id of all.filter(each => !ids.includes(each)))
      agency.answer(`/${id}`, { body: good(id, ['1', '2', '3', '4']), headers: turtle })
    await gone.close()
    const second = await run()
    outcomes = new Map(second.flatMap(each => (each.kind === 'harvested' ? [[each.source.id, each.harvest]] : [])))
    await client.close()
  })
  afterAll(() => site.close())

  test('none crashes, and the good ones go on', () => {
    expect([...outcomes.keys()].sort()).toEqual(sources.map(({ id }) => id).sort())
    const others = [...outcomes].filter(([id]) => !ids.includes(id))
    expect(others.length).toBeGreaterThan(5)
    for (const [id, { status, changes }] of others) {
      expect([id, status, changes?.added, changes?.removed]).toEqual([id, 'succeeded', 1, 0])
    }
    expect(site.errors).toEqual([])
  })

  test.each(ids)('%s ends with its code, in words in both languages', id => {
    const { code, details = {} } = cases[id]
    const { status, error } = runOf(id)
    expect(error).toMatchObject({ code, details })
    expect(status).toBe(code === 'shrunk' ? 'held' : 'failed')
    if (error === null) return
    const sentence = harvestErrorText(error.code, error.details)
    const advice = harvestErrorAdvice(error.code)
    for (const text of [sentence.sv, sentence.en, advice.sv, advice.en]) {
      expect(text).toMatch(/^\p{Lu}[^{}]{15,}\.$/su)
    }
    expect(sentence.sv).not.toBe(sentence.en)
  })

  test.each(ids)('what %s had brought before stays, byte for byte', async id => {
    expect((await standing()).get(id)).toEqual(before.get(id))
    expect(await site.store.entryOf(`https://${id}.example/d/3`)).toMatchObject({ missingSince: null, source: id })
  })

  test.each(ids)('the pages say what befell %s, in both languages', async id => {
    const { id: number, error } = runOf(id)
    if (error === null) return expect.fail()
    const text = harvestErrorText(error.code, error.details)
    for (const [prefix, sentence] of [
      ['', text.sv],
      ['/en', text.en],
    ]) {
      const response = await site.app.request(`${prefix}/harvest/runs/${number}`)
      expect(response.status).toBe(200)
      expect(shown(await response.text())).toContain(sentence.slice(0, 30))
    }
    expect((await site.app.request(`/harvest/sources/${id}`)).status).toBe(200)
  })

  test('a source that is well again is harvested as if nothing had been', async () => {
    const { agency } = site
    const well = sources.filter(({ id }) => ids.includes(id) && id !== 'gone')
    for (const { id } of well) agency.answer(`/${id}`, { body: good(id, ['1', '2', '3', '4']), headers: turtle })
    const third = await harvestAll(well, harvestTools())
    const ends = third.map(each =>
      each.kind === 'harvested' ? [each.harvest.status, each.harvest.changes?.added] : each.kind,
    )
    expect(ends).toEqual(well.map(() => ['succeeded', 1]))
  })
})

describe('hostile text in metadata', () => {
  let site: Site
  let directory: string
  beforeAll(async () => {
    site = await openSite()
    directory = await mkdtemp(join(tmpdir(), 'skord-hostile-'))
    await site.publish('gott', good('gott'))
    expect(await site.publish('ont', hostileCatalogue())).toMatchObject({ status: 'succeeded' })
  })
  afterAll(async () => {
    await site.close()
    await rm(directory, { recursive: true })
  })
  const names = Object.keys(hostileTexts)
  const page = async (path: string): Promise<string> => {
    const response = await site.app.request(path)
    expect(response.status, path.slice(0, 100)).toBe(200)
    return await response.text()
  }

  test.each(names)('%s is stored as it was published', async name => {
    const entry = await site.store.entryOf(datasetOf(name))
    expect(entry?.title.sv).toBe(hostileTexts[name].trim())
  })

  test.each(names)('%s is shown escaped, and not else', async name => {
    const entry = await site.store.entryOf(datasetOf(name))
    const publisher = await site.store.organisationOf(`https://ond.example/o/${name}`)
    const ofEntry = `/datasets/${entry?.ctx}_${entry?.entry}`
    const ofPublisher = `/organisations/${publisher?.ctx}_${publisher?.entry}`
    for (const path of [ofEntry, `/en${ofEntry}`, ofPublisher]) {
      const html = await page(path)
      expectHarmless(html)
      const [line] = onPages(hostileTexts[name]).split(/[\r\n\t\u2028\u2029]/)
      expect(shown(html)).toContain(line.slice(0, 40))
    }
  })

  test('lists and the reports of the harvest are harmless', async () => {
    const entries = await site.store.harvests({ source: 'ont', limit: 1, offset: 0 })
    const paths = [
      '/',
      '/datasets',
      '/datasets?sort=title&page=2',
      '/organisations',
      '/harvest/sources/ont',
      `/harvest/runs/${entries.items[0].id}`,
      '/metadatakvalitet',
    ]
    for (const path of paths) expectHarmless(await page(path))
  })

  test.each(names)('%s can be searched for', async name => {
    const text = hostileTexts[name].slice(0, 500)
    expectHarmless(await page(`/datasets?q=${encodeURIComponent(text)}`))
    const found = await site.store.search({ text: 'Datamängd', facets: {}, sort: 'relevance', limit: 5, offset: 0 })
    expect(found.total).toBe(3)
  })

  test('every published file can be read, by us and by others, and holds every text as data', async () => {
    const { baseUrl } = site.tools
    const words = { sv: 'Prov', en: 'Test' }
    await publish(site.store.published(), {
      directory,
      baseUrl,
      title: words,
      description: words,
      publisher: { iri: `${baseUrl}/publisher`, name: words },
    })
    for (const { fileName, mediaType } of outputs) {
      const bytes = await readFile(join(directory, fileName))
      const { graph, failure, problems } = await read(bytes, { baseIri: 'https://x.example/', mediaType })
      expect([fileName, failure, problems]).toEqual([fileName, null, []])
      expect(graph.iri('https://ond.example/Y')).toBe(0)
      for (const [name, text] of Object.entries(hostileTexts)) {
        const written = fileName.endsWith('.rdf') ? inXml(text.trim()) : text.trim()
        const titles = graph.objectsOf(graph.iri(datasetOf(name)), graph.iri(dcterms.title)).map(id => graph.value(id))
        expect([fileName, name, ...titles]).toEqual([fileName, name, written])
      }
    }
  })

  test('another reader finds as many statements in the published Turtle as in the N-Triples', async () => {
    const quads = await Promise.all(
      ['catalog.ttl', 'catalog.nt', 'catalog.nq'].map(
        async name => new Parser().parse(await readFile(join(directory, name), 'utf8')).length,
      ),
    )
    expect(new Set(quads).size).toBe(1)
  })

  test('a hostile source does not reach the datasets of another', async () => {
    const theft = good('tjuv').replace(
      '<https://tjuv.example/d/1> a dcat:Dataset',
      '<https://gott.example/d/1> a dcat:Dataset',
    )
    const harvest = await site.publish(
      'tjuv',
      theft + datasetTurtle('x').replaceAll('a.example', 'gott.example').replace('Datamängd x', 'Kapad'),
    )
    expect(harvest.status).toBe('succeeded')
    expect(await site.store.entryOf('https://gott.example/d/1')).toMatchObject({
      source: 'gott',
      title: { sv: 'Datamängd 1' },
    })
  })
})

/** HTML cannot hold control characters either. */
function onPages(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.trim().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
}

/** Characters that no XML can hold come out as U+FFFD; a carriage return as it is. */
function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
