import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveRun, rejectRun } from '../../src/harvest/decide.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
let source: StoredSource
const ids = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
const without = (...gone: readonly string[]) => ids.filter(id => !gone.includes(id))
const iri = (id: string): string => `https://a.example/d/${id}`
const stands = async (id: string) => (await setting.store.standing('a')).has(iri(id))
const harvest = (parts = {}) => setting.harvest(source, parts)
const actor = { name: 'operatör', at: new Date('2026-11-21T12:00:00Z') }
const kinds = async () =>
  (await setting.store.notices({ source: 'a' }, { limit: 50, offset: 0 })).items.map(({ kind }) => kind)

beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
  setting.publish('a', catalogueTurtle(ids))
  await harvest()
})
afterEach(() => setting.close())

describe('a record that is missing from a complete answer', () => {
  beforeEach(async () => {
    setting.publish('a', catalogueTurtle(without('5')), { headers: { 'content-type': 'text/turtle', etag: '"5"' } })
  })

  test('stands, and is said to be missing', async () => {
    const { status, changes } = await harvest()
    expect(status).toBe('succeeded')
    expect(changes).toMatchObject({ removed: 0, missing: 1, missingURIs: [iri('5')], updated: 1 })
    expect(await setting.store.entryOf(iri('5'))).toMatchObject({ removedAt: null, missingSince: expect.any(Date) })
    expect((await setting.store.totals()).datasets).toBe(10)
  })

  test('goes when its grace is over, and not before, though the source has not changed since', async () => {
    await harvest()
    setting.later(1)
    expect(await harvest()).toMatchObject({ status: 'unchanged', unchangedBy: 'bytes' })
    expect(await stands('5')).toBe(true)
    setting.later(1)
    setting.agency.answer('/a', { status: 304 })
    const last = await harvest()
    expect(last).toMatchObject({
      status: 'succeeded',
      unchangedBy: null,
      changes: { removed: 1, missing: 0, unchanged: 12 },
    })
    expect(last.changes?.removedURIs).toEqual([iri('5')])
    expect(await stands('5')).toBe(false)
    expect((await setting.store.entryOf(iri('5')))?.removedAt).toEqual(last.endedAt)
    expect((await setting.store.findings({ source: 'a' }, { limit: 1, offset: 0 })).total).toBeGreaterThan(0)
    expect(await setting.store.diffs(last.id)).toMatchObject([{ primaryTopic: iri('5'), kind: 'removed' }])
    setting.later(1)
    expect((await harvest()).status).toBe('unchanged')
  })

  test('goes with the grace that its source has', async () => {
    source = await setting.source('a', { limits: { ...defaultLimits, graceDays: 0 } })
    expect((await harvest()).changes).toMatchObject({ removed: 1, missing: 0 })
  })

  test('is there again as if nothing had happened when it comes back in time', async () => {
    const before = await setting.store.entryOf(iri('5'))
    await harvest()
    setting.later(1)
    setting.publish('a', catalogueTurtle(ids))
    expect((await harvest()).changes).toMatchObject({ added: 0, missing: 0 })
    expect(await setting.store.entryOf(iri('5'))).toMatchObject({ entry: before?.entry, missingSince: null })
    setting.later(9)
    expect((await harvest()).status).toBe('unchanged')
  })

  test('comes back with its number after it was removed', async () => {
    const before = await setting.store.entryOf(iri('5'))
    source = await setting.source('a', { limits: { ...defaultLimits, graceDays: 0 } })
    await harvest()
    setting.publish('a', catalogueTurtle(ids))
    expect((await harvest()).changes).toMatchObject({ added: 1, addedURIs: [iri('5')] })
    expect(await setting.store.entryOf(iri('5'))).toMatchObject({ entry: before?.entry, removedAt: null })
  })

  test('counts among what goes for whether a later run is held', async () => {
    await harvest()
    setting.publish('a', catalogueTurtle(without('5', '6')))
    setting.later(1)
    expect((await harvest()).status).toBe('succeeded')
    setting.publish('a', catalogueTurtle(without('5', '6', '7', '8')))
    expect(await harvest()).toMatchObject({ status: 'held', error: { details: { removed: '4', standing: '10' } } })
  })
})

