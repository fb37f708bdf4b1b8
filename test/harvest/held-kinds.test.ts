import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import { approveRun } from '../../src/harvest/decide.ts'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { StoredSource } from '../../src/store/store.ts'
import type { Reply } from '../support/agency.ts'
import { startSparqlEndpoint } from '../support/sparql-endpoint.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
const ids = ['1', '2', '3', '4', '5', '6']
const left = ['1', '2']
const iri = (id: string): string => `https://a.example/d/${id}`
const actor = { name: 'operatör', at: new Date('2026-11-21T12:00:00Z') }

beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.close())

/** A source that publishes some datasets, and all that is needed to harvest it. */
interface Kind {
  readonly source: () => Promise<StoredSource>
  readonly publish: (names: readonly string[]) => void | Promise<void>
  readonly tools?: () => Promise<Partial<HarvestTools>>
}

const html = { 'content-type': 'text/html' }
const json = { 'content-type': 'application/json' }

/** Each is published in several documents where its kind allows that. */
const kinds: Readonly<Record<string, () => Kind>> = {
  'a catalogue in pages with a part elsewhere': () => ({
    source: () => setting.source('a'),
    publish: names => {
      const address = (path: string): string => `<${setting.agency.origin}/${path}>`
      const view = (page: string): string =>
        `${address(page)} a <http://www.w3.org/ns/hydra/core#PartialCollectionView> .`
      const next = `${address('a')} <http://www.w3.org/ns/hydra/core#next> ${address('p2')} .`
      const part = `<https://a.example/catalogue> dcterms:hasPart ${address('part')} . ${address('part')} a dcat:Catalog .`
      setting.publish('a', catalogueTurtle(names.slice(0, 1), { more: [view('a'), next, part].join('\n') }))
      setting.publish('p2', catalogueTurtle(names.slice(1), { more: view('p2') }))
      const own = catalogueTurtle(['part']).replaceAll('<https://a.example/catalogue>', address('part'))
      setting.publish('part', own)
    },
  }),
  'a web page that leads to others': () => ({
    source: () => setting.source('a', { kind: 'html', settings: { follow: '/d/' } }),
    publish: names => {
      const page = (id: string): string =>
        `<!doctype html><html lang="sv"><head><script type="application/ld+json">${JSON.stringify({
          '@context': 'https://schema.org/',
          '@type': 'Dataset',
          '@id': iri(id),
          name: id,
          description: `Om ${id}`,
        })}</script></head><body></body></html>`
      const links = names.map(id => `<a href="/d/${id}">${id}</a>`).join('')
      setting.agency.answer('/a', {
        headers: html,
        body: `<!doctype html><html lang="sv"><body>${links}</body></html>`,
      })
      for (const id of names) setting.agency.answer(`/d/${id}`, { headers: html, body: page(id) })
    },
  }),
  'a CKAN portal': () => ({
    source: () => setting.source('a', { kind: 'ckan' }),
    publish: names => {
      const results = names.map(id => ({
        id: `00000000-0000-4000-8000-00000000000${id}`,
        name: `d-${id}`,
        title: `D ${id}`,
        notes: 'Om',
        resources: [],
        state: 'active',
      }))
      const search = ({ path }: { readonly path: string }): Reply => {
        const { pathname, searchParams } = new URL(path, 'http://localhost')
        if (!pathname.endsWith('package_search')) return { status: 404 }
        const start = Number(searchParams.get('start') ?? 0)
        const rows = Number(searchParams.get('rows') ?? 10)
        const result = { count: results.length, results: results.slice(start, start + rows) }
        return { headers: json, body: JSON.stringify({ success: true, result }) }
      }
      setting.agency.answer('*', search)
    },
  }),
}

const approve = async (run: { readonly id: number; readonly digest: string | null }, tools: HarvestTools) =>
  approveRun({ run: run.id, digest: run.digest ?? '', actor }, tools)
const datasets = async () =>
  [...(await setting.store.standing('a'))].flatMap(([topic, { resourceType }]) =>
    resourceType === 'Dataset' ? [topic] : [],
  )

test.each(Object.keys(kinds))(
  '%s that shrinks is held, and applied from what was kept when that is approved',
  async name => {
    const kind = kinds[name]()
    const source = await kind.source()
    await kind.publish(ids)
    expect((await setting.harvest(source)).status).toBe('succeeded')
    const before = (await datasets()).length
    await kind.publish(left)
    const held = await setting.harvest(source)
    expect(held.status).toBe('held')
    const asked = setting.agency.requests.length
    expect(await approve(held, setting.tools)).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect(setting.agency.requests.length).toBe(asked)
    expect((await datasets()).length).toBe(before - 4)
    expect((await setting.harvest(source)).status).toBe('unchanged')
  },
)

