import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dcat } from '../../src/rdf/vocabulary.ts'
import { kinds } from '../../src/source/kinds.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { nothingBefore, readAs, readingTools } from './reading-tools.ts'
import { sourceAt } from './source-at.ts'

let agency: Agency
let tools: ReturnType<typeof readingTools>
beforeEach(async () => {
  agency = await startAgency()
  tools = readingTools(agency)
})
afterEach(async () => {
  await tools.close()
  await agency.close()
})

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix : <http://a.example/> .\n`

/** So many pages of one dataset each, from `/1` on; the last leads nowhere. */
function publishPages(count: number, title = 'Data'): void {
  for (let n = 1; n <= count; n++) {
    const next = n < count ? `<${agency.origin}/${n}> hydra:next <${agency.origin}/${n + 1}> .` : ''
    const body = `${prefixes}:c a dcat:Catalog ; dcat:dataset :d${n} . :d${n} a dcat:Dataset ; dcterms:title "${title} ${n}" .
      <${agency.origin}/${n}> a hydra:PartialCollectionView . ${next}`
    agency.answer(`/${n}`, { body, headers: { 'content-type': 'text/turtle', etag: `"${title}-${n}"` } })
  }
}

const paths = (): string[] => agency.requests.map(({ path }) => path).filter(path => path !== '/robots.txt')
const read = (path = '/1') => readAs('dcat', agency.origin + path, tools)
const readAgain = async (documentChecksum: string) => {
  const before = { ...nothingBefore, etag: '"Data-1"', documentChecksum }
  return await kinds.dcat.read(sourceAt(`${agency.origin}/1`), { ...tools, before })
}

describe('a catalogue in pages', () => {
  test('keeps every page, the first one first, under one checksum', async () => {
    publishPages(3)
    const { documents, documentChecksum, isComplete } = await read()
    expect(documents.map(({ url }) => url.replace(agency.origin, ''))).toEqual(['/1', '/2', '/3'])
    expect(documentChecksum).toMatch(/^[0-9a-f]{64}-3$/)
    expect(isComplete).toBe(true)
  })

  test('is always fetched whole, and unchanged when every page is as before', async () => {
    publishPages(3)
    const { documentChecksum } = await read()
    expect(await readAgain(documentChecksum)).toMatchObject({ kind: 'unchanged', by: 'bytes' })
    expect(agency.requests.filter(({ headers }) => headers['if-none-match'])).toEqual([])
    expect(paths()).toEqual(['/1', '/2', '/3', '/1', '/2', '/3'])
  })

  test('has changed when its last page has', async () => {
    publishPages(2)
    const { documentChecksum } = await read()
    const body = `${prefixes}:c a dcat:Catalog ; dcat:dataset :d3 . :d3 a dcat:Dataset .`
    agency.answer('/2', { body, headers: { 'content-type': 'text/turtle' } })
    expect((await readAgain(documentChecksum)).kind).toBe('read')
  })

  test('that did not come whole is fetched whole the next time, though only one page came', async () => {
    publishPages(2)
    agency.answer('/2', { status: 404 })
    const { documentChecksum, documents, isComplete } = await read()
    expect([documents.length, isComplete]).toEqual([1, false])
    publishPages(2)
    const again = await readAgain(documentChecksum)
    expect(again).toMatchObject({ kind: 'read', isComplete: true })
    expect(agency.requests.filter(({ headers }) => headers['if-none-match'])).toEqual([])
  })

  test('that does not come whole twice is not taken for unchanged, as what is missing may be anything', async () => {
    publishPages(2)
    agency.answer('/2', { status: 404 })
    const { documentChecksum } = await read()
    expect(await readAgain(documentChecksum)).toMatchObject({ kind: 'read', isComplete: false })
  })

  test('says where statements of its first page stand, and of no other', async () => {
    publishPages(2)
    const { graph } = await read()
    const places = [1, 2].map(n => graph.startOf(graph.iri(`http://a.example/d${n}`)))
    expect(places).toEqual([{ line: 3, column: 40 }, null])
  })

  test('of hundreds of pages is read in one go', async () => {
    publishPages(300)
    const { graph, isComplete } = await read()
    expect(graph.rowsOfPredicate(graph.iri(dcat.dataset)).length).toBe(300)
    expect(isComplete).toBe(true)
  }, 60_000)

  test('says nothing of pages that are one', async () => {
    publishPages(1)
    const { problems, documentChecksum } = await read()
    expect(problems).toEqual([])
    expect(documentChecksum).toMatch(/^[0-9a-f]{64}$/)
  })

  test('ends with the caller’s own reason when aborted between pages', async () => {
    publishPages(2)
    const controller = new AbortController()
    const reason = new Error('stopped by hand')
    agency.answer('/2', () => {
      controller.abort(reason)
      return { hang: true }
    })
    const reading = kinds.dcat.read(sourceAt(`${agency.origin}/1`), { ...tools, signal: controller.signal })
    await expect(reading).rejects.toBe(reason)
  })
})
