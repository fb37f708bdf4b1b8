import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, startDemonstration } from '../../src/cli/demonstration.ts'
import { createGet } from '../../src/fetch/get.ts'
import type { Get } from '../../src/model/document.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { dcat, dcterms, foaf, rdf } from '../../src/rdf/vocabulary.ts'
import { kinds } from '../../src/source/kinds.ts'
import type { Before, SourceReading } from '../../src/source/reading.ts'

let demonstration: Demonstration
let client: { readonly get: Get; close(): Promise<void> }
let outcomes: ReadonlyMap<string, SourceReading | HarvestError>

const state = async (): Promise<null> => null
const nothingBefore: Before = { etag: null, lastModified: null, documentChecksum: null, isHarvested: false, state }

async function outcomeOf(id: string, before: Before): Promise<SourceReading | HarvestError> {
  const source = demonstration.sources.find(each => each.id === id)
  if (source === undefined) throw new Error(`no source ${id}`)
  return await kinds.dcat
    .read(source, { get: client.get, files: null, before, now: () => new Date() })
    .catch(error => error)
}

beforeAll(async () => {
  demonstration = await startDemonstration()
  const allowPrivateAddresses = demonstration.origins.map(origin => new URL(origin).host)
  client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses })
  const ids = demonstration.sources.map(({ id }) => id)
  const each = ids.map(async id => [id, await outcomeOf(id, nothingBefore)] as const)
  outcomes = new Map(await Promise.all(each))
})
afterAll(async () => {
  await client.close()
  await demonstration.close()
})

function readingOf(id: string) {
  const outcome = outcomes.get(id)
  if (outcome === undefined || !('kind' in outcome) || outcome.kind !== 'read') throw new Error(`${id} was not read`)
  return outcome
}

const readable = [
  ['kustmiljoverket', 'rdfxml', 16],
  ['geodataverket', 'rdfxml', 18],
  ['statistikinstitutet', 'rdfxml', 60],
  ['elmarknadsverket', 'turtle', 13],
  ['biblioteksbyran', 'jsonld', 10],
  ['skogsvardsnamnden', 'rdfxml', 8],
  ['region-malarbygden', 'rdfxml', 17],
  ['almviks-kommun', 'rdfxml', 24],
] as const

function instances(graph: Graph, type: string): number[] {
  return graph.subjectsWith(graph.iri(rdf.type), graph.iri(type))
}

describe.each(readable)('%s', (id, syntax, datasets) => {
  test(`publishes ${syntax} with ${datasets} datasets in one catalogue`, () => {
    const reading = readingOf(id)
    expect(reading.syntax).toBe(syntax)
    expect(instances(reading.graph, dcat.Dataset).length).toBe(datasets)
    expect(instances(reading.graph, dcat.Catalog).length).toBe(1)
  })

  test('names the publisher that the source is registered for', () => {
    const { graph } = readingOf(id)
    const source = demonstration.sources.find(each => each.id === id)
    const [catalogue] = instances(graph, dcat.Catalog)
    const publisher = graph.objectOf(catalogue, graph.iri(dcterms.publisher))
    expect(graph.objectOf(publisher, graph.iri(foaf.name))).not.toBe(0)
    if (id !== 'skogsvardsnamnden') expect(graph.value(publisher)).toBe(source?.organisation)
  })
})

test('the organisation numbers are of no existing organisation, but hold by their check digit', () => {
  const numbers = demonstration.sources.map(({ organisation }) => organisation?.slice(-10) ?? '')
  const digits = (number: string): number[] => [...number].map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
  const sum = (number: string): number =>
    digits(number).reduce((total, each) => total + (each > 9 ? each - 9 : each), 0)
  expect(numbers.filter(number => sum(number) % 10 !== 0)).toEqual([])
  expect(numbers.filter(number => !/^(2021|2120|2321)99\d{4}$/.test(number))).toEqual([])
})

test.each([
  ['almviks-kommun', ['redirect-status-302']],
  ['region-malarbygden', ['redirect-permanent', 'sub-catalogue-merged', 'sub-catalogue-merged']],
  ['kustmiljoverket', []],
])('%s has flaws on the way: %j', (id, rules) => {
  const told = readingOf(id).problems.filter(({ stage }) => stage !== 'parse')
  expect(told.map(({ rule }) => rule)).toEqual(rules)
})

test('the region is put together of three documents', () => {
  expect(readingOf('region-malarbygden').documents.length).toBe(3)
})

test('one agency publishes a syntax error, with its place', () => {
  const outcome = outcomes.get('hamnsunds-kommun')
  expect(outcome).toBeInstanceOf(HarvestError)
  expect(outcome).toMatchObject({ code: 'syntax', details: { line: expect.stringMatching(/^\d+$/) } })
})

test('one agency is down', () => {
  expect(outcomes.get('fordonsnamnden')).toMatchObject({
    code: 'http-status',
    details: { status: '503', retryAfter: '3600' },
  })
})

test.each([
  ['kustmiljoverket', true],
  ['almviks-kommun', true],
  ['statistikinstitutet', false],
])('%s is unchanged the second time; it answers conditional requests: %s', async (id, hasValidators) => {
  const { documents, documentChecksum } = readingOf(id)
  const [{ etag, lastModified }] = documents
  expect(etag !== null).toBe(hasValidators)
  expect(
    (await outcomeOf(id, { etag, lastModified, documentChecksum, isHarvested: true, state })).problems.length,
  ).toBeLessThan(2)
  expect(await outcomeOf(id, { etag, lastModified, documentChecksum, isHarvested: true, state })).toMatchObject({
    kind: 'unchanged',
  })
})
