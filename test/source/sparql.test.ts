import { afterEach, describe, expect, test } from 'vitest'
import { defaultLimits, type Source } from '../../src/model/source.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat } from '../../src/rdf/vocabulary.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import { startAgency } from '../support/agency.ts'
import { type SparqlEndpoint, type SparqlOptions, startSparqlEndpoint } from '../support/sparql-endpoint.ts'
import { readEndpoint } from './sparql-reading.ts'

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix : <https://a.example/> .
`

const open: SparqlEndpoint[] = []
afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close()
})

async function start(turtle: string, options?: SparqlOptions): Promise<SparqlEndpoint> {
  const endpoint = await startSparqlEndpoint(turtle, options)
  open.push(endpoint)
  return endpoint
}

/** A catalogue of so many datasets, each with a distribution, a contact without an address and some keywords. */
function catalogue(count: number): string {
  const datasets = Array.from({ length: count }, (_, n) => {
    const words = Array.from({ length: 10 }, (_, word) => `"ord ${word}"`).join(', ')
    return `:d${n} a dcat:Dataset ; dcterms:title "${n}" ; dcat:keyword ${words} ; dcterms:publisher :p${n % 7} ;
      dcat:contactPoint [ vcard:fn "${n}" ] ; dcat:distribution :f${n} . :f${n} a dcat:Distribution . :c dcat:dataset :d${n} .`
  })
  const publishers = Array.from({ length: 7 }, (_, n) => `:p${n} foaf:name "${n}" .`)
  return [prefixes, ':c a dcat:Catalog .', ...datasets, ...publishers].join('\n')
}

async function whole(endpoint: SparqlEndpoint, source: Partial<Source> = {}) {
  const reading: SourceReading = await readEndpoint(endpoint, source)
  if (reading.kind === 'unchanged') throw new Error(`unchanged by ${reading.by}`)
  return reading
}

async function graphOf(turtle: string): Promise<Graph> {
  return (await read(Buffer.from(turtle), { baseIri: 'https://a.example/', mediaType: 'text/turtle' })).graph
}

const datasetsIn = (graph: Graph): number => graph.rowsOfPredicate(graph.iri(dcat.dataset)).length
const rulesOf = ({ problems }: { readonly problems: readonly { readonly rule: string }[] }): string[] => [
  ...new Set(problems.map(({ rule }) => rule)),
]
/** Asks the query for the description of a resource? */
function holds(query: string, name: string): boolean {
  const [, from = '', to = ''] = /STR\(\?r\) >= "(.*?)" && STR\(\?r\) <= "(.*?)"/.exec(query) ?? []
  const iri = `https://a.example/${name}`
  return isDescription(query) && from <= iri && iri <= to
}

const isDescription = (query: string): boolean => query.startsWith('CONSTRUCT') && query.includes('OPTIONAL')

describe('an endpoint of many resources', () => {
  test('gives exactly what it holds, in far fewer requests than resources', async () => {
    const turtle = catalogue(300)
    const endpoint = await start(turtle)
    const { graph, isComplete, problems } = await whole(endpoint)
    expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await graphOf(turtle)))
    expect([isComplete, problems]).toEqual([true, []])
    expect(endpoint.queries.length).toBeLessThan(40)
  })

  test('gives it also where it cuts every answer short without a word', async () => {
    const turtle = catalogue(1010)
    const endpoint = await start(turtle, { rowLimit: 1000 })
    const { graph, isComplete, problems } = await whole(endpoint)
    expect(datasetsIn(graph)).toBe(1010)
    expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await graphOf(turtle)))
    expect([isComplete, problems]).toEqual([true, []])
  })

  test('is listed in pages', async () => {
    const endpoint = await start(catalogue(30))
    const { graph } = await whole(endpoint, { settings: { pageSize: '7' } })
    expect(datasetsIn(graph)).toBe(30)
    expect(endpoint.queries.filter(query => query.includes('LIMIT 7'))).toHaveLength(9)
  })

  test('is read as ever when its settings are empty', async () => {
    const endpoint = await start(catalogue(2))
    const { graph } = await whole(endpoint, { settings: { query: ' ', graph: '', pageSize: '' } })
    expect(datasetsIn(graph)).toBe(2)
  })

  test('is unchanged when every byte is as before', async () => {
    const endpoint = await start(`${prefixes} :c a dcat:Catalog ; dcat:dataset :d . :d a dcat:Dataset .`)
    const { documentChecksum } = await whole(endpoint)
    expect(await readEndpoint(endpoint, {}, documentChecksum)).toMatchObject({ kind: 'unchanged', by: 'bytes' })
    endpoint.load(`${prefixes} :d dcterms:title "Ny" .`)
    expect((await readEndpoint(endpoint, {}, documentChecksum)).kind).toBe('read')
  })

  test('is asked about the graph that the source names', async () => {
    const endpoint = await start(`${prefixes} :c a dcat:Catalog ; dcat:dataset :other . :other a dcat:Dataset .`)
    endpoint.load(
      `${prefixes} :c a dcat:Catalog ; dcat:dataset :one, :two . :one a dcat:Dataset .`,
      'https://a.example/g',
    )
    const { graph } = await whole(endpoint, { settings: { graph: 'https://a.example/g' } })
    expect(datasetsIn(graph)).toBe(2)
  })
})

