import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { isAboutPages } from '../../src/source/paging.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { readAs, readingTools } from './reading-tools.ts'

const corpus = new URL('../../../shared/corpus/', import.meta.url)
const mediaTypes: Readonly<Record<string, string>> = {
  '.ttl': 'text/turtle',
  '.rdf': 'application/rdf+xml',
  '.xml': 'application/rdf+xml',
  '.jsonld': 'application/ld+json',
}

let agency: Agency
let tools: ReturnType<typeof readingTools>
beforeAll(async () => {
  agency = await startAgency()
  tools = readingTools(agency)
})
afterAll(async () => {
  await tools.close()
  await agency.close()
})

/** Serves a file at a path as it is, or with the server's address in place of the one that its pages have. */
function publish(path: string, file: string, pages: string | null = null): void {
  const bytes = readFileSync(new URL(file, corpus))
  const body = pages === null ? bytes : bytes.toString('utf8').replaceAll(pages, agency.origin)
  agency.answer(path, { body, headers: { 'content-type': mediaTypes[extname(file)] } })
}

async function outcomeOf(
  path: string,
): Promise<{ graph: Graph | null; rules: readonly string[]; isComplete?: boolean }> {
  try {
    const { graph, problems, isComplete } = await readAs('dcat', agency.origin + path, tools)
    return { graph, rules: problems.map(({ rule }) => rule), isComplete }
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    return { graph: null, rules: [...error.problems.map(({ rule }) => rule), error.code] }
  }
}

describe.skipIf(!existsSync(corpus))('real catalogues in pages', () => {
  test.each([
    'ch-opendataswiss/catalog.xml',
    'ckan-dcat/catalog.rdf',
    'de-govdata/catalog-endpoint.rdf',
    'fr-udata/dcat__paged-collection-2.jsonld',
    'it-foggia/catalog.rdf',
    'it-unibo/catalog_dati_unibo.rdf',
    'nasty/hydra-loop-page1.ttl',
  ])('%s is read, and nothing of its paging is left', async file => {
    publish(`/${file}`, file)
    const { graph } = await outcomeOf(`/${file}`)
    expect(graph).not.toBe(null)
    expect(graph !== null && isAboutPages(graph)).toBe(false)
  })

  test.each([
    ['nl-nde/hydra-page1.ttl', 'nl-nde/hydra-page2.ttl', '/datasets/hydra-page1.ttl', '/datasets/hydra-page2.ttl'],
    [
      'nl-nde/hydra-page1.jsonld',
      'nl-nde/hydra-page2.jsonld',
      '/datasets/hydra-page1.jsonld',
      '/datasets/hydra-page2.jsonld',
    ],
  ])('%s is followed to %s', async (one, two, onePath, twoPath) => {
    publish(onePath, one)
    publish(twoPath, two)
    const { graph } = await outcomeOf(onePath)
    expect(graph !== null && isAboutPages(graph)).toBe(false)
    const asked = agency.requests.map(({ path }) => path)
    expect(asked.filter(path => path === onePath || path === twoPath)).toEqual([onePath, twoPath])
  })

  test('a page that is its own next one ends, is told of, and is not complete', async () => {
    publish('/katalog?page=1', 'nasty/hydra-loop-page1.ttl', 'https://sidloop.example')
    const { rules, isComplete } = await outcomeOf('/katalog?page=1')
    expect(rules).toContain('page-loop')
    expect(isComplete).toBe(false)
    expect(agency.requests.filter(({ path }) => path === '/katalog?page=1').length).toBe(1)
  })
})
