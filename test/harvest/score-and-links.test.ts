import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rescoreAll } from '../../src/harvest/links/rescore.ts'
import { headlineMethod } from '../../src/model/score.ts'
import type { HarvestResult } from '../../src/store/store.ts'
import { beginWeeks, fileOf, iri, type Weeks, ways } from './weeks.ts'

const ids = ['1', '2', '3', '4']
let weeks: Weeks
beforeEach(async () => {
  weeks = await beginWeeks()
  await weeks.open('a')
  for (const id of ids) weeks.tell('a', id, {})
  await weeks.harvest('a')
  await weeks.check()
})
afterEach(() => weeks.close())

async function drops() {
  const { items } = await weeks.store.notices({ source: 'a' }, { limit: 50, offset: 0 })
  return items.filter(({ kind }) => kind === 'score-dropped').map(({ details }) => details)
}

/** What each change did to a dataset under the headline method, oldest first. */
async function causesOf(id: string) {
  const entry = await weeks.store.entryOf(iri(id))
  const changes = entry === null ? [] : await weeks.store.scoreChanges(entry, 50)
  const ofHeadline = changes.map(each => each.changes.find(({ method }) => method === headlineMethod)?.causes ?? null)
  return ofHeadline.toReversed()
}

/** All files say this when they are asked for in eight days. */
function turn(outcome: Parameters<Weeks['files']['set']>[1]): void {
  for (const id of ids) weeks.files.set(fileOf(id), outcome)
  weeks.later(8)
}

describe('links that turn us away', () => {
  test('are no drop when a round finds them so', async () => {
    turn('forbidden')
    await weeks.check()
    expect((await causesOf('1')).at(-1)).toEqual({ link: -50 })
    expect(await drops()).toEqual([])
  })

  test('are no drop either when a harvest counts them first', async () => {
    turn('forbidden')
    await weeks.check({ isCutOff: true })
    weeks.tell('a', '1', { keyword: false })
    await weeks.harvest('a')
    expect((await causesOf('1')).at(-1)).toEqual({ link: -50, metadata: -30 })
    expect((await causesOf('2')).at(-1)).toEqual({ link: -50 })
    const told = await drops()
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ metadata: '-7.5', link: '0.0', worst: iri('1') })
  })

  test('are no drop either after a round that was cut off', async () => {
    turn('forbidden')
    await weeks.check({ isCutOff: true })
    await rescoreAll({ store: weeks.store, methods: ways[0].methods, now: weeks.setting.tools.now })
    expect((await causesOf('1')).at(-1)).toEqual({ link: -50 })
    expect(await drops()).toEqual([])
  })

  test('do not hide those that are gone', async () => {
    turn('forbidden')
    weeks.files.set(fileOf('1'), 'not-found')
    await weeks.check({ isCutOff: true })
    weeks.tell('a', '2', { keyword: false })
    await weeks.harvest('a')
    expect(await drops()).toMatchObject([{ metadata: '-7.5', link: '-12.5' }])
  })
})

describe('points that were counted by other methods', () => {
  test('are put down to the methods when a round counts them anew', async () => {
    turn('not-found')
    weeks.judgeBy(1)
    await weeks.check()
    expect((await causesOf('1')).at(-1)).toEqual({ method: -23, link: -50 })
    expect(await drops()).toMatchObject([{ metadata: '0.0', link: '-50.0' }])
    await weeks.harvest('a')
    expect(await causesOf('1')).toHaveLength(3)
  })
})

describe('a round that ends while a harvest goes on', () => {
  test('waits no longer when it is stopped, and loses nothing', async () => {
    const { store, setting } = weeks
    const { now } = setting.tools
    turn('not-found')
    await weeks.check({ isCutOff: true })
    await store.takeLease({ source: 'a', holder: 'x', trigger: 'schedule', leaseMs: 600_000, now: now() })
    const stop = new AbortController()
    const saveRescored: typeof store.saveRescored = async (...all) => {
      const result = await store.saveRescored(...all)
      if (result.spared.length > 0) stop.abort()
      return result
    }
    const patience = { pause: 600_000, signal: stop.signal }
    const tools = { store: { ...store, saveRescored }, methods: ways[0].methods, now, patience }
    expect(await rescoreAll(tools)).toEqual({ rescored: ids.length })
    expect((await causesOf('1')).at(-1)).toEqual({ link: -50 })
    expect(await drops()).toHaveLength(1)
  })

  /** A harvest during which a round has asked for everything, when the store is called so. */
  async function harvestWith(call: 'knownLinks' | 'standingAssessments' | 'saveHarvest'): Promise<void> {
    const { store } = weeks
    let round: Promise<void> | null = null
    const asked = () =>
      new Promise<void>(resolve => {
        if (round === null) round = weeks.check({ onSaved: resolve })
        else resolve()
      })
    const knownLinks = async (source: string) => {
      if (call === 'knownLinks') await asked()
      return store.knownLinks(source)
    }
    const standingAssessments = async (source: string) => {
      if (call === 'standingAssessments') await asked()
      return store.standingAssessments(source)
    }
    const saveHarvest = async (result: HarvestResult) => {
      if (call === 'saveHarvest') await asked()
      return store.saveHarvest(result)
    }
    weeks.tell('a', '2', { keyword: false })
    await weeks.harvest('a', { store: { ...store, knownLinks, standingAssessments, saveHarvest } })
    await round
  }

  test.each(['knownLinks', 'standingAssessments', 'saveHarvest'] as const)(
    'is told of once, and its points go once (%s)',
    async call => {
      turn('not-found')
      await harvestWith(call)
      expect(await causesOf('1')).toEqual([{}, { link: 50 }, { link: -50 }])
      const own = (await causesOf('2')).slice(2)
      expect(own.map(each => each?.link ?? 0).filter(each => each !== 0)).toEqual([-50])
      expect((await drops()).map(({ link }) => link).filter(each => each !== '0.0')).toEqual(['-50.0'])
    },
  )
})
