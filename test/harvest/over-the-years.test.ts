import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveRun } from '../../src/harvest/decide.ts'
import { isDue } from '../../src/harvest/due.ts'
import { harvestAll } from '../../src/harvest/harvest-all.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
let source: StoredSource
const ids = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
const without = (...gone: readonly string[]) => ids.filter(id => !gone.includes(id))
const iri = (id: string): string => `https://a.example/d/${id}`
const actor = { name: 'operatör', at: new Date('2026-11-21T12:00:00Z') }
const standing = async () =>
  [...(await setting.store.standing('a'))].filter(([, { resourceType }]) => resourceType === 'Dataset').length
const kinds = async () =>
  (await setting.store.notices({ source: 'a' }, { limit: 50, offset: 0 })).items.map(({ kind }) => kind)
const publish = (names: readonly string[], title?: string) =>
  setting.publish('a', catalogueTurtle(names, title === undefined ? {} : { title }))
/** A night later: what the source publishes is harvested, or its failure is. */
const night = async (publishes?: () => void, days = 1) => {
  setting.later(days)
  publishes?.()
  return setting.harvest(source)
}
const failing = () => setting.agency.answer('/a', { status: 404 })

beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
  publish(ids)
  await setting.harvest(source)
})
afterEach(() => setting.close())

describe('a record that comes and goes', () => {
  test('has its whole grace each time, and its number for ever', async () => {
    const before = await setting.store.entryOf(iri('5'))
    await night(() => publish(without('5')))
    await night(() => publish(ids))
    await night(() => publish(without('5')))
    expect((await night()).changes?.removed ?? 0).toBe(0)
    expect(await setting.store.entryOf(iri('5'))).toMatchObject({ removedAt: null, entry: before?.entry })
    expect((await night()).changes).toMatchObject({ removedURIs: [iri('5')] })
    await night(() => publish(ids), 400)
    expect(await setting.store.entryOf(iri('5'))).toMatchObject({ removedAt: null, entry: before?.entry })
  })

  test('goes neither early nor late where the night is an hour shorter or longer', async () => {
    await night(() => publish(without('5')))
    expect((await night(undefined, 23 / 24)).status).toBe('unchanged')
    expect((await night(undefined, 1)).changes).toMatchObject({ removed: 1 })
    await night(() => publish(without('5', '6')))
    expect((await night(undefined, 1)).status).toBe('unchanged')
    expect((await night(undefined, 25 / 24)).changes).toMatchObject({ removed: 1 })
  })

  test('stands while its source fails or is held, however long, and goes when that is over', async () => {
    await night(() => publish(without('5')))
    for (const _ of [1, 2, 3, 4]) await night(failing)
    expect(await standing()).toBe(10)
    for (const _ of [1, 2, 3]) expect((await night(() => publish(['1', '2']))).status).toBe('held')
    expect(await standing()).toBe(10)
    expect((await night(() => publish(without('5')))).changes).toMatchObject({ removedURIs: [iri('5')] })
  })

  test('keeps what was found in it and its score while it is missing, and is no news when it is back', async () => {
    const poor = datasetTurtle('5').replace('"Datamängd 5"@sv', '"5"')
    const datasets = without('5').map(id => datasetTurtle(id))
    const all = () => setting.publish('a', catalogueTurtle(ids, { datasets: [...datasets, poor].join('') }))
    await night(all)
    const entry = await setting.store.entryOf(iri('5'))
    if (entry === null) throw new Error('there is no entry')
    const found = async () =>
      (await setting.store.findings({ entry }, { limit: 50, offset: 0 })).items.map(({ sourceShape, focusNode }) => [
        sourceShape,
        focusNode,
      ])
    const before = await found()
    const score = (await setting.store.assessment(entry))?.points
    expect(before.length).toBeGreaterThan(0)
    const missing = await night(() => publish(without('5')))
    expect(missing.changes).toMatchObject({ missingURIs: [iri('5')] })
    expect(await found()).toEqual(before)
    expect((await setting.store.assessment(entry))?.points).toEqual(score)
    const gone = (await setting.store.findingsDelta(missing.id)).filter(({ examples }) => examples.includes(iri('5')))
    expect(gone).toEqual([])
    const told = await kinds()
    const back = await night(all)
    expect(await kinds()).toEqual(told)
    expect(await setting.store.findingsDelta(back.id)).toEqual([])
    await night(() => publish(without('5')))
    await night()
    await night()
    expect(await found()).toEqual([])
    expect(await setting.store.assessment(entry)).toBeNull()
  })
})