test('an endpoint that shrinks is held, and applied from what was kept when that is approved', async () => {
  const full = await startSparqlEndpoint(catalogueTurtle(ids))
  const small = await startSparqlEndpoint(catalogueTurtle(left))
  const client = createGet({ userAgent: 'test', contact: null, allowPrivateAddresses: [full.host, small.host] })
  const to = (host: string): Partial<HarvestTools> => ({
    get: (url, options) =>
      client
        .get(url.replace(full.host, host), options)
        .then(answer => (answer.kind === 'document' ? { ...answer, document: { ...answer.document, url } } : answer)),
  })
  const source = await setting.source('a', { kind: 'sparql', url: full.url })
  expect((await setting.harvest(source, to(full.host))).status).toBe('succeeded')
  const held = await setting.harvest(source, to(small.host))
  expect(held.status).toBe('held')
  expect(await approve(held, setting.tools)).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
  expect((await datasets()).length).toBe(2)
  await Promise.all([client.close(), full.close(), small.close()])
})

describe('a feed', () => {
  const trig = { 'content-type': 'application/trig' }
  const prefixes = `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix ldes: <https://w3id.org/ldes#> . @prefix tree: <https://w3id.org/tree#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<#feed> a ldes:EventStream .
`
  const event = (number: number, type: string, id: string, title = id): string => {
    const day = new Date(Date.UTC(2026, 0, number)).toISOString()
    const head = `<#feed> tree:member <#e${number}> . <#e${number}> a as:${type} ; as:object <${iri(id)}> ; as:published "${day}"^^xsd:dateTime .`
    return type === 'Delete'
      ? head
      : `${head} <#e${number}> { <${iri(id)}> a dcat:Dataset ; dcterms:title "${title}"@sv }`
  }
  const feed = (path: string, ...parts: readonly string[]) => {
    const body = prefixes + parts.join('\n')
    setting.agency.answer(path, { body, headers: { ...trig, etag: `"${body.length}"` }, isConditional: true })
  }
  const to = (path: string): string =>
    `<> tree:relation [ a tree:Relation ; tree:node <${setting.agency.origin}${path}> ] .`
  const created = ids.map((id, place) => event(place + 1, 'Create', id))
  let source: StoredSource
  beforeEach(async () => {
    source = await setting.source('a', { kind: 'ldes' })
    feed('/old', ...created)
    feed('/a', to('/old'))
    await setting.harvest(source)
  })
  const titles = async () =>
    Promise.all((await datasets()).sort().map(async topic => (await setting.store.entryOf(topic))?.title.sv))

  test('that deletes much is held, night after night, and loses no event when it is approved', async () => {
    feed('/a', to('/old'), to('/new'))
    feed(
      '/new',
      event(20, 'Update', '1', 'ny'),
      ...['3', '4', '5', '6'].map((id, place) => event(21 + place, 'Delete', id)),
    )
    const held = await setting.harvest(source)
    expect(held).toMatchObject({ status: 'held', changes: { removed: 4, updated: 1 } })
    setting.later(1)
    const again = await setting.harvest(source)
    expect(again).toMatchObject({ status: 'held', digest: held.digest })
    expect(await datasets()).toHaveLength(6)
    const asked = setting.agency.requests.length
    expect(await approve(again, setting.tools)).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect(setting.agency.requests.length).toBe(asked)
    expect(await titles()).toEqual(['ny', '2'])
    expect((await setting.harvest(source)).status).toBe('unchanged')
    feed('/a', to('/old'), to('/new'), to('/newest'))
    feed('/newest', event(30, 'Create', '7'))
    expect((await setting.harvest(source)).changes?.addedURIs).toEqual([iri('7')])
    expect(await titles()).toEqual(['ny', '2', '7'])
  })

  test('that deletes everything is held though it says so itself', async () => {
    feed('/a', to('/old'), ...ids.map((id, place) => event(20 + place, 'Delete', id)))
    const run = await setting.harvest(source)
    expect(run).toMatchObject({ status: 'held', error: { details: { removed: '6', standing: '6' } } })
    expect(await datasets()).toHaveLength(6)
  })

  test('of which a part fails removes nothing, and all that it says when that part is there', async () => {
    feed('/a', to('/old'), to('/x'), to('/y'))
    setting.agency.answer('/x', { status: 404 })
    feed('/y', event(21, 'Delete', '2'), event(22, 'Update', '3', 'senare'))
    expect(await setting.harvest(source)).toMatchObject({
      status: 'succeeded',
      isComplete: false,
      changes: { removed: 0 },
    })
    expect(await datasets()).toHaveLength(6)
    setting.later(1)
    feed('/x', event(20, 'Update', '3', 'tidigare'), event(19, 'Update', '4', 'fyra'))
    expect(await setting.harvest(source)).toMatchObject({ isComplete: true, changes: { removedURIs: [iri('2')] } })
    expect(await titles()).toEqual(['1', 'senare', 'fyra', '5', '6'])
  })

  test('that is rejected and goes on is held anew for what it says by then', async () => {
    const gone = (...names: readonly string[]) => names.map((id, place) => event(21 + place, 'Delete', id))
    feed('/a', to('/old'), ...gone('3', '4', '5', '6'))
    const held = await setting.harvest(source)
    await setting.store.decide(held.id, { kind: 'rejected', by: actor.name, at: actor.at, digest: held.digest ?? '' })
    feed(
      '/a',
      to('/old'),
      ...gone('3', '4', '5', '6'),
      event(40, 'Create', '3', 'åter'),
      event(41, 'Create', '4', 'åter'),
      event(42, 'Create', '5', 'åter'),
    )
    expect((await setting.harvest(source)).changes).toMatchObject({ removedURIs: [iri('6')] })
    expect(await titles()).toEqual(['1', '2', 'åter', 'åter', 'åter'])
  })
})