describe('a run that would remove much', () => {
  let held: Harvest
  const gone = ['1', '2', '3', '4']
  beforeEach(async () => {
    setting.publish('a', catalogueTurtle(without(...gone), { title: 'Mindre' }))
    held = await harvest()
  })
  const decided = (run = held, digest = run.digest ?? '') => ({ run: run.id, digest, actor })

  test('is held, changes nothing, and says exactly what it would do', async () => {
    expect(held).toMatchObject({ status: 'held', isComplete: true, changes: { removed: 4, updated: 1, missing: 0 } })
    expect(held.changes?.removedURIs).toEqual(gone.map(iri))
    expect(held.digest).toMatch(/^[0-9a-f]{64}$/)
    expect((await setting.store.entryOf('https://a.example/catalogue'))?.title.sv).toBe('Katalog')
    expect((await setting.store.entryOf(iri('1')))?.missingSince).toBeNull()
    const diffs = await setting.store.diffs(held.id)
    expect(diffs?.filter(({ kind }) => kind === 'removed').map(({ primaryTopic }) => primaryTopic)).toEqual(
      gone.map(iri),
    )
    expect((await setting.store.heldRuns()).map(({ id }) => id)).toEqual([held.id])
    expect(await kinds()).toEqual(['held'])
  })

  test('is applied at once and without grace when it is approved, without asking the source again', async () => {
    const asked = setting.agency.requests.length
    const outcome = await approveRun(decided(), setting.tools)
    expect(outcome).toMatchObject({
      kind: 'harvested',
      harvest: { status: 'succeeded', changes: { removed: 4, updated: 1 } },
    })
    expect(setting.agency.requests.length).toBe(asked)
    expect((await setting.store.totals()).datasets).toBe(6)
    expect((await setting.store.harvest(held.id))?.decision).toEqual({ kind: 'approved', by: actor.name, at: actor.at })
    expect(await setting.store.approvals('a')).toEqual(new Set())
    expect(await kinds()).toEqual(['recovered', 'held'])
    expect(await harvest()).toMatchObject({ status: 'unchanged', unchangedBy: 'bytes' })
  })

  test('is not approved by the digest of something else, nor twice', async () => {
    expect(await approveRun(decided(held, '0'.repeat(64)), setting.tools)).toEqual({
      kind: 'refused',
      why: 'other-digest',
    })
    await approveRun(decided(), setting.tools)
    expect(await approveRun(decided(), setting.tools)).toEqual({ kind: 'refused', why: 'decided-already' })
    expect(await approveRun({ ...decided(), run: 4711 }, setting.tools)).toEqual({ kind: 'refused', why: 'not-held' })
  })

  test('is not what was approved when a later run would remove something else', async () => {
    setting.publish('a', catalogueTurtle(without(...gone, '5')))
    const later = await harvest()
    expect(later).toMatchObject({ status: 'held', changes: { removed: 5 } })
    expect(await approveRun(decided(), setting.tools)).toEqual({ kind: 'refused', why: 'not-held' })
    expect((await setting.store.totals()).datasets).toBe(10)
    expect(await approveRun(decided(later), setting.tools)).toMatchObject({
      kind: 'harvested',
      harvest: { status: 'succeeded' },
    })
    expect((await setting.store.totals()).datasets).toBe(5)
  })

  test('lets the next run through that would remove exactly the same, and no other', async () => {
    const { id, digest } = held
    await setting.store.decide(id, { kind: 'approved', by: actor.name, at: actor.at, digest: digest ?? '' })
    setting.publish('a', catalogueTurtle(without(...gone, '5')))
    expect((await harvest()).status).toBe('held')
    setting.publish('a', catalogueTurtle(without(...gone), { title: 'Ännu en' }))
    expect(await harvest()).toMatchObject({ status: 'succeeded', changes: { removed: 4 } })
  })

  test('stays held when it is rejected, and nobody is told again of the same', async () => {
    expect(await rejectRun(decided(), setting.tools)).toEqual({ kind: 'rejected' })
    setting.later(1)
    expect(await harvest()).toMatchObject({ status: 'held', digest: held.digest })
    setting.publish('a', 'oops')
    await harvest()
    setting.publish('a', catalogueTurtle(without(...gone)))
    expect(await harvest()).toMatchObject({ status: 'held', digest: held.digest })
    expect(await kinds()).toEqual(['failing', 'held'])
    expect((await setting.store.totals()).datasets).toBe(10)
  })

  test('is over when the source has everything again', async () => {
    setting.publish('a', catalogueTurtle(ids, { title: 'Åter' }))
    expect((await harvest()).status).toBe('succeeded')
    expect(await setting.store.heldRuns()).toEqual([])
    expect(await approveRun(decided(), setting.tools)).toEqual({ kind: 'refused', why: 'not-held' })
  })

  test('is applied at once when it is forced', async () => {
    expect(await harvest({ force: true })).toMatchObject({ status: 'succeeded', changes: { removed: 4 } })
  })

  test('waits for the next run when the source is being harvested as it is approved', async () => {
    const lease = {
      source: 'a',
      holder: 'elsewhere:1:x',
      trigger: 'schedule',
      now: new Date(),
      leaseMs: 60_000,
    } as const
    const taken = await setting.store.takeLease(lease)
    expect(await approveRun(decided(), setting.tools)).toEqual({ kind: 'approved', why: 'taken' })
    if (taken !== null) await setting.store.giveLeaseBack(taken)
    expect(await harvest()).toMatchObject({ status: 'succeeded', changes: { removed: 4 } })
  })
})

test('forcing a run that would not be held lets what is missing have its grace', async () => {
  setting.publish('a', catalogueTurtle(without('5')))
  expect((await harvest({ force: true })).changes).toMatchObject({ removed: 0, missing: 1 })
})
