import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replayGet } from '../../src/harvest/replay.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { dcat, dcterms, rdf } from '../../src/rdf/vocabulary.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { type Remembered, readFeed, readWhole, type WholeReading } from './ldes-reading.ts'

const prefixes = `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix ldes: <https://w3id.org/ldes#> . @prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <https://a.example/> . @prefix e: <https://a.example/event/> .
`

let agency: Agency
beforeEach(async () => {
  agency = await startAgency()
})
afterEach(() => agency.close())

/** An event: its number is its name and its day of the year; without a title it is a removal. */
interface Told {
  readonly number: number
  readonly about: string
  readonly title?: string
}

function event({ number, about, title }: Told): string {
  const day = new Date(Date.UTC(2026, 0, number)).toISOString()
  const type = title === undefined ? 'Delete' : 'Update'
  const head = `e:${number} a as:${type} ; as:object :${about} ; as:published "${day}"^^xsd:dateTime .`
  return title === undefined ? head : `${head} e:${number} { :${about} a dcat:Dataset ; dcterms:title "${title}" . }`
}

/** A page of a feed, with relations to more of them. */
function page(events: readonly Told[], more = ''): string {
  const members = events.map(({ number }) => `tree:member e:${number} .`).map(text => `:feed ${text}`)
  return [prefixes, ':feed a ldes:EventStream .', ...members, ...events.map(event), more].join('\n')
}

const to = (node: string, bound = ''): string => `<> tree:relation [ a tree:Relation ; tree:node <${node}> ${bound} ] .`
const before = (day: string): string =>
  `; a tree:LessThanRelation ; tree:path as:published ; tree:value "${day}T00:00:00Z"^^xsd:dateTime`

/** Answers 304 to who knows the body. */
function publish(path: string, body: string): void {
  const etag = `"${hash('sha256', body)}"`
  agency.answer(path, ({ headers }): Reply => {
    if (headers['if-none-match'] === etag) return { status: 304 }
    return { body, headers: { 'content-type': 'application/trig', etag } }
  })
}

function titles({ graph }: { readonly graph: Graph }): Record<string, string> {
  const datasets = graph.subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Dataset))
  return Object.fromEntries(
    datasets.map(id => [
      graph.value(id).replace('https://a.example/', ''),
      graph.value(graph.objectOf(id, graph.iri(dcterms.title))),
    ]),
  )
}

const asRemembered = ({ state, documentChecksum }: WholeReading): Remembered => ({ state, documentChecksum })
const paths = (): string[] => agency.requests.map(({ path }) => path).filter(path => path !== '/robots.txt')
/** The paths that are asked for while something is done. */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const earlier = paths().length
  await act()
  return paths().slice(earlier)
}

