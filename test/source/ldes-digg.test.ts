import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import oxigraph from 'oxigraph'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { blankMemory, readMemory, writeMemory } from '../../src/source/ldes-memory.ts'
import { reportOn } from '../../src/source/ldes-report.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { entitiesIn, readWhole } from './ldes-reading.ts'

const suite = resolve(import.meta.dirname, '../../../shared/corpus/se-digg-ldes-tests')
const cases = existsSync(suite) ? readdirSync(suite).filter(name => /^test\d+$/.test(name)) : []

let agency: Agency
beforeAll(async () => {
  agency = await startAgency()
})
afterAll(() => agency.close())

/** Harvests the feed of a case by one who knows what stands in before.ttl. */
async function run(name: string) {
  const text = (file: string): string => readFileSync(resolve(suite, name, file), 'utf8')
  const graphIn = async (file: string): Promise<Graph> =>
    (await read(Buffer.from(text(file)), { baseIri: 'http://example.com/', mediaType: 'text/turtle' })).graph
  const entities = entitiesIn(await graphIn('before.ttl'))
  const state = await writeMemory({ ...blankMemory, entities })
  const path = `/${name}/feed.trig`
  agency.answer(path, { body: text('feed.trig'), headers: { 'content-type': 'application/trig' } })
  const reading = await readWhole(agency, path, { before: { state, documentChecksum: 'of before' } })
  const { entities: after } = await readMemory(reading.state)
  return { text, graphIn, reading, report: reportOn(entities, after) }
}

describe.skipIf(cases.length === 0)('DIGG’s test cases for DCAT-AP feeds', () => {
  test.each(cases)('%s gives after.ttl, report.json and the answer yes', async name => {
    const { text, graphIn, reading, report } = await run(name)
    const nQuads = await canonicalNQuads(reading.graph)
    expect(nQuads).toBe(await canonicalNQuads(await graphIn('after.ttl')))
    expect(report).toEqual(JSON.parse(text('report.json')))
    const store = new oxigraph.Store()
    store.load(nQuads, { format: 'application/n-quads' })
    expect(store.query(text('test.sparql'))).toBe(true)
    expect(reading).toMatchObject({ isComplete: true, problems: [], removals: report.removedURIs })
  })

  test.each(cases)('%s changes nothing when its feed is read again from the start', async name => {
    const { reading } = await run(name)
    const before = { state: reading.state, documentChecksum: null }
    const again = await readWhole(agency, `/${name}/feed.trig`, { before })
    expect(await canonicalNQuads(again.graph)).toBe(await canonicalNQuads(reading.graph))
    expect(again.facts).toMatchObject({ resourcesAdded: 0, resourcesUpdated: 0, resourcesRemoved: 0 })
  })
})
