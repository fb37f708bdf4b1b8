import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
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

const block = (json: unknown): string => `<script type="application/ld+json">${JSON.stringify(json)}</script>`
const dataset = { '@context': 'https://schema.org', '@type': 'Dataset', '@id': 'http://a.example/d', name: 'Vägar' }

function publish(content: string | Uint8Array, contentType = 'text/html; charset=utf-8'): void {
  const page = typeof content === 'string' ? `<!doctype html><html lang="sv">\n${content}\n</html>` : content
  agency.answer('/', { body: page, headers: { 'content-type': contentType, etag: '"1"' } })
}

const read = () => readAs('html', `${agency.origin}/`, tools)

async function titlesIn(content: string): Promise<string[]> {
  publish(content)
  const { graph } = await read()
  const node = graph.iri('http://a.example/d')
  return graph.objectsOf(node, graph.iri(dcterms.title)).map(id => `${graph.value(id)}@${graph.language(id)}`)
}

async function errorOf(): Promise<HarvestError> {
  const error = await read().then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(HarvestError)
  return error
}

describe('a web page', () => {
  test('is asked for as a page, not as RDF', async () => {
    publish(block(dataset))
    await read()
    expect(agency.requests[0].headers.accept).toMatch(/^text\/html/)
  })

  test('is kept as it came, and is unchanged when the server or its bytes say so', async () => {
    publish(block(dataset))
    const { documents, documentChecksum, syntax } = await read()
    expect([documents.length, syntax]).toEqual([1, 'html'])
    const again = (before: object) =>
      kinds.html.read(sourceAt(`${agency.origin}/`), { ...tools, before: { ...nothingBefore, ...before } })
    expect(await again({ documentChecksum })).toMatchObject({ kind: 'unchanged', by: 'bytes' })
    agency.answer('/', { status: 304 })
    expect(await again({ etag: '"1"', documentChecksum })).toMatchObject({ kind: 'unchanged', by: 'not-modified' })
  })

  test('says where in the page a statement stands', async () => {
    publish(`<title>Data</title>\n<p>Text</p>\n  ${block(dataset)}`)
    const { graph } = await read()
    const rows = [...graph.rowsOfPredicate(graph.iri(dcterms.title))].map(row => graph.positionOf(row))
    expect(rows).toContainEqual({ line: 4, column: expect.any(Number) })
    expect(graph.startOf(graph.iri('http://a.example/d'))).toMatchObject({ line: 4, column: 38 })
  })

  test.each([
    ['in Latin 1 that says so in its head', '<meta charset="iso-8859-1">'],
    ['in Latin 1 that says so as of old', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'],
  ])('%s is read right', async (_, meta) => {
    publish(Buffer.from(`<!doctype html><html lang="sv">${meta}${block(dataset)}</html>`, 'latin1'), 'text/html')
    const { graph } = await read()
    expect(graph.literal('Vägar', '', 'sv')).toBeGreaterThan(0)
  })

  test.each([
    ['http', 'http://schema.org'],
    ['a last slash', 'http://schema.org/'],
    ['an own vocabulary', { '@vocab': 'https://schema.org/' }],
  ])('is understood with %s', async (_, context) => {
    expect(await titlesIn(block({ ...dataset, '@context': context }))).toEqual(['Vägar@sv'])
  })

  test('is read whatever stands around the data: comments, scripts, templates and unclosed elements', async () => {
    const noise = `<!-- ${block({ ...dataset, name: 'Kommentar' })} --><script>var s = '${'<script type=application/ld+json>'}{'</script>
      <p><div><ul><li>a<li>b<textarea>${block({ ...dataset, name: 'Text' }).replace('</script>', '')}</textarea>`
    expect(await titlesIn(noise + block(dataset))).toEqual(['Vägar@sv'])
  })

  test('is read wherever in it the data stand', async () => {
    expect(await titlesIn(`<p>${' '.repeat(200_000)}</p>${block(dataset)}`)).toEqual(['Vägar@sv'])
    expect(await titlesIn('\n'.repeat(200_000) + block(dataset))).toEqual(['Vägar@sv'])
  })

  test('is complete without a broken block that is about other things', async () => {
    publish(`${block(dataset)}<script type="application/ld+json">{"@type": "BreadcrumbList",}</script>`)
    const { isComplete, problems } = await read()
    expect(isComplete).toBe(true)
    expect(problems[0]).toMatchObject({ rule: 'data-block-unreadable', position: { line: 2 } })
  })

  test('without any data is no harvest', async () => {
    publish('<h1>Öppna data</h1>')
    expect(await errorOf()).toMatchObject({ code: 'no-catalogue', details: { reason: 'no-catalogue' } })
  })

  test('nested without end is refused soon', async () => {
    publish('<div typeof="Dataset" vocab="http://schema.org/" property="hasPart">'.repeat(100_000))
    const { code, problems } = await errorOf()
    expect([code, problems[0].rule]).toEqual(['syntax', 'document-too-deep'])
  })

  test('that says the same text of many elements in each other is refused before memory runs out', async () => {
    const item = '<div itemprop="x">'
    publish(`<div itemscope itemtype="http://schema.org/Dataset">${item.repeat(400)}${'x'.repeat(1_000_000)}`)
    const { code, problems } = await errorOf()
    expect([code, problems[0].rule]).toEqual(['syntax', 'document-too-many-statements'])
  })

  test('with more than a page can have is not read', async () => {
    publish('x'.repeat(17 * 1024 * 1024))
    expect(await errorOf()).toMatchObject({ code: 'too-large' })
  })
})