describe('a feed that was harvested before', () => {
  test('goes on from where it was, and answers the whole catalogue', async () => {
    publish('/feed', page([{ number: 1, about: 'roads', title: 'Vägar' }]))
    const first = await readWhole(agency, '/feed')
    const more = [
      { number: 1, about: 'roads', title: 'Vägar' },
      { number: 2, about: 'baths', title: 'Bad' },
    ]
    publish('/feed', page(more))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({ roads: 'Vägar', baths: 'Bad' })
    expect(second.facts).toMatchObject({ resourcesAdded: 1, resourcesUnchanged: 1 })
  })

  test('costs one conditional request when nothing is new', async () => {
    publish('/feed', page([{ number: 1, about: 'roads', title: 'Vägar' }]))
    const first = await readWhole(agency, '/feed')
    const requests = await asked(async () => {
      const again = await readFeed(agency, '/feed', { before: asRemembered(first) })
      expect(again).toEqual({ kind: 'unchanged', by: 'not-modified', problems: [] })
    })
    expect(requests).toEqual(['/feed'])
  })

  test('is unchanged by its bytes where the server knows no conditional requests', async () => {
    agency.answer('/feed', { body: page([{ number: 1, about: 'roads', title: 'Vägar' }]) })
    const first = await readWhole(agency, '/feed')
    expect(await readFeed(agency, '/feed', { before: asRemembered(first) })).toMatchObject({ by: 'bytes' })
  })

  test('is answered whole, with a document, when everything is to be judged anew', async () => {
    publish('/feed', page([{ number: 1, about: 'roads', title: 'Vägar' }]))
    const { state } = await readWhole(agency, '/feed')
    const again = await readWhole(agency, '/feed', { before: { state, documentChecksum: null } })
    expect(titles(again)).toEqual({ roads: 'Vägar' })
    expect(again.documents).toHaveLength(1)
  })

  test('does not bring back what was removed when an older event turns up', async () => {
    publish('/feed', page([{ number: 5, about: 'roads' }]))
    const first = await readWhole(agency, '/feed')
    const late = page([
      { number: 5, about: 'roads' },
      { number: 2, about: 'roads', title: 'Vägar' },
    ])
    publish('/feed', late)
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({})
    expect(second.removals).toEqual(['https://a.example/roads'])
  })

  test('can bring back what it removed', async () => {
    const removed = [
      { number: 1, about: 'roads', title: 'Vägar' },
      { number: 2, about: 'roads' },
    ]
    publish('/feed', page(removed))
    const first = await readWhole(agency, '/feed')
    expect(first.removals).toEqual(['https://a.example/roads'])
    publish('/feed', page([...removed, { number: 3, about: 'roads', title: 'Vägar igen' }]))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({ roads: 'Vägar igen' })
    expect(second.removals).toEqual([])
  })

  test('tells again of what is wrong in a page that has not changed', async () => {
    const broken = page([{ number: 1, about: 'roads', title: 'Vägar' }], ':feed tree:member e:9 . e:9 a as:Create .')
    publish('/feed', page([], to('/one') + to('/two')))
    publish('/one', broken)
    publish('/two', page([{ number: 2, about: 'baths', title: 'Bad' }]))
    const first = await readWhole(agency, '/feed')
    publish('/two', page([{ number: 2, about: 'baths', title: 'Badet' }]))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    const rules = second.problems.map(({ rule }) => rule)
    expect(rules).toEqual(['ldes-event-object'])
    expect(rules).toEqual(first.problems.map(({ rule }) => rule))
  })
})

