import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { blankMemory, readMemory, writeMemory } from '../../src/source/ldes-memory.ts'
import { reportOn } from '../../src/source/ldes-report.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { entitiesIn, readWhole } from './ldes-reading.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const cases = readdirSync(harvests).filter(name => name.startsWith('ldes-'))

/** What report.json of a case says: a sentence, the error it ends with, or counts, removals and problems; details need not be all there. */
interface Expected {
  readonly says: string
  readonly error: { readonly code: string; readonly details: Readonly<Record<string, string>> } | null
  readonly report: Readonly<Record<string, number>>
  readonly removals: readonly string[]
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

const mediaTypes: Readonly<Record<string, string>> = { '.trig': 'application/trig', '.jsonld': 'application/ld+json' }

let agency: Agency
beforeAll(async () => {
  agency = await startAgency()
})
afterAll(() => agency.close())

/** Serves the files of a case with the server's own address in place of `{{origin}}`, and harvests the feed. */
async function run(name: string) {
  const folder = new URL(`${name}/`, harvests)
  const origin = `${agency.origin}/${name}`
  const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8').replaceAll('{{origin}}', origin)
  const graphIn = async (file: string): Promise<Graph> =>
    (await read(Buffer.from(text(file)), { baseIri: `${origin}/${file}`, mediaType: 'text/turtle' })).graph
  const pages = readdirSync(folder).filter(file => mediaTypes[extname(file)] !== undefined)
  for (const file of pages) {
    const headers = { 'content-type': mediaTypes[extname(file)] ?? '' }
    agency.answer(`/${name}/${file}`, { body: text(file), headers })
  }
  const entities = existsSync(new URL('before.ttl', folder)) ? entitiesIn(await graphIn('before.ttl')) : new Map()
  const state = await writeMemory({ ...blankMemory, entities })
  const feed = pages.find(file => file.startsWith('feed.'))
  const before = { state, documentChecksum: null }
  const outcome = await readWhole(agency, `/${name}/${feed}`, { before }).catch(
    (error: unknown) => error as HarvestError,
  )
  return { outcome, graphIn, entities, expected: JSON.parse(text('report.json')) as Expected }
}

describe.each(cases)('%s', name => {
  const { says }: Expected = JSON.parse(readFileSync(new URL(`${name}/report.json`, harvests), 'utf8'))

  test(says, async () => {
    const { outcome, graphIn, entities, expected } = await run(name)
    expect(outcome.problems).toMatchObject(expected.problems)
    if (outcome instanceof HarvestError) {
      expect(outcome).toMatchObject(expected.error ?? {})
      expect(expected.error).not.toBe(null)
      return
    }
    expect(await canonicalNQuads(outcome.graph)).toBe(await canonicalNQuads(await graphIn('after.ttl')))
    expect(reportOn(entities, (await readMemory(outcome.state)).entities)).toMatchObject(expected.report)
    expect(outcome.removals).toEqual(expected.removals)
    const seen = agency.requests.map(({ path }) => path).filter(path => path.startsWith(`/${name}/`))
    expect(new Set(seen).size).toBe(seen.length)
  })
})
