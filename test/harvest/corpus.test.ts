import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { harvestAll } from '../../src/harvest/harvest-all.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { createSetting, type Setting } from './setting.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')

/** The newest whole catalogue of each agency. */
const catalogues: Readonly<Record<string, string>> = {
  scb: 'se-scb/2023-11-28-full-1159.rdf',
  arbetsformedlingen: 'se-arbetsformedlingen/af_dcat-2021-06-14-1533c045.rdf',
  raa: 'se-raa-ksamsok/soch-2020-04-24.rdf',
  civictech: 'se-civictech/dcat-ap-2025-03-23-99c7ad9.rdf',
  opennorth: 'se-opennorth/dcat_new.rdf',
  orebro: 'se-orebro-open-meal/dcat-2016-01-25.rdf',
  diwise: 'se-diwise/dcat.rdf',
  digg: 'se-digg-exempel/rekommenderat.rdf',
}

describe.skipIf(!existsSync(corpus))('the Swedish catalogues of ../shared/corpus (skipped without them)', () => {
  let setting: Setting
  let sources: StoredSource[]
  const bodies = new Map<string, string>()
  const rdfXml = { headers: { 'content-type': 'application/rdf+xml' } }

  beforeAll(async () => {
    setting = await createSetting()
    sources = []
    for (const [id, file] of Object.entries(catalogues)) {
      bodies.set(id, readFileSync(join(corpus, file), 'utf8'))
      setting.publish(id, bodies.get(id) ?? '', rdfXml)
      sources.push(await setting.source(id))
    }
  })
  afterAll(() => setting.close())

  const harvests = async (): Promise<ReadonlyMap<string, Harvest>> => {
    await harvestAll(sources, setting.tools)
    return setting.store.latestHarvests()
  }

  test('are harvested, and the second time everything is unchanged', async () => {
    const first = await harvests()
    expect(
      [...first.values()].filter(({ status }) => status !== 'succeeded').map(each => [each.source, each.error]),
    ).toEqual([])
    expect(first.get('scb')?.changes?.byType.Dataset?.added).toBe(1159)
    const second = await harvests()
    expect([...second.values()].filter(({ status }) => status !== 'unchanged')).toEqual([])
  })

  test('are unchanged too when everything is read anew', async () => {
    await harvestAll(sources, { ...setting.tools, force: true })
    const latest = [...(await setting.store.latestHarvests()).values()]
    expect(latest.filter(({ status }) => status !== 'unchanged').map(each => [each.source, each.changes])).toEqual([])
  })

  test('after an edit exactly the edited resource is updated', async () => {
    const body = bodies.get('scb') ?? ''
    const [, iri, dataset] = /<dcat:Dataset rdf:about="([^"]+)">([\s\S]*?)<\/dcat:Dataset>/.exec(body) ?? []
    const edited = dataset.replace(/(<dcterms:title[^>]*>)/, '$1Ändrad: ')
    setting.publish('scb', body.replace(dataset, edited), rdfXml)
    const latest = await harvests()
    expect(latest.get('scb')?.changes).toMatchObject({ added: 0, updated: 1, removed: 0, updatedURIs: [iri] })
    expect([...latest.values()].filter(({ status }) => status !== 'unchanged').map(each => each.source)).toEqual([
      'scb',
    ])
    expect((await setting.store.entryOf(iri))?.title.sv).toMatch(/^Ändrad: /)
  })

  test('half a file fails, a catalogue shrunk to a few datasets is held, and nothing is taken away', async () => {
    const before = (await setting.store.totals()).datasets
    const body = bodies.get('scb') ?? ''
    setting.publish('scb', body.slice(0, body.length / 2), rdfXml)
    expect((await harvests()).get('scb')).toMatchObject({ status: 'failed', error: { code: 'syntax' } })
    setting.publish('scb', readFileSync(join(corpus, 'se-scb/2023-11-28-cut-294k.rdf'), 'utf8'), rdfXml)
    expect((await harvests()).get('scb')).toMatchObject({ status: 'held', error: { code: 'shrunk' } })
    expect((await setting.store.totals()).datasets).toBe(before)
  })
})