describe('a feed in pages', () => {
  const old = [{ number: 1, about: 'roads', title: 'Vägar' }]
  const fresh = [{ number: 40, about: 'baths', title: 'Bad' }]

  test('does not have pages fetched again that end before what was read', async () => {
    publish('/feed', page([], to('/january', before('2026-02-01')) + to('/february')))
    publish('/january', page(old))
    publish('/february', page(fresh))
    const first = await readWhole(agency, '/feed')
    publish('/february', page([...fresh, { number: 41, about: 'parks', title: 'Parker' }]))
    const requests = await asked(async () => {
      const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
      expect(titles(second)).toEqual({ roads: 'Vägar', baths: 'Bad', parks: 'Parker' })
    })
    expect(requests).toEqual(['/feed', '/february'])
  })

  test('does not have pages fetched again that say that they never change, but does follow them', async () => {
    publish('/feed', page([], to('/one')))
    publish('/one', page(old, `<> ldes:immutable true . ${to('/two')}`))
    publish('/two', page(fresh))
    const first = await readWhole(agency, '/feed')
    expect(await asked(() => readFeed(agency, '/feed', { before: asRemembered(first) }))).toEqual(['/feed', '/two'])
  })

  test('loses nothing when a page fails: the rest counts, and the page is read when it is back', async () => {
    publish('/feed', page([], to('/one') + to('/two')))
    agency.answer('/one', { status: 404 })
    publish('/two', page(fresh))
    const first = await readWhole(agency, '/feed')
    expect(first).toMatchObject({ isComplete: false, problems: [{ rule: 'ldes-fragment-not-read' }] })
    expect(titles(first)).toEqual({ baths: 'Bad' })
    publish('/one', page(old))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(second).toMatchObject({ isComplete: true, problems: [] })
    expect(titles(second)).toEqual({ roads: 'Vägar', baths: 'Bad' })
  })

  test('keeps what a page told that fails later, and has a document to show', async () => {
    publish('/feed', page([], to('/one')))
    publish('/one', page(old))
    const first = await readWhole(agency, '/feed')
    agency.answer('/one', { body: 'these bytes are no RDF', headers: { 'content-type': 'application/trig' } })
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(second).toMatchObject({ isComplete: false, removals: [] })
    expect(titles(second)).toEqual({ roads: 'Vägar' })
    expect(second.documents.length).toBeGreaterThan(0)
  })

  test('is left alone when one page after the other fails', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `/page/${n}`)
    publish('/feed', page(old, names.map(name => to(name)).join('\n')))
    const { isComplete, graph } = await readWhole(agency, '/feed')
    expect([isComplete, titles({ graph })]).toEqual([false, { roads: 'Vägar' }])
    expect(paths().length).toBeLessThan(10)
  })

  test('larger than one run may read is got through in several', async () => {
    const chain = (n: number): string =>
      page([{ number: n, about: `d${n}`, title: `${n}` }], n < 6 ? to(`/p${n + 1}`) : '')
    publish('/feed', page([], to('/p1')))
    for (let n = 1; n <= 6; n++) publish(`/p${n}`, chain(n))
    const source = { limits: { ...defaultLimits, maxPages: 4 } }
    const first = await readWhole(agency, '/feed', { source })
    expect(first).toMatchObject({ isComplete: false, problems: [{ rule: 'ldes-too-many-fragments' }] })
    const second = await readWhole(agency, '/feed', { source, before: asRemembered(first) })
    expect(Object.keys(titles(second))).toHaveLength(6)
  })

  test('is followed round a circle once', async () => {
    publish('/feed', page(old, to('/two')))
    publish('/two', page(fresh, to('/feed') + to('/two#again')))
    expect((await readWhole(agency, '/feed')).isComplete).toBe(true)
    expect(paths()).toEqual(['/feed', '/two'])
  })

  test('minds robots.txt for pages that it names, not for the one that was configured', async () => {
    agency.answer('/robots.txt', { body: 'User-agent: *\nDisallow: /' })
    publish('/feed', page(old, to('/two')))
    publish('/two', page(fresh))
    const { problems, isComplete } = await readWhole(agency, '/feed')
    expect(isComplete).toBe(false)
    expect(problems).toMatchObject([{ rule: 'ldes-fragment-not-read', details: { code: 'robots' } }])
  })

  test('fails as any source does when its own address fails', async () => {
    agency.answer('/feed', { status: 404 })
    await expect(readFeed(agency, '/feed')).rejects.toBeInstanceOf(HarvestError)
  })
})

describe('a run that is read again from what it received', () => {
  test('tells the same, also of pages that the server did not send then or that failed', async () => {
    publish('/feed', page([], to('/one') + to('/two') + to('/three')))
    publish('/one', page([{ number: 1, about: 'roads', title: 'Vägar' }]))
    publish('/two', page([{ number: 2, about: 'baths', title: 'Bad' }]))
    const remembered = asRemembered(await readWhole(agency, '/feed'))
    publish(
      '/two',
      page([
        { number: 2, about: 'baths', title: 'Bad' },
        { number: 3, about: 'roads' },
      ]),
    )
    const then = await readWhole(agency, '/feed', { before: remembered })
    for (const documentChecksum of [remembered.documentChecksum, null]) {
      const before = { ...remembered, documentChecksum }
      const again = await readWhole(agency, '/feed', { before, get: replayGet(then.documents) })
      expect(titles(again)).toEqual(titles(then))
      expect([again.removals, again.isComplete]).toEqual([then.removals, then.isComplete])
    }
  })
})

