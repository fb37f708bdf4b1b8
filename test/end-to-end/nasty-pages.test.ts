import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outputs } from '../../src/publish/outputs.ts'
import { publish } from '../../src/publish/publish.ts'
import { read } from '../../src/rdf/read.ts'
import { openSite, type Site } from '../serve/site.ts'
import { manifest, replyOf } from './nasty-row.ts'
import { root } from './run-skord.ts'
import { expectHarmless } from './shown.ts'

const nasty = join(root, '../shared/corpus/nasty')
const isThere = existsSync(nasty)

/** Those that are sent as they are. */
const rows = (isThere ? manifest(join(nasty, 'manifest.tsv')) : []).filter(
  ({ file, http }) => /^200 [^;]*(; charset=.*)?$/.test(http) && !file.endsWith('/'),
)

describe.skipIf(!isThere)(
  'a service that has harvested all nasty input (skipped without ../shared/corpus/nasty)',
  () => {
    let site: Site
    let pages: ReadonlyMap<string, string>

    beforeAll(async () => {
      site = await openSite()
      for (const { file, http } of rows) {
        const mediaType = replyOf(Buffer.of(), http).headers?.['content-type'] ?? ''
        const id = file.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
        await site.publish(`n${id}`, readFileSync(join(nasty, file)), { title: file, mediaType })
      }
      const { baseUrl, files: directory } = site.tools
      const words = { sv: 'Prov', en: 'Test' }
      const publisher = { iri: `${baseUrl}/publisher`, name: words }
      await publish(site.store.published(), { directory, baseUrl, title: words, description: words, publisher })
      pages = await crawl(site, [
        '/',
        '/en',
        '/datasets?sort=title',
        '/datasets?sort=modified',
        '/datasets?q=badplatser',
      ])
    }, 60_000)
    afterAll(() => site.close())

    const entryPage = async (topic: string, prefix = ''): Promise<string> => {
      const entry = await site.store.entryOf(topic)
      const response = await site.app.request(`${prefix}/datasets/${entry?.ctx}_${entry?.entry}`)
      expect(response.status).toBe(200)
      return response.text()
    }

    test('has no page that fails, and none on which what was harvested runs or is linked to though it would run', () => {
      expect(pages.size).toBeGreaterThan(200)
      for (const html of pages.values()) expectHarmless(html)
      expect(site.errors).toEqual([])
    })

    test.each(['', '/en'])('shows a javascript: address that it cannot link to as text (%s)', async prefix => {
      const html = await entryPage('https://skript.example/ds/0', prefix)
      expect(html).toMatch(/javascript:/)
      expectHarmless(html)
    })

    test('shows a dataset that has no title under another name, and finds it', async () => {
      const html = await entryPage('https://saknar.example/ds/1')
      expect(/<h1[^>]*>\s*([^<]*)/.exec(html)?.[1]).toMatch(/\S{3}/)
      const found = await site.store.search({ text: '', facets: {}, sort: 'title', limit: 1000, offset: 0 })
      const topics = found.items.map(({ primaryTopic }) => primaryTopic)
      expect(topics).toEqual(expect.arrayContaining([0, 1, 2].map(number => `https://saknar.example/ds/${number}`)))
    })

    test('publishes files that can be read without a complaint', async () => {
      for (const { fileName, mediaType } of outputs) {
        const bytes = await readFile(join(site.tools.files, fileName))
        const { failure, problems, graph } = await read(bytes, { baseIri: 'https://x.example/', mediaType })
        expect([fileName, failure, problems]).toEqual([fileName, null, []])
        expect(graph.iri('https://saknar.example/ds/1')).not.toBe(0)
      }
    })
  },
)

/** Every page that links lead to from some, each once; what is chosen among lists is left out. */
async function crawl({ app }: Site, from: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  const queue = [...from]
  const seen = new Set(queue)
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const response = await app.request(path)
    // One that lost to another is sent on to that.
    expect([200, 301], path).toContain(response.status)
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    const html = isPage ? await response.text() : ''
    // A report is written as it is read, and only so many are written at a time.
    if (!isPage) await response.body?.cancel()
    if (isPage) pages.set(path, html)
    const [target] = response.headers.get('location')?.match(/^\/[^?#]*/) ?? []
    const links = [...html.matchAll(/href="(\/[^"?#]*)"/g)].map(([, link]) => link)
    if (target !== undefined) links.push(target)
    for (const link of links) {
      if (seen.has(link)) continue
      seen.add(link)
      queue.push(link)
    }
  }
  return pages
}
