import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { readPageDocument } from '../../src/source/page-reading.ts'
import { rewriteSchemaOrg } from '../../src/source/schema-org.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const pages = readdirSync(harvests)
  .filter(name => name.startsWith('html-') && name !== 'html-is-rdf')
  .map(name =>
    readFileSync(new URL(`${name}/response.html`, harvests), 'utf8').replaceAll('{{origin}}', 'http://a.example'),
  )

function pageOf(text: string): Document {
  const url = 'http://a.example/'
  const facts = { url, finalUrl: url, mediaType: 'text/html', charset: null, etag: null, lastModified: null }
  return { ...facts, fetchedAt: new Date(0), redirects: [], body: Buffer.from(text) }
}

/** What becomes of a page; 'refused' when its reading ended as a harvest may end. */
async function outcomeOf(text: string): Promise<string> {
  try {
    const { graph } = await readPageDocument(pageOf(text))
    rewriteSchemaOrg(graph, { address: 'http://a.example/', title: '', language: '' })
    return 'read'
  } catch (error) {
    if (error instanceof HarvestError) return 'refused'
    throw error
  }
}

describe('a damaged web page', () => {
  test('is read or refused, whatever was cut out of it', async () => {
    const cut = fc.tuple(fc.constantFrom(...pages), fc.nat(3000), fc.nat(300))
    await fc.assert(
      fc.asyncProperty(cut, async ([page, from, length]) => {
        expect(['read', 'refused']).toContain(await outcomeOf(page.slice(0, from) + page.slice(from + length)))
      }),
      { numRuns: 200, seed: 20261121 },
    )
  })

  test('is read or refused, whatever stands where something else should', async () => {
    const odd = fc.constantFrom(
      '"',
      "'",
      '<',
      '>',
      '&',
      '\u0000',
      '{',
      '}',
      '[',
      '<!--',
      ']]>',
      '</script>',
      '\ud800',
      '=',
    )
    const put = fc.tuple(fc.constantFrom(...pages), fc.nat(3000), fc.array(odd, { maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(put, async ([page, at, what]) => {
        expect(['read', 'refused']).toContain(await outcomeOf(page.slice(0, at) + what.join('') + page.slice(at)))
      }),
      { numRuns: 200, seed: 20261121 },
    )
  })
})
