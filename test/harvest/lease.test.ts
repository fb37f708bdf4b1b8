import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { harvestAll } from '../../src/harvest/harvest-all.ts'
import { holderName, isGone } from '../../src/harvest/holder.ts'
import { LeaseError } from '../../src/harvest/lease-error.ts'
import { closeOrphans } from '../../src/harvest/orphans.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
let source: StoredSource
beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
  setting.publish('a', catalogueTurtle(['1', '2']))
})
afterEach(() => setting.close())

const turtle = { 'content-type': 'text/turtle' }
const page = { limit: 10, offset: 0 }
const order = (parts = {}) => ({
  ...({ source: 'a', holder: 'elsewhere:1:x', trigger: 'schedule', now: new Date(), leaseMs: 60_000 } as const),
  ...parts,
})

/** Lets the source answer only when told to, and tells when it is asked. */
function hold(): { readonly asked: Promise<void>; readonly signal: AbortSignal } {
  const [asked, stopping] = [Promise.withResolvers<void>(), new AbortController()]
  setting.agency.answer('/a', () => {
    asked.resolve()
    return { hang: true, headers: turtle }
  })
  return { asked: asked.promise, signal: stopping.signal }
}

describe('a source that another run has', () => {
  test('is not asked, nothing is saved of it, and the others are harvested', async () => {
    await setting.store.takeLease(order())
    setting.publish('b', catalogueTurtle(['3']))
    const outcomes = await harvestAll([source, await setting.source('b')], setting.tools)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['taken', 'harvested'])
    expect(setting.agency.requests.map(({ path }) => path)).toEqual(['/b'])
    expect((await setting.store.harvests({ ...page, source: 'a' })).total).toBe(0)
    await expect(setting.harvest(source)).rejects.toMatchObject({ code: 'taken', source: 'a' })
  })

  test('can be tried all the same, as a trial takes nothing from anybody', async () => {
    await setting.store.takeLease(order())
    expect(await setting.harvest(source, { isTrial: true })).toMatchObject({ id: 0, status: 'succeeded' })
    expect((await setting.store.running()).get('a')?.holder).toBe('elsewhere:1:x')
  })

  test('is free again when its lease has run out, and the run that was broken off has its reason', async () => {
    await setting.store.takeLease(order({ now: new Date(Date.now() - 120_000) }))
    const { id } = await setting.harvest(source)
    const { items } = await setting.store.harvests(page)
    expect(items.map(run => [run.id, run.status, run.error?.code ?? null])).toEqual([
      [id, 'succeeded', null],
      [id - 1, 'failed', 'interrupted'],
    ])
  })
})

test('a run that has lost its source stops, saves nothing, and says so in the log', async () => {
  const { asked } = hold()
  const run = setting.harvest(source, { leaseTimes: { leaseMs: 60_000, beatMs: 10 } })
  const failed = expect(run).rejects.toBeInstanceOf(LeaseError)
  await asked
  const running = (await setting.store.running()).get('a')
  await setting.store.giveLeaseBack({ run: running?.id ?? 0, source: 'a', holder: running?.holder ?? '' })
  await setting.store.takeLease(order())
  await failed
  expect((await setting.store.running()).get('a')?.holder).toBe('elsewhere:1:x')
  expect((await setting.store.harvests(page)).total).toBe(0)
})

test('a run that is stopped gives its source back', async () => {
  const { asked } = hold()
  const stopping = new AbortController()
  const run = harvestAll([source], { ...setting.tools, signal: stopping.signal })
  await asked
  expect((await setting.store.running()).get('a')).toMatchObject({ holder: 'test:1:a', trigger: 'manual' })
  stopping.abort()
  expect((await run)[0].kind).toBe('stopped')
  expect(await setting.store.running()).toEqual(new Map())
  expect((await setting.store.harvests(page)).total).toBe(0)
})

test('a run that takes longer than its budget fails, and says by what', async () => {
  hold()
  const slow = await setting.source('a', { limits: { ...defaultLimits, budget: 50 } })
  const harvest = await setting.harvest(slow)
  expect(harvest).toMatchObject({ status: 'failed', error: { code: 'timed-out', details: { reason: 'budget' } } })
  expect(await setting.store.running()).toEqual(new Map())
})

test('a run that crashes gives its source back with the run that tells of it', async () => {
  const [outcome] = await harvestAll([await setting.source('a', { profile: 'none' })], setting.tools)
  expect(outcome).toMatchObject({ kind: 'harvested', harvest: { status: 'failed', error: { code: 'internal' } } })
  expect(await setting.store.running()).toEqual(new Map())
})

describe('processes', () => {
  const inChild = async (): Promise<{ readonly kill: () => Promise<void>; readonly next: () => Promise<string> }> => {
    const words = [fileURLToPath(new URL('./harvest-in-child.ts', import.meta.url)), setting.data, setting.agency.host]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
    return {
      next: async () => String((await lines.next()).value ?? '').trim(),
      kill: async () => {
        const exit = once(child, 'exit')
        child.kill('SIGKILL')
        await exit
      },
    }
  }

  test('never harvest the same source at the same time, and what a killed one had is free at once', async () => {
    const { asked } = hold()
    const other = await inChild()
    await asked
    await expect(setting.harvest(source)).rejects.toMatchObject({ code: 'taken' })
    expect(await closeOrphans(setting.tools)).toEqual([])
    await other.kill()
    expect(await closeOrphans(setting.tools)).toMatchObject([
      { source: 'a', status: 'failed', error: { code: 'interrupted' } },
    ])
    setting.publish('a', catalogueTurtle(['1', '2']))
    expect((await setting.harvest(source)).status).toBe('succeeded')
  })

  test('are named so that one is known to be gone only where that is certain', () => {
    expect(isGone(holderName())).toBe(false)
    expect(isGone('another.machine:1:abc')).toBe(false)
    expect(holderName()).not.toBe(holderName())
  })
})
