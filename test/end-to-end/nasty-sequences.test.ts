import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveRun } from '../../src/harvest/decide.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import type { Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'
import { goodFeed } from './good-feed.ts'
import { createNastySetting } from './nasty-setting.ts'
import { root } from './run-skord.ts'

const turtle = { 'content-type': 'text/turtle' }

/** Removed is what is not there any more, without grace. */
const atOnce = { limits: { ...defaultLimits, graceDays: 0 } }

const nasty = join(root, '../shared/corpus/nasty')
const isThere = existsSync(nasty)

describe.skipIf(!isThere)('one nasty input after another (skipped without ../shared/corpus/nasty)', () => {
  let setting: Setting
  beforeEach(async () => {
    setting = await createNastySetting()
  })
  afterEach(() => setting.close())

  const text = (file: string): string => readFileSync(join(nasty, file), 'utf8')
  const shownTitle = async (iri: string): Promise<unknown> => (await setting.store.entryOf(iri))?.title
  const datasets = async (): Promise<number> => (await setting.store.totals()).datasets
  const harvestAnew = async (source: StoredSource | undefined): Promise<void> => {
    if (source !== undefined) await setting.harvest(source, { force: true })
  }
  const shared = /<(https:[^>]+)> a dcat:Dataset/.exec(isThere ? text('duplicate-iri-1.ttl') : '')?.[1] ?? ''

  test.each([
    ['the first first', ['1', '2'], {}],
    ['the second first', ['2', '1'], {}],
    ['the second first and private', ['2', '1'], { kind: 'private' }],
    ['the second first and ranked', ['2', '1'], { kind: 'ranked', rank: 1 }],
  ] as const)('two catalogues with one dataset settle alike, harvested %s', async (_, order, precedence) => {
    const sources = new Map<string, StoredSource>()
    for (const number of order) {
      setting.publish(`s${number}`, text(`duplicate-iri-${number}.ttl`))
      const parts = number === '2' && 'kind' in precedence ? { precedence } : {}
      const source = await setting.source(`s${number}`, { ...atOnce, ...parts })
      sources.set(number, source)
      expect((await setting.harvest(source)).status).toBe('succeeded')
    }
    expect(await datasets()).toBe(3)
    const [winner, loser] = 'kind' in precedence && precedence.kind === 'ranked' ? ['2', '1'] : ['1', '2']
    const won = await shownTitle(shared)
    for (const again of [order, [...order].reverse()]) {
      for (const number of again) await harvestAnew(sources.get(number))
      expect((await setting.store.entryOf(shared))?.source).toBe(`s${winner}`)
      expect(await datasets()).toBe(3)
    }
    const lostBy = async (number: string): Promise<unknown> => {
      const { items } = await setting.store.lostDuplicates(`s${number}`, { limit: 5, offset: 0 })
      return items
        .filter(({ lost }) => lost.resourceType === 'Dataset')
        .map(({ lost, entry }) => [lost.primaryTopic, entry.source])
    }
    expect([await lostBy(loser), await lostBy(winner)]).toEqual([[[shared, `s${winner}`]], []])

    const without = text(`duplicate-iri-${winner}.ttl`).replaceAll(`<${shared}>`, '<https://annan.example/helt>')
    setting.publish(`s${winner}`, without)
    await harvestAnew(sources.get(winner))
    expect((await setting.store.entryOf(shared))?.source).toBe(`s${loser}`)
    expect(await shownTitle(shared)).not.toEqual(won)
  })

  test('what is cut off, by the connection or at its source, takes nothing away from the whole', async () => {
    const source = await setting.source('scb')
    const headers = { 'content-type': 'application/rdf+xml' }
    const cut = text('truncated-scb.rdf')
    const whole = `${cut.slice(0, cut.lastIndexOf('</vcard:Individual>'))}</vcard:Individual></rdf:RDF>`
    setting.agency.answer('/scb', { body: whole, headers })
    expect((await setting.harvest(source)).status).toBe('succeeded')
    const before = await setting.store.standing('scb')
    expect(before.size).toBeGreaterThan(50)
    const ways: readonly Reply[] = [
      { body: cut, headers },
      { body: cut, headers, breakAfter: Buffer.byteLength(cut) },
      { body: cut, headers: { ...headers, 'content-length': String(cut.length * 2) }, breakAfter: cut.length },
      { body: cut, headers, coding: 'gzip', breakAfter: 10_000 },
    ]
    for (const way of ways) {
      setting.agency.answer('/scb', way)
      expect((await setting.harvest(source)).status).toBe('failed')
      expect(await setting.store.standing('scb')).toEqual(before)
    }
  })

  test('a catalogue that lost its hundred datasets keeps them until somebody says so', async () => {
    const source = await setting.source('many')
    setting.publish('many', catalogueTurtle(Array.from({ length: 100 }, (_, index) => String(index))))
    await setting.harvest(source)
    setting.publish('many', text('all-removed.ttl'))
    expect(await setting.harvest(source)).toMatchObject({ status: 'held', error: { code: 'shrunk' } })
    expect(await datasets()).toBe(100)
    setting.publish('many', catalogueTurtle(['1']))
    const held = await setting.harvest(source)
    expect(held).toMatchObject({
      status: 'held',
      error: { code: 'shrunk', details: { removed: '99', standing: '100' } },
    })
    expect(await datasets()).toBe(100)
    setting.publish('many', text('all-removed.ttl'))
    const { id, digest } = await setting.harvest(source)
    const actor = { name: 'test', at: setting.tools.now() }
    const outcome = await approveRun({ run: id, digest: digest ?? '', actor }, setting.tools)
    expect(outcome).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect(await datasets()).toBe(0)
    expect((await setting.harvest(source)).status).toBe('unchanged')
  })

  test('a distribution that two datasets share stays with the one that is left', async () => {
    const source = await setting.source('shared', atOnce)
    const whole = text('distribution-shared.ttl')
    setting.publish('shared', whole)
    await setting.harvest(source)
    const [first, second] = [...(await setting.store.standing('shared'))].flatMap(([topic, { resourceType }]) =>
      resourceType === 'Dataset' ? [topic] : [],
    )
    const lines = whole.split('\n').filter(line => !line.startsWith(`<${first}>`))
    const left = lines.join('\n').replace(new RegExp(`(dcat:dataset )?<${first}>( ;|, )?`), '')
    setting.publish('shared', left)
    const { status, changes } = await setting.harvest(source, { force: true })
    expect({ status, removed: changes?.removedURIs }).toEqual({ status: 'succeeded', removed: [first] })
    expect((await setting.store.entryOf(second))?.graph).toContain('<http://www.w3.org/ns/dcat#Distribution>')
  })

  test('relative addresses are read against where the catalogue was found in the end', async () => {
    const source = await setting.source('moved')
    setting.agency.answer('/moved', { redirect: '/a/b/katalog.ttl' })
    setting.agency.answer('/a/b/katalog.ttl', { body: text('relative-iris.ttl'), headers: turtle })
    expect((await setting.harvest(source)).status).toBe('succeeded')
    const topics = [...(await setting.store.standing('moved')).keys()]
    const { origin } = setting.agency
    expect(topics).toEqual(expect.arrayContaining(['/a/b/ds/1', '/ds/2', '/a/ds/3'].map(path => origin + path)))
    expect(await setting.harvest(source)).toMatchObject({ status: 'unchanged', unchangedBy: 'bytes' })
  })

  test('a feed that tells of a removal before the creation leaves nothing of it, whichever of them was heard first', async () => {
    const feed = text('ldes-out-of-order.trig')
    const source = await setting.source('feed', { kind: 'ldes', limits: { ...atOnce.limits, maxRemovedShare: 1 } })
    const trig = { headers: { 'content-type': 'application/trig' } }
    const others = goodFeed(['1', '2', '3']).replaceAll('https://a.example/feed>', 'https://flode.example/feed>')
    const created = feed.replace(/^<[^>]*#2> a as:Delete.*$/m, '')
    const heard: number[] = []
    for (const body of [`${others}\n${created}`, `${others}\n${feed}`, `${feed}\n${others}`]) {
      setting.publish('feed', body, trig)
      expect((await setting.harvest(source)).error).toBe(null)
      heard.push(await datasets())
    }
    expect(heard).toEqual([4, 3, 3])
  })
})
