import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat, rdf } from '../../src/rdf/vocabulary.ts'
import { openStore } from '../../src/store/open.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'
import { entitiesIn } from './ldes-reading.ts'

const suite = resolve(import.meta.dirname, '../../../shared/corpus/se-digg-ldes-tests')
const cases = existsSync(suite) ? readdirSync(suite).filter(name => /^test\d+$/.test(name)) : []

let setting: Setting
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.close())

const prefixes = `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix ldes: <https://w3id.org/ldes#> . @prefix tree: <https://w3id.org/tree#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

/** A page of a feed that tells of everything in a graph, long ago. */
function pageOf(graph: Graph, more = ''): string {
  const events = [...entitiesIn(graph)].map(([iri, { statements }], n) => {
    const event = `<https://agency.example/event/${n}>`
    const head = `${event} a as:Create ; as:object <${iri}> ; as:published "2020-01-01T00:00:00Z"^^xsd:dateTime .`
    return `<#feed> tree:member ${event} . ${head} ${event} { ${statements} }`
  })
  return [prefixes, '<#feed> a ldes:EventStream .', ...events, more].join('\n')
}

const trig = { 'content-type': 'application/trig' }
const limits = { ...defaultLimits, maxRemovedShare: 1 }
const classes = [dcat.Catalog, dcat.Dataset, dcat.DataService]

/** Those of the IRIs that a graph describes as what a record is made of. */
function recordsAmong(graph: Graph, iris: readonly string[]): readonly string[] {
  const isRecord = (id: number): boolean => classes.some(name => graph.has(id, graph.iri(rdf.type), graph.iri(name)))
  return iris.filter(iri => isRecord(graph.iri(iri)))
}

describe.skipIf(cases.length === 0)('DIGG’s test cases, harvested', () => {
  test.each(cases)('%s adds and removes the records that its report says', async name => {
    const text = (file: string): string => readFileSync(resolve(suite, name, file), 'utf8')
    const graphIn = async (file: string): Promise<Graph> =>
      (await read(Buffer.from(text(file)), { baseIri: 'http://example.com/', mediaType: 'text/turtle' })).graph
    const [before, after] = [await graphIn('before.ttl'), await graphIn('after.ttl')]
    const { addedURIs, removedURIs } = JSON.parse(text('report.json'))
    const source = await setting.source('feed', { kind: 'ldes', limits })
    setting.agency.answer('/feed.trig', { body: text('feed.trig'), headers: trig })
    setting.agency.answer('/feed', { body: pageOf(before), headers: trig })
    await setting.harvest(source)
    const next = '<> tree:relation [ a tree:Relation ; tree:node </feed.trig> ] .'
    setting.agency.answer('/feed', { body: pageOf(before, next), headers: trig })
    const { changes } = await setting.harvest(source)
    expect(changes?.addedURIs).toEqual(recordsAmong(after, addedURIs))
    expect(changes?.removedURIs).toEqual(recordsAmong(before, removedURIs))
  })
})

describe('a feed, harvested', () => {
  const created = (n: number): string =>
    `<#feed> a ldes:EventStream ; tree:member <#${n}> . <#${n}> { <https://a.example/d${n}> a dcat:Dataset }
    <#${n}> a as:Create ; as:object <https://a.example/d${n}> ; as:published "2026-01-0${n}"^^xsd:date .`

  test('goes on from where it was when another process opens the store', async () => {
    const source = await setting.source('feed', { kind: 'ldes', limits })
    setting.agency.answer('/feed', { body: prefixes + created(1) + created(2), headers: trig })
    expect((await setting.harvest(source)).changes?.addedURIs).toEqual(['https://a.example/d1', 'https://a.example/d2'])
    const store = await openStore({ data: setting.data, database: null })
    const removed = `<#feed> tree:member <#9> . <#9> a as:Delete ; as:object <https://a.example/d1> ; as:published "2026-02-01"^^xsd:date .`
    setting.agency.answer('/feed', { body: prefixes + created(1) + created(2) + created(3) + removed, headers: trig })
    const { changes } = await setting.harvest(source, { store })
    await store.close()
    expect(changes).toMatchObject({
      addedURIs: ['https://a.example/d3'],
      removedURIs: ['https://a.example/d1'],
      missing: 0,
    })
  })

  test('removes at once what it says is removed, and gives what it merely lost its grace', async () => {
    const source = await setting.source('feed', { kind: 'ldes', limits })
    setting.agency.answer('/feed', { body: prefixes + created(1) + created(2), headers: trig })
    await setting.harvest(source)
    setting.agency.answer('/feed', { body: prefixes + created(2), headers: trig })
    const { changes } = await setting.harvest(source)
    expect(changes).toMatchObject({ removed: 0, missing: 1, missingURIs: ['https://a.example/d1'] })
  })
})