describe('a feed that has taken back what it told', () => {
  const both = [
    { number: 1, about: 'roads', title: 'Vägar' },
    { number: 2, about: 'baths', title: 'Bad' },
  ]

  test('is read from its start: what is gone from it is missing, and not removed', async () => {
    publish('/feed', page(both))
    const first = await readWhole(agency, '/feed')
    publish('/feed', page([{ number: 1, about: 'roads', title: 'Vägar som förr' }]))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({ roads: 'Vägar som förr' })
    expect(second).toMatchObject({ isComplete: true, removals: [], problems: [{ rule: 'ldes-feed-rewritten' }] })
  })

  test('counts in full though all its events are older than before', async () => {
    publish('/feed', page([{ number: 50, about: 'roads', title: 'Nyare' }]))
    const first = await readWhole(agency, '/feed')
    publish('/feed', page([{ number: 1, about: 'roads', title: 'Äldre' }]))
    expect(titles(await readWhole(agency, '/feed', { before: asRemembered(first) }))).toEqual({ roads: 'Äldre' })
  })

  test('keeps what it told when it says that it forgets with time', async () => {
    const policy = '<> ldes:retentionPolicy [ ldes:fullLogDuration "P30D"^^xsd:duration ] .'
    publish('/feed', page(both, policy))
    const first = await readWhole(agency, '/feed')
    publish('/feed', page([{ number: 60, about: 'parks', title: 'Parker' }], policy))
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({ roads: 'Vägar', baths: 'Bad', parks: 'Parker' })
    expect(second.problems).toEqual([])
  })

  test('may leave out events that newer ones about the same have replaced', async () => {
    publish('/feed', page(both))
    const first = await readWhole(agency, '/feed')
    publish(
      '/feed',
      page([
        { number: 2, about: 'baths', title: 'Bad' },
        { number: 9, about: 'roads', title: 'Nya vägar' },
      ]),
    )
    const second = await readWhole(agency, '/feed', { before: asRemembered(first) })
    expect(titles(second)).toEqual({ roads: 'Nya vägar', baths: 'Bad' })
    expect(second.problems).toEqual([])
  })
})

describe('a feed whose versions come out of order', () => {
  test('counts the latest version by its own time, and goes on by the time at which versions came', async () => {
    const stream =
      ':feed ldes:timestampPath as:published ; ldes:versionTimestampPath dcterms:modified ; ldes:versionOfPath as:object .'
    const versions = [
      ['1', '2026-01-01', '2020-06-01', 'Ny'],
      ['2', '2026-01-02', '2019-06-01', 'Gammal'],
    ].map(
      ([
        n,
        came,
        made,
        title,
      ]) => `:feed tree:member e:${n} . e:${n} a as:Update ; as:object :d ; as:published "${came}"^^xsd:date ;
        dcterms:modified "${made}"^^xsd:date . e:${n} { :d a dcat:Dataset ; dcterms:title "${title}" }`,
    )
    publish('/feed', [page([]), stream, to('/old', before('2026-01-02')), to('/new')].join('\n'))
    publish('/old', [page([]), versions[0]].join('\n'))
    publish('/new', [page([]), versions[1]].join('\n'))
    const first = await readWhole(agency, '/feed')
    expect(titles(first)).toEqual({ d: 'Ny' })
    expect(await asked(() => readFeed(agency, '/feed', { before: asRemembered(first) }))).toEqual(['/feed', '/new'])
  })
})

describe('a feed that describes sub-catalogues', () => {
  test('has them put into its catalogue', async () => {
    const head =
      'e:1 a as:Create ; as:object :c ; as:published "2026-01-01"^^xsd:date . e:2 a as:Create ; as:object :s ; as:published "2026-01-01"^^xsd:date .'
    const body =
      'e:1 { :c a dcat:Catalog ; dcterms:hasPart :s } e:2 { :s a dcat:Catalog ; dcterms:title "Del" ; dcat:dataset :d }'
    publish('/feed', `${page([])} :feed tree:member e:1, e:2 . ${head} ${body}`)
    const { graph, problems } = await readWhole(agency, '/feed')
    expect(graph.has(graph.iri('https://a.example/c'), graph.iri(dcat.dataset), graph.iri('https://a.example/d'))).toBe(
      true,
    )
    expect(problems.map(({ rule }) => rule)).toContain('sub-catalogue-merged')
  })
})

const nasty = resolve(import.meta.dirname, '../../../shared/corpus/nasty/ldes-out-of-order.trig')

describe.skipIf(!existsSync(nasty))('a removal that stands before the creation', () => {
  test('comes after it by its time: the dataset is gone', async () => {
    publish('/feed', readFileSync(nasty, 'utf8'))
    const { graph, problems, removals, isComplete } = await readWhole(agency, '/feed')
    expect([graph.size, problems, removals, isComplete]).toEqual([0, [], ['https://flode.example/ds/0'], true])
  })
})
