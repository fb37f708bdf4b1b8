import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
let source: StoredSource
beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
})
afterEach(() => setting.close())

const iri = (id: string): string => `https://a.example/d/${id}`
const notices = async (id = 'a') => (await setting.store.notices({ source: id }, { limit: 50, offset: 0 })).items
const ids = ['1', '2', '3']

describe('the story of a run', () => {
  test('says step by step what happened, and every exchange', async () => {
    setting.agency.answer('/moved', { status: 301, headers: { location: '/a' } })
    setting.publish('a', catalogueTurtle(ids))
    const { id, exchanges } = await setting.harvest(await setting.source('moved'))
    expect(exchanges.map(({ status, attempt, error }) => [status, attempt, error])).toEqual([
      [301, 1, null],
      [200, 1, null],
    ])
    const log = await setting.store.logOf(id)
    const events = log.map(({ event }) => event)
    expect(events).toEqual(['fetch.answered', 'fetch.answered', 'harvest.read', 'harvest.compared', 'notice.made'])
    expect(log[2].facts).toMatchObject({ syntax: 'turtle', documents: 1, isComplete: true })
    expect(log[3].facts).toEqual({ added: 6, updated: 0, removed: 0, unchanged: 0, missing: 0 })
  })

  test('says what became of each resource, but not of the first run, to which all is new', async () => {
    setting.publish('a', catalogueTurtle(ids))
    const first = await setting.harvest(source)
    expect(await setting.store.diffs(first.id)).toBeNull()
    const datasets = ids.map(id => datasetTurtle(id, id === '2' ? 'Ny titel' : undefined)).join('')
    setting.publish('a', catalogueTurtle(ids, { datasets }))
    const { id } = await setting.harvest(source)
    const diffs = await setting.store.diffs(id)
    expect(diffs).toMatchObject([{ primaryTopic: iri('2'), kind: 'updated', label: 'Ny titel' }])
    expect(diffs?.[0].appeared.map(({ object }) => object)).toEqual(['"Ny titel"@sv'])
  })

  test('says which findings are new and which are gone, and tells of a rule that is newly violated', async () => {
    setting.publish('a', catalogueTurtle(ids))
    const first = await setting.harvest(source)
    expect(await setting.store.findingsDelta(first.id)).toEqual([])
    const broken = datasetTurtle('1').replace('dcterms:title "Datamängd 1"@sv ;', '')
    const datasets = [broken, datasetTurtle('2'), datasetTurtle('3')].join('')
    setting.publish('a', catalogueTurtle(ids, { datasets }))
    const worse = await setting.harvest(source)
    const delta = await setting.store.findingsDelta(worse.id)
    expect(delta[0]).toMatchObject({ severity: 'Violation', appeared: 1, gone: 0, examples: [iri('1')] })
    expect((await notices()).map(({ kind, details }) => [kind, details.rules])).toEqual([
      ['new-violations', delta[0].sourceShape],
    ])
    setting.publish('a', catalogueTurtle(ids))
    const better = await setting.harvest(source)
    expect((await setting.store.findingsDelta(better.id))[0]).toMatchObject({
      appeared: 0,
      gone: 1,
      examples: [iri('1')],
    })
    expect(await notices()).toHaveLength(1)
  })

  test('tells nobody of rules that only we have come to judge by', async () => {
    setting.publish('a', catalogueTurtle(['1'], { datasets: datasetTurtle('1').replace(/dcterms:title .*\n/, '') }))
    const [profile] = setting.tools.profiles.values()
    await setting.harvest(source, { profiles: new Map([['dcat-ap-se', { ...profile, version: '1' }]]) })
    await setting.harvest(source)
    expect(await notices()).toEqual([])
  })
})

describe('what is told', () => {
  test('that an address leads elsewhere for good, once', async () => {
    setting.publish('new', catalogueTurtle(ids))
    setting.agency.answer('/a', { status: 301, headers: { location: '/new' } })
    await setting.harvest(source)
    await setting.harvest(source, { force: true })
    expect((await notices()).map(({ kind, details }) => [kind, details])).toEqual([
      ['moved', { to: `${setting.agency.origin}/new` }],
    ])
  })

  test('that resources are shown from another source, once, whoever brought it about', async () => {
    setting.publish('a', catalogueTurtle(ids))
    await setting.harvest(source)
    const ranked = await setting.source('b', { precedence: { kind: 'ranked', rank: 1 } })
    setting.publish(
      'b',
      catalogueTurtle(['1'], { title: 'b' }).replaceAll('a.example/catalogue', 'b.example/catalogue'),
    )
    await setting.harvest(ranked)
    expect(await notices('b')).toEqual([])
    await setting.harvest(source)
    const [notice] = await notices()
    expect(notice).toMatchObject({ kind: 'superseded', source: 'a' })
    expect(notice.details.resources.split('\n')).toContain(iri('1'))
    await setting.harvest(source)
    expect(await notices()).toHaveLength(1)
  })

  test('that it fails and that it works again, with what the fault was', async () => {
    setting.publish('a', catalogueTurtle(ids))
    await setting.harvest(source)
    setting.agency.answer('/a', { status: 404 })
    for (const _ of [1, 2, 3]) await setting.harvest(source)
    setting.publish('a', catalogueTurtle(ids))
    await setting.harvest(source)
    expect((await notices()).map(({ kind, details }) => [kind, details.code])).toEqual([
      ['recovered', 'http-status'],
      ['failing', 'http-status'],
    ])
  })

  test('nothing by a trial', async () => {
    setting.agency.answer('/a', { status: 404 })
    await setting.harvest(source, { isTrial: true })
    expect(await notices()).toEqual([])
  })
})

describe('a catalogue in pages of which one fails', () => {
  const grace = { limits: { ...defaultLimits, graceDays: 0 } }
  const paged = (page: string, next: string | null, names: readonly string[], title = 'Katalog') => {
    const link =
      next === null
        ? ''
        : `<${setting.agency.origin}/${page}> <http://www.w3.org/ns/hydra/core#next> <${setting.agency.origin}/${next}> .`
    const typed = `<${setting.agency.origin}/${page}> a <http://www.w3.org/ns/hydra/core#PartialCollectionView> .`
    setting.publish(page, catalogueTurtle(names, { title, more: `${typed}\n${link}` }))
  }

  test('adds and changes what came, and removes nothing', async () => {
    const source = await setting.source('a', grace)
    paged('a', 'p2', ['1', '2'])
    paged('p2', null, ['3', '4'])
    const whole = await setting.harvest(source)
    expect(whole).toMatchObject({
      status: 'succeeded',
      isComplete: true,
      changes: { byType: { Dataset: { added: 4 } } },
    })
    paged('a', 'p2', ['1', '5'])
    setting.agency.answer('/p2', { status: 404 })
    const part = await setting.harvest(source)
    expect(part).toMatchObject({ status: 'succeeded', isComplete: false, changes: { removed: 0, missing: 0 } })
    expect(part.changes?.addedURIs).toEqual([iri('5')])
    expect((await setting.store.totals()).datasets).toBe(5)
    paged('p2', null, ['3', '4'])
    const again = await setting.harvest(source)
    expect(again).toMatchObject({ status: 'succeeded', isComplete: true, changes: { removedURIs: [iri('2')] } })
  })
})