test('what lies on a page that cannot be had keeps its findings and scores, and is no news the night after', async () => {
  const page = (path: string, names: readonly string[], more = '') => {
    const here = `<${setting.agency.origin}/${path}>`
    const view = `${here} a <http://www.w3.org/ns/hydra/core#PartialCollectionView> .`
    const datasets = names.map(id => datasetTurtle(id).replace(`"Datamängd 4"@sv`, '"4"')).join('')
    setting.publish(path, catalogueTurtle(names, { datasets, more: `${view}\n${more}` }))
  }
  const next = `<${setting.agency.origin}/p> <http://www.w3.org/ns/hydra/core#next> <${setting.agency.origin}/p2> .`
  source = await setting.source('p')
  page('p', ['1', '2'], next)
  page('p2', ['3', '4'])
  await setting.harvest(source)
  const said = async () => [
    await setting.store.findingCounts({ source: 'p' }),
    await setting.store.scoreSummary({ source: 'p' }, 'eu-v1'),
  ]
  const before = await said()
  setting.agency.answer('/p2', { status: 404 })
  const part = await night(() => page('p', ['1', '2'], `${next} <https://a.example/catalogue> dcat:keyword "ny"@sv .`))
  expect(part).toMatchObject({ isComplete: false, changes: { missing: 0, removed: 0 } })
  const [counts, summary] = await said()
  expect(summary).toEqual(before[1])
  expect(counts).toMatchObject({ Violation: expect.any(Number) })
  page('p2', ['3', '4'])
  await night()
  const { items: told } = await setting.store.notices({ source: 'p' }, { limit: 9, offset: 0 })
  expect(told.map(({ kind }) => kind)).not.toContain('new-violations')
  expect((await said())[1]).toEqual(before[1])
})

describe('a catalogue that shrinks', () => {
  test('by a fifth every night is held from the night on that the share is passed, and stays so', async () => {
    const statuses = []
    for (const left of [8, 6, 5, 4, 3, 2, 1]) statuses.push((await night(() => publish(ids.slice(0, left)))).status)
    expect(statuses).toEqual(['succeeded', 'held', 'held', 'held', 'held', 'held', 'held'])
    expect(await standing()).toBe(10)
  })

  test('as all its addresses have another scheme is held', async () => {
    const moved = () => setting.publish('a', catalogueTurtle(ids).replaceAll('https://a.example/', 'http://a.example/'))
    expect(await night(moved)).toMatchObject({ status: 'held', changes: { added: 13, removed: 13 } })
    expect(await standing()).toBe(10)
  })

  test('is not held where its datasets turn into services', async () => {
    const services = without('1', '2', '3', '4', '5').map(id => datasetTurtle(id))
    const turned = ['1', '2', '3', '4', '5'].map(id =>
      datasetTurtle(id).replace('a dcat:Dataset', 'a dcat:DataService'),
    )
    const run = await night(() =>
      setting.publish('a', catalogueTurtle(ids, { datasets: [...services, ...turned].join('') })),
    )
    expect(run).toMatchObject({ status: 'succeeded', changes: { removed: 0, missing: 0 } })
    expect(await standing()).toBe(5)
  })

  test('of one dataset is held when that is another, and of two goes down to one and no further', async () => {
    source = await setting.source('b')
    setting.publish('b', catalogueTurtle(['1']))
    await setting.harvest(source)
    expect((await night(() => setting.publish('b', catalogueTurtle(['2'])))).status).toBe('held')
    await night(() => setting.publish('b', catalogueTurtle(['1', '2'])))
    await night(() => setting.publish('b', catalogueTurtle(['1'])))
    await night()
    expect((await night()).changes).toMatchObject({ removed: 1 })
    expect((await night(() => setting.publish('b', catalogueTurtle(['2'])))).status).toBe('held')
  })

  test('by contacts and organisations alone is not held', async () => {
    const lone = () =>
      setting.publish('a', catalogueTurtle(ids).replaceAll('https://a.example/contact', 'https://a.example/kontakt'))
    expect(await night(lone)).toMatchObject({ status: 'succeeded', changes: { missing: 1 } })
  })
})

