import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import type { Get } from '../../src/model/document.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import { readDcat } from '../../src/source/dcat.ts'
import type { Before, SourceReading } from '../../src/source/reading.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

const nothingBefore: Before = {
  etag: null,
  lastModified: null,
  documentChecksum: null,
  isHarvested: false,
  state: async () => null,
}
const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n'
const catalogue = `${prefixes}<http://a.example/c> a dcat:Catalog ; dcat:dataset <http://a.example/d> .
<http://a.example/d> a dcat:Dataset ; dcterms:title "Vägar"@sv .\n`

let agency: Agency
let client: { readonly get: Get; close(): Promise<void> }

beforeEach(async () => {
  agency = await startAgency()
  client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host] })
})
afterEach(async () => {
  await client.close()
  await agency.close()
})

const turtle = (body: string, more: Reply = {}): Reply => ({
  body,
  headers: { 'content-type': 'text/turtle', ...more.headers },
})

function read(path: string, before: Before = nothingBefore): Promise<SourceReading> {
  return readDcat(sourceAt(agency.origin + path), { get: client.get, before })
}

async function reading(promise: Promise<SourceReading>) {
  const settled = await promise
  if (settled.kind !== 'read') throw new Error('unchanged')
  return settled
}

async function errorOf(promise: Promise<unknown>): Promise<HarvestError> {
  const error = await promise.then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(HarvestError)
  return error
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A main catalogue with stubs at the paths, which each hold one dataset. */
function publishParts(paths: readonly string[]): void {
  const parts = paths.map(path => `<${agency.origin}${path}>`)
  const stubs = parts.map(part => `${part} a dcat:Catalog .`).join('\n')
  agency.answer('/main', turtle(`${catalogue}<http://a.example/c> dcterms:hasPart ${parts.join(', ')} .\n${stubs}`))
  paths.forEach((path, n) => {
    const data = `<http://a.example/part/${n}>`
    agency.answer(
      path,
      turtle(`${prefixes}${parts[n]} a dcat:Catalog ; dcat:dataset ${data} . ${data} a dcat:Dataset .`),
    )
  })
}

describe('a catalogue in one document', () => {
  test('answers with the graph, the bytes, the syntax and the checksum', async () => {
    agency.answer('/main', turtle(catalogue))
    const { graph, documents, syntax, documentChecksum, problems } = await reading(read('/main'))
    expect(graph.tripleCount).toBe(4)
    expect(documents.map(({ gzipped }) => gunzipSync(gzipped).toString())).toEqual([catalogue])
    expect(syntax).toBe('turtle')
    expect(documentChecksum).toBe(sha256(catalogue))
    expect(problems).toEqual([])
  })

  test('says where each statement stands', async () => {
    agency.answer('/main', turtle(catalogue))
    const { graph } = await reading(read('/main'))
    const title = graph.rowsOfPredicate(graph.iri(dcterms.title))[0]
    expect(graph.positionOf(title)).toMatchObject({ line: 3 })
  })

  test('is unchanged when the server says so, and is asked with what is known from before', async () => {
    agency.answer('/main', ({ headers }) => (headers['if-none-match'] === '"v1"' ? { status: 304 } : turtle(catalogue)))
    const before = { ...nothingBefore, etag: '"v1"', documentChecksum: sha256('earlier bytes') }
    expect(await read('/main', before)).toEqual({ kind: 'unchanged', by: 'not-modified', problems: [] })
  })

  test('is unchanged when the bytes are those of before, whatever they are', async () => {
    agency.answer('/main', turtle('these bytes are not even looked at'))
    const before = { ...nothingBefore, documentChecksum: sha256('these bytes are not even looked at') }
    expect(await read('/main', before)).toMatchObject({ kind: 'unchanged', by: 'bytes' })
  })

  test('is read when the bytes are others', async () => {
    agency.answer('/main', turtle(catalogue))
    expect((await read('/main', { ...nothingBefore, documentChecksum: sha256('other') })).kind).toBe('read')
  })

  test('brings what fetching and parsing had to complain of', async () => {
    agency.answer('/main', { status: 302, headers: { location: '/here' } })
    agency.answer('/here', turtle(`${catalogue}<http://a.example/d> dcterms:source <relative> .`))
    const { problems, documents } = await reading(read('/main'))
    expect(problems.map(({ stage, rule }) => [stage, rule])).toEqual([
      ['fetch', 'redirect-status-302'],
      ['parse', 'iri-relative'],
    ])
    expect(documents[0].finalUrl).toBe(`${agency.origin}/here`)
  })

  test('that cannot be read ends with everything complained of so far, the fault last and with its place', async () => {
    agency.answer('/main', { status: 301, headers: { location: '/here' } })
    agency.answer('/here', turtle(`${catalogue}<http://a.example/d> a a a .`))
    const error = await errorOf(read('/main'))
    expect(error).toMatchObject({ code: 'syntax', details: { url: `${agency.origin}/here`, line: '4' } })
    expect(error.problems[0]).toMatchObject({ stage: 'fetch', rule: 'redirect-permanent' })
    expect(error.problems.at(-1)).toMatchObject({ stage: 'parse', position: { line: 4 } })
    const finalUrl = `${agency.origin}/here`
    expect(error.received).toMatchObject({ finalUrl, mediaType: 'text/turtle', syntax: 'turtle', triples: null })
  })

  test('that is larger than the source may be is not read', async () => {
    agency.answer('/main', turtle(catalogue))
    const source = sourceAt(`${agency.origin}/main`, { limits: { ...defaultLimits, maxBytes: 100 } })
    const error = await errorOf(readDcat(source, { get: client.get, before: nothingBefore }))
    expect(error).toMatchObject({ code: 'too-large', details: { maxBytes: '100' } })
  })

  test('that takes longer than the source may take is not waited for', async () => {
    agency.answer('/main', { hang: true })
    const source = sourceAt(`${agency.origin}/main`, { limits: { ...defaultLimits, timeout: 50 } })
    expect((await errorOf(readDcat(source, { get: client.get, before: nothingBefore }))).code).toBe('timed-out')
  })
})

describe('a catalogue in several documents', () => {
  test('answers with all of them, the main one first, and one checksum', async () => {
    publishParts(['/one', '/two', '/three'])
    const { documents, documentChecksum, graph } = await reading(read('/main'))
    expect(documents.map(({ url }) => url.replace(agency.origin, ''))).toEqual(['/main', '/one', '/two', '/three'])
    expect(documentChecksum).toMatch(/^[0-9a-f]{64}-4$/)
    expect(
      graph.objectsOf(graph.iri('http://a.example/c'), graph.iri('http://www.w3.org/ns/dcat#dataset')).length,
    ).toBe(4)
  })

  test('gives no place to statements that are not in the main document', async () => {
    publishParts(['/one'])
    const { graph } = await reading(read('/main'))
    const part = graph.rowsStart(graph.iri('http://a.example/part/0'))
    expect(graph.positionOf(part)).toBe(null)
    expect(graph.positionOf(graph.rowsStart(graph.iri('http://a.example/d')))).not.toBe(null)
  })

  test('is never asked for conditionally, as the main document says nothing of the others', async () => {
    publishParts(['/one'])
    const { documentChecksum } = await reading(read('/main'))
    const validators = { etag: '"v1"', lastModified: 'Mon, 05 Oct 2026 02:00:00 GMT' }
    await read('/main', { ...nothingBefore, ...validators, documentChecksum })
    expect(agency.requests.filter(({ headers }) => headers['if-none-match'] || headers['if-modified-since'])).toEqual(
      [],
    )
  })

  test('is unchanged when every document is as before', async () => {
    publishParts(['/one', '/two'])
    const { documentChecksum } = await reading(read('/main'))
    expect((await read('/main', { ...nothingBefore, documentChecksum })).kind).toBe('unchanged')
  })

  test('has changed when a sub-catalogue has', async () => {
    publishParts(['/one', '/two'])
    const { documentChecksum } = await reading(read('/main'))
    const body = `${prefixes}<${agency.origin}/two> a dcat:Catalog ; dcterms:title "Ny"@sv .`
    agency.answer('/two', turtle(body))
    expect((await read('/main', { ...nothingBefore, documentChecksum })).kind).toBe('read')
  })

  test('has a redirect of a sub-catalogue told of that catalogue', async () => {
    publishParts(['/one'])
    agency.answer('/there', turtle(`${prefixes}<${agency.origin}/one> a dcat:Catalog ; dcterms:title "En"@sv .`))
    agency.answer('/one', { status: 302, headers: { location: '/there' } })
    const { problems } = await reading(read('/main'))
    expect(problems[0]).toMatchObject({ rule: 'redirect-status-302', focusNode: `${agency.origin}/one` })
  })

  test('is given up as soon as one of them fails', async () => {
    const paths = Array.from({ length: 40 }, (_, n) => `/part/${n}`)
    publishParts(paths)
    agency.answer('/part/0', { status: 404 })
    const error = await errorOf(read('/main'))
    expect(error).toMatchObject({ code: 'http-status', details: { catalogue: `${agency.origin}/part/0` } })
    expect(agency.requests.length).toBeLessThan(paths.length)
  })

  test('is not followed into more than five hundred', async () => {
    publishParts(Array.from({ length: 501 }, (_, n) => `/part/${n}`))
    expect(await errorOf(read('/main'))).toMatchObject({ code: 'too-large', details: { maxDocuments: '500' } })
    expect(agency.requests.length).toBe(1)
  })

  test('ends with the caller’s own reason when aborted between the documents', async () => {
    publishParts(['/one'])
    const controller = new AbortController()
    const reason = new Error('stopped by hand')
    agency.answer('/one', () => {
      controller.abort(reason)
      return { hang: true }
    })
    const source = sourceAt(`${agency.origin}/main`)
    const tools = { get: client.get, before: nothingBefore, signal: controller.signal }
    await expect(readDcat(source, tools)).rejects.toBe(reason)
  })
})