describe('the same dataset twice', () => {
  const uuid = '0b5ad1a5-1111-4222-8333-444455556666'
  const named = (id: string, title?: string) =>
    datasetTurtle(id, title).replace('dcat:keyword', `dcterms:identifier "${uuid}" ; dcat:keyword`)
  const publish = (path: string, names: readonly string[], title?: string) =>
    setting.publish(
      path,
      catalogueTurtle(names, { title: path, datasets: names.map(id => named(id, title)).join('') }).replaceAll(
        'a.example/catalogue',
        `${path}.example/catalogue`,
      ),
    )
  const shown = async () => {
    const { items } = await setting.store.search({
      text: '',
      facets: { resourceType: ['Dataset'] },
      sort: 'title',
      limit: 9,
      offset: 0,
    })
    return items.map(({ source, primaryTopic }) => `${source} ${primaryTopic.split('/').at(-1)}`)
  }

  test('in one catalogue is shown once, and always the same', async () => {
    const source = await setting.source('a')
    publish('a', ['1', '2'])
    await setting.harvest(source)
    expect(await shown()).toEqual(['a 1'])
    for (const [names, title] of [
      [['2', '1'], 'Ny'],
      [['1', '2'], 'Nyare'],
      [['2', '1'], 'Nyast'],
    ] as const) {
      publish('a', names, title)
      await setting.harvest(source)
      expect(await shown()).toEqual(['a 1'])
    }
  })

  test('in two catalogues is shown from the winner while it is missing, held or failing, and from the other when it is gone', async () => {
    const [winner, loser] = [
      await setting.source('a'),
      await setting.source('b', { precedence: { kind: 'collector' } }),
    ]
    const other = datasetTurtle('9')
    const published = (datasets: string) => setting.publish('a', catalogueTurtle(['1', '9'], { datasets }))
    published(named('1') + other)
    publish('b', ['2'])
    await setting.harvest(loser)
    await setting.harvest(winner)
    const both = ['a 1', 'a 9']
    expect(await shown()).toEqual(both)
    published(other)
    await setting.harvest(winner)
    expect(await shown()).toEqual(both)
    setting.agency.answer('/a', { status: 404 })
    setting.later(1)
    await setting.harvest(winner)
    publish('b', ['2'], 'Ändrad')
    await setting.harvest(loser)
    expect(await shown()).toEqual(both)
    setting.later(1)
    published(other)
    await setting.harvest(winner)
    expect((await shown()).sort()).toEqual(['a 9', 'b 2'])
    published(named('1') + other)
    await setting.harvest(winner)
    expect(await shown()).toEqual(both)
    await setting.source('a', { enabled: false })
    expect((await shown()).sort()).toEqual(['a 9', 'b 2'])
  })
})

describe('datasets without addresses', () => {
  const blank = (title: string, more = ''): string =>
    `[ a dcat:Dataset ; dcterms:title "${title}"@sv ; dcterms:description "Om"@sv ${more} ]`
  const publish = (...nodes: readonly string[]) =>
    setting.publish(
      'a',
      `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
      <https://a.example/c> a dcat:Catalog ; dcterms:title "K"@sv ; dcat:dataset ${nodes.join(' , ')} .`,
    )

  test('keep their addresses in another order, and only the one that changes is changed', async () => {
    const source = await setting.source('a')
    publish(blank('A'), blank('B'), blank('C'), blank('T'), blank('T'))
    await setting.harvest(source)
    const before = await datasets()
    expect(before).toHaveLength(5)
    publish(blank('T'), blank('C'), blank('A'), blank('T'), blank('B'))
    expect((await setting.harvest(source)).status).toBe('unchanged')
    publish(blank('T'), blank('C'), blank('A', '; dcat:keyword "ny"@sv'), blank('T'), blank('B'))
    const { changes } = await setting.harvest(source)
    expect(changes).toMatchObject({ added: 0, removed: 0, missing: 0, updated: 1 })
    publish(blank('T'), blank('C'), blank('A', '; dcat:keyword "ny"@sv'), blank('B'))
    const fewer = await setting.harvest(source)
    expect(fewer.changes).toMatchObject({ added: 0, missing: 1 })
    expect(fewer.changes?.updatedURIs).toEqual(['https://a.example/c'])
  })
})