describe('an approval', () => {
  const gone = ['1', '2', '3', '4']
  const shrink = () => publish(without(...gone))
  const approve = async (run: { readonly id: number; readonly digest: string | null }) =>
    approveRun({ run: run.id, digest: run.digest ?? '', actor }, setting.tools)

  test('that was not used is worth nothing once the source has everything again', async () => {
    const held = await night(shrink)
    const order = { source: 'a', holder: 'elsewhere:1:x', trigger: 'schedule', leaseMs: 60_000 } as const
    const lease = await setting.store.takeLease({ ...order, now: setting.tools.now() })
    expect(await approve(held)).toEqual({ kind: 'approved', why: 'taken' })
    if (lease !== null) await setting.store.giveLeaseBack(lease)
    expect((await night(() => publish(ids, 'Åter'))).status).toBe('succeeded')
    expect(await night(shrink, 400)).toMatchObject({ status: 'held', digest: held.digest })
    expect(await standing()).toBe(10)
  })

  test('lives through nights in which the source fails', async () => {
    const held = await night(shrink)
    const decision = { kind: 'approved', by: actor.name, at: actor.at, digest: held.digest ?? '' } as const
    await setting.store.decide(held.id, decision)
    await night(failing)
    expect((await night(shrink)).changes).toMatchObject({ removed: 4 })
  })

  test('of the older of two that would remove the same applies what that one received', async () => {
    const first = await night(() => publish(without(...gone), 'Ett'))
    await night(() => publish(without(...gone), 'Två'))
    expect(await approve(first)).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect((await setting.store.entryOf('https://a.example/catalogue'))?.title.sv).toBe('Ett')
    expect(await setting.store.heldRuns()).toEqual([])
    expect((await night()).changes).toMatchObject({ updated: 1, removed: 0 })
  })

  test('of one source is not one of another that would remove the same', async () => {
    const other = await setting.source('b', { limits: { ...defaultLimits, keepRuns: 1 } })
    setting.publish('b', catalogueTurtle(ids))
    await setting.harvest(other)
    const held = await night(shrink)
    setting.publish('b', catalogueTurtle(without(...gone)))
    expect((await setting.harvest(other)).digest).toBe(held.digest)
    await approve(held)
    expect((await setting.harvest(other)).status).toBe('held')
  })

  test('finds the bytes that it needs, however many runs have failed since and however few are kept', async () => {
    source = await setting.source('a', { limits: { ...defaultLimits, keepRuns: 1 } })
    const held = await night(shrink)
    for (const fault of ['a', 'b', 'c']) await night(() => setting.publish('a', `no turtle ${fault}`))
    expect(await approve(held)).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect(await standing()).toBe(6)
  })
})

