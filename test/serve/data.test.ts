import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { resources } from '../../src/serve/api/resources.ts'
import { feeds } from '../../src/serve/data/feeds-subjects.ts'
import { openPopulatedSite } from './populated.ts'
import type { Site } from './site.ts'

const dump = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>\n${'x'.repeat(1000)}`
const uri = 'https://geodata.geodataverket.example/md/administrativ-indelning'

let site: Site
let path: string
beforeAll(async () => {
  site = await openPopulatedSite()
  const entry = await site.store.entryOf(uri)
  path = `/store/${entry?.ctx}/metadata/${entry?.entry}`
  await mkdir(site.tools.files, { recursive: true })
  await writeFile(join(site.tools.files, 'catalog.rdf'), dump)
  await writeFile(join(site.tools.files, 'catalog.ttl'), '# turtle\n')
  await writeFile(join(site.tools.files, 'catalog.ttl.gz'), gzipSync('# turtle\n'))
})
afterAll(() => site.close())

const get = (address: string, headers: Record<string, string> = {}) => site.app.request(address, { headers })

describe('a record', () => {
  test.each([
    ['', '', 'application/rdf+xml'],
    ['', 'text/turtle', 'text/turtle'],
    ['', 'application/ld+json, text/turtle;q=0.5', 'application/ld+json'],
    ['?format=turtle', 'application/ld+json', 'text/turtle'],
    ['?format=application/n-triples', '', 'application/n-triples'],
    ['?format=application/rdf+xml', '', 'application/rdf+xml'],
    ['?format=text/n-triples', '', 'application/n-triples'],
  ])('asked for with "%s" and Accept "%s" is %s', async (query, accept, type) => {
    const response = await get(path + query, accept === '' ? {} : { accept })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type)
    expect(response.headers.get('vary')).toContain('Accept')
  })

  test('is the same graph in every syntax', async () => {
    const graphs = ['turtle', 'rdfxml', 'jsonld', 'ntriples'].map(async format => {
      const response = await get(`${path}?format=${format}`)
      const mediaType = response.headers.get('content-type')?.split(';')[0] ?? null
      const { graph } = await read(new Uint8Array(await response.arrayBuffer()), { baseIri: uri, mediaType })
      expect(graph.describes(graph.iri(uri)), format).toBe(true)
      return graph.tripleCount
    })
    expect(new Set(await Promise.all(graphs)).size).toBe(1)
  })

  test('in a format that does not exist lists those that do', async () => {
    for (const response of [await get(`${path}?format=pdf`), await get(path, { accept: 'image/png' })]) {
      expect(response.status).toBe(406)
      const turtle = { format: 'turtle', mediaType: 'text/turtle' }
      expect(await response.json()).toMatchObject({ available: expect.arrayContaining([turtle]) })
    }
  })

  test('is not sent again to one who has it, and each syntax has its own tag', async () => {
    const [turtle, rdfxml] = await Promise.all([get(`${path}?format=turtle`), get(path)])
    const tag = turtle.headers.get('etag') ?? ''
    expect(tag).not.toBe(rdfxml.headers.get('etag'))
    expect((await get(`${path}?format=turtle`, { 'if-none-match': tag })).status).toBe(304)
    expect((await get(path, { 'if-none-match': tag })).status).toBe(200)
    const since = turtle.headers.get('last-modified') ?? ''
    expect((await get(path, { 'if-modified-since': since })).status).toBe(304)
    expect((await get(path, { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' })).status).toBe(200)
  })

  test('points to its page and its other formats', async () => {
    const link = (await get(path)).headers.get('link') ?? ''
    expect(link).toMatch(/<https:\/\/skord\.example\/datasets\/\d+_\d+>; rel="alternate"; type="text\/html"/)
    expect(link).toContain('type="application/ld+json"')
  })

  test.each(['/store/999/metadata/1', '/store/x/metadata/1', '/store/1/metadata/0'])('%s is not found', async address =>
    expect((await get(address)).status).toBe(404),
  )
})

describe('the resolver', () => {
  const address = `/resource?uri=${encodeURIComponent(uri)}`

  test('sends a browser to the page', async () => {
    const response = await get(address, { accept: 'text/html,*/*;q=0.8' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\/datasets\/\d+_\d+$/)
  })

  test('sends a program that asks for RDF to the record', async () => {
    expect((await get(address, { accept: 'text/turtle' })).headers.get('location')).toBe(path)
  })

  test('knows not every URI, and needs one', async () => {
    expect((await get('/resource?uri=https://unknown.example/')).status).toBe(404)
    expect((await get('/resource')).status).toBe(400)
  })
})

describe('the whole catalogue', () => {
  test('is not given in a profile other than its own', async () => {
    for (const address of ['/catalog.rdf?profile=eu', '/all.rdf?profile=']) {
      const response = await get(address)
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining('The parameter profile must be') })
    }
    expect((await get('/catalog.rdf?profile=dcat-ap-se')).status).toBe(200)
  })

  test('is the published file, under both names', async () => {
    for (const address of ['/all.rdf', '/catalog.rdf']) {
      const response = await get(address)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/rdf+xml')
      expect(response.headers.get('content-length')).toBe(String(dump.length))
      expect(await response.text()).toBe(dump)
    }
  })

  test.each([
    ['bytes=0-3', dump.slice(0, 4), `bytes 0-3/${dump.length}`],
    ['bytes=10-', dump.slice(10), `bytes 10-${dump.length - 1}/${dump.length}`],
    ['bytes=-5', dump.slice(-5), `bytes ${dump.length - 5}-${dump.length - 1}/${dump.length}`],
    ['bytes=0-999999', dump, `bytes 0-${dump.length - 1}/${dump.length}`],
  ])('gives the part %s', async (range, part, contentRange) => {
    const response = await get('/all.rdf', { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(await response.text()).toBe(part)
  })

  test('has no part beyond its end', async () => {
    const response = await get('/all.rdf', { range: `bytes=${dump.length}-` })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${dump.length}`)
  })

  test('is sent whole when the range is not understood or the file has changed since', async () => {
    expect((await get('/all.rdf', { range: 'lines=1-2' })).status).toBe(200)
    expect((await get('/all.rdf', { range: 'bytes=0-3', 'if-range': '"other"' })).status).toBe(200)
  })

  test('is not sent again to one who has it', async () => {
    const tag = (await get('/all.rdf')).headers.get('etag') ?? ''
    expect((await get('/all.rdf', { 'if-none-match': tag })).status).toBe(304)
  })

  test('is gzipped when there is a gzipped file and the client takes it', async () => {
    const packed = await get('/catalog.ttl', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('# turtle\n')
    expect((await get('/catalog.ttl')).headers.get('content-encoding')).toBeNull()
    expect((await get('/catalog.ttl', { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull()
  })

  test('that is not published yet is not found', async () => {
    expect((await get('/catalog.nt')).status).toBe(404)
  })
})

describe('what is not part of this release', () => {
  test.each([
    ['GET', '/store/search?type=solr&query=title:vatten', 'EntryStore'],
    ['GET', '/feed', 'LDES'],
    ['GET', '/feed/2026/11', 'LDES'],
    ['GET', '/sparql?query=SELECT', 'SPARQL'],
    ['POST', '/sparql', 'SPARQL'],
  ])('%s %s says so to programs', async (method, path, name) => {
    const response = await site.app.request(path, { method })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as { title: string; detail: string }
    expect(problem).toMatchObject({ status: 404, title: 'Not part of this release', instance: path.split('?')[0] })
    expect(problem.detail).toContain(name)
  })

  test('is not promised by the documentation', async () => {
    for (const path of ['/api-docs', '/en/api-docs']) {
      const text = await (await site.app.request(path)).text()
      expect(text, path).not.toMatch(/sparql|\/feed(?!\.atom)|ldes|\/store\/search/i)
    }
  })
})

test('the documentation lists every resource of the API and every feed, each with what it gives', async () => {
  for (const path of ['/api-docs', '/en/api-docs']) {
    const text = await (await site.app.request(path)).text()
    const rows = [
      ...text.matchAll(
        /<tr>(?:<td class="whole"><code>(\w+)<\/code><\/td>)?<th scope="row"><code>(\/[^<]*)<\/code><\/th><td>([^<]+)<\/td><\/tr>/g,
      ),
    ]
    const listed = rows.map(([, method = 'GET', address]) => `${method} ${address}`)
    expect(listed).toEqual(
      expect.arrayContaining([
        ...resources.map(({ method, path }) => `${method} /katalog/v1/${inBraces(path)}`),
        ...feeds.map(({ path }) => `GET ${inBraces(path)}`),
      ]),
    )
    expect(text).toContain('Authorization: Bearer')
  }
})

function inBraces(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}