describe('an endpoint that fails on the way', () => {
  test('is asked for less at a time where it gives up on much', async () => {
    const turtle = catalogue(100)
    const endpoint = await start(turtle, {
      refuse: query => (holds(query, 'd3') && holds(query, 'd4') ? 500 : null),
    })
    const { graph, isComplete } = await whole(endpoint)
    expect([datasetsIn(graph), isComplete]).toEqual([100, true])
  })

  test('keeps what came, and is not taken for complete', async () => {
    const endpoint = await start(catalogue(100), {
      refuse: query => (holds(query, 'd50') ? 500 : null),
    })
    const reading = await whole(endpoint)
    expect([reading.isComplete, rulesOf(reading)]).toEqual([false, ['sparql-part-not-read']])
    expect(reading.graph.describes(reading.graph.iri('https://a.example/d99'))).toBe(true)
    expect(reading.graph.describes(reading.graph.iri('https://a.example/d50'))).toBe(false)
  })

  test('is left alone when nothing works any more', async () => {
    const endpoint = await start(catalogue(500), { refuse: query => (isDescription(query) ? 503 : null) })
    const error = await readEndpoint(endpoint).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'http-status' })
    expect(endpoint.queries.length).toBeLessThan(30)
  })

  test('is not asked more than the source allows', async () => {
    const endpoint = await start(catalogue(500))
    const reading = await whole(endpoint, { limits: { ...defaultLimits, maxPages: 6 } })
    expect([reading.isComplete, rulesOf(reading), endpoint.queries.length]).toEqual([
      false,
      ['sparql-part-not-read'],
      6,
    ])
  })

  test('that lists fewer than it counts is not taken for complete', async () => {
    let lists = 0
    const endpoint = await start(catalogue(20), {
      refuse: query => (query.includes('ORDER BY') && lists++ > 0 ? 500 : null),
    })
    const reading = await whole(endpoint, { settings: { pageSize: '10' } })
    expect([reading.isComplete, rulesOf(reading)]).toEqual([false, ['sparql-page-not-read']])
  })
})

describe('an address that is no endpoint', () => {
  test.each([
    ['a web page', '<!doctype html><p>SPARQL</p>', 'text/html'],
    ['other JSON', '{"results": []}', 'application/json'],
  ])('is told of as such: %s', async (_, body, mediaType) => {
    const agency = await startAgency()
    const query = 'SELECT (COUNT(DISTINCT ?r) AS ?n)'
    const source = { url: agency.origin, host: agency.host }
    const first = await readEndpoint(source).catch((reason: unknown) => reason)
    expect(first).toMatchObject({ code: 'http-status' })
    const path = agency.requests[0]?.path ?? ''
    expect(new URLSearchParams(path.split('?')[1]).get('query')).toContain(query)
    agency.answer(path, { body, headers: { 'content-type': mediaType } })
    const error = await readEndpoint(source).catch((reason: unknown) => reason)
    await agency.close()
    expect(error).toMatchObject({ code: 'not-rdf', problems: [{ rule: 'sparql-no-endpoint' }] })
  })
})

describe('a query of the operator’s own', () => {
  const query = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }'

  test('is asked in pages until there is nothing more', async () => {
    const turtle = `${prefixes} :c a dcat:Catalog ; dcat:dataset :d . :d a dcat:Dataset ; dcterms:title "1", "2", "3" .`
    const endpoint = await start(turtle)
    const { graph } = await whole(endpoint, { settings: { query, pageSize: '2' } })
    expect(graph.size).toBe(6)
    expect(endpoint.queries).toHaveLength(4)
  })

  test('is asked as it is when it says itself how much it wants', async () => {
    const endpoint = await start(catalogue(5))
    const own = `${query} LIMIT 100000`
    await whole(endpoint, { settings: { query: own, pageSize: '2' } })
    expect(endpoint.queries).toEqual([own])
  })

  test('that tears blank nodes is told of', async () => {
    const endpoint = await start(catalogue(5))
    expect(rulesOf(await whole(endpoint, { settings: { query, pageSize: '20' } }))).toContain('sparql-blank-nodes-torn')
  })

  test('keeps the pages that came when a later one fails', async () => {
    const endpoint = await start(catalogue(5), { refuse: text => (text.includes('OFFSET 40') ? 500 : null) })
    const reading = await whole(endpoint, { settings: { query, pageSize: '20' } })
    expect(reading.isComplete).toBe(false)
    expect(rulesOf(reading)).toContain('sparql-page-not-read')
  })

  test('with a mistake ends the harvest', async () => {
    const endpoint = await start(catalogue(1))
    const settings = { query: 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p' }
    const details = { status: '400', url: endpoint.url }
    await expect(readEndpoint(endpoint, { settings })).rejects.toMatchObject({ code: 'http-status', details })
  })
})