describe('a source that is changed while it is harvested', () => {
  /** Lets something happen between the request and the answer. */
  const meanwhile = (act: () => Promise<unknown>, answer = catalogueTurtle(without('1'))) => {
    const { get } = setting.tools
    setting.publish('a', answer)
    return {
      get: async (...given: Parameters<typeof get>) => {
        const answered = await get(...given)
        await act()
        return answered
      },
    }
  }

  test('by getting another address is not given what the old one answered', async () => {
    const move = () => setting.source('a', { url: `${setting.agency.origin}/new` })
    const [outcome] = await harvestAll([source], { ...setting.tools, ...meanwhile(move) })
    expect(outcome.kind).toBe('lost')
    expect(await setting.store.remembered('a')).toMatchObject({ etag: null, documentChecksum: null })
    expect((await setting.store.entryOf(iri('1')))?.missingSince).toBeNull()
    setting.publish('new', catalogueTurtle(ids))
    source = await setting.source('a', { url: `${setting.agency.origin}/new` })
    expect((await setting.harvest(source)).status).toBe('unchanged')
  })

  test('by being removed leaves nothing, and is no crash', async () => {
    const [outcome] = await harvestAll([source], {
      ...setting.tools,
      ...meanwhile(() => setting.store.removeSource('a')),
    })
    expect(outcome.kind).toBe('lost')
    expect(setting.events.filter(({ event }) => event === 'harvest.crashed')).toEqual([])
    expect((await setting.store.totals()).datasets).toBe(0)
  })

  test('by being turned off or renamed is saved all the same', async () => {
    const off = () => setting.source('a', { enabled: false, title: 'Vilar' })
    const [outcome] = await harvestAll([source], { ...setting.tools, ...meanwhile(off) })
    expect(outcome).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded' } })
    expect(await setting.store.source('a')).toMatchObject({ enabled: false, title: 'Vilar' })
  })
})

test('the same bytes in another folder are another catalogue where addresses are relative', async () => {
  const body = catalogueTurtle(ids).replaceAll('https://a.example/', '')
  const headers = { 'content-type': 'text/turtle' }
  for (const folder of ['x', 'y']) setting.agency.answer(`/${folder}/cat`, { body, headers })
  source = await setting.source('b')
  setting.agency.answer('/b', { redirect: '/x/cat' })
  await setting.harvest(source)
  expect((await night()).unchangedBy).toBe('bytes')
  setting.agency.answer('/b', { redirect: '/y/cat' })
  const run = await night()
  expect(run).toMatchObject({ status: 'held', changes: { added: 13, removed: 13 } })
  expect(run.changes?.addedURIs).toContain(`${setting.agency.origin}/y/d/1`)
  setting.agency.answer('/b', { redirect: '/x/cat' })
  expect((await night()).status).toBe('unchanged')
})

describe('a clock', () => {
  test('that was far ahead for a while keeps no source from being harvested', () => {
    const nightly = { ...source, schedule: '0 3 * * *' }
    const now = new Date('2026-03-01T12:00:00Z')
    expect(isDue(nightly, new Date('2027-03-01T12:00:00Z'), now)).toBe(true)
    expect(isDue(nightly, new Date('2026-03-01T12:00:02Z'), now)).toBe(false)
  })

  test('that is set back leaves what is missing standing', async () => {
    await night(() => publish(without('5')))
    expect((await night(undefined, -30)).changes?.removed ?? 0).toBe(0)
    expect(await standing()).toBe(10)
  })
})

describe('what is told over many nights', () => {
  test('is each cause of a fault once till the source works again', async () => {
    for (const _ of [1, 2, 3]) {
      await night(failing)
      await night(() => setting.publish('a', 'no turtle'))
    }
    expect(await kinds()).toEqual(['failing', 'failing'])
    await night(() => publish(ids))
    await night(failing)
    expect(await kinds()).toEqual(['failing', 'recovered', 'failing', 'failing'])
  })

  test('is each removal that is held once, though they take turns', async () => {
    for (const _ of [1, 2, 3]) {
      await night(() => publish(without('1', '2', '3', '4')))
      await night(() => publish(without('5', '6', '7', '8')))
    }
    expect(await kinds()).toEqual(['held', 'held'])
  })

  test('is once that the address has moved, though it could not be reached in between', async () => {
    setting.publish('new', catalogueTurtle(ids))
    const moved = () => setting.agency.answer('/a', { status: 301, headers: { location: '/new' } })
    await night(moved)
    await night(failing)
    await night(moved)
    expect((await kinds()).filter(kind => kind === 'moved')).toHaveLength(1)
  })
})
