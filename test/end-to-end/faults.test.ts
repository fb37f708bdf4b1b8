import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOrphans } from '../../src/harvest/orphans.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { sampled } from '../support/long.ts'
import { type Behaviour, type FaultyAgencies, startFaultyAgencies, topicsOf } from './fault-agencies.ts'
import { root } from './run-skord.ts'

const count = sampled(60, 200)
const kills = sampled(3, 10)

/** How a source that cannot be harvested fails. */
const faults: Readonly<Partial<Record<Behaviour, string>>> = {
  resetting: 'unreachable',
  endless: 'too-large',
  bomb: 'too-large',
  loop: 'unreachable',
  empty: 'not-rdf',
  hanging: 'timed-out',
}

/** Longest time that one pass over all sources may take, in ms: the worst source's budget and the others' work. */
const longestPass = 90_000

describe(`${count} sources, of which many misbehave, and a process that is killed ${kills} times`, () => {
  let data: string
  let agencies: FaultyAgencies
  let store: Store
  const spent: number[] = []
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'skord-faults-'))
    agencies = await startFaultyAgencies(count)
    store = await openStore({ data, database: null })
    for (const { source } of agencies.sources) await store.putSource(source)
  })
  afterAll(async () => {
    await store.close()
    await agencies.close()
    rmSync(data, { recursive: true })
  })

  const start = (): ChildProcess =>
    spawn(process.execPath, ['src/main.ts', '--data', data, '--quiet', 'harvest', '--all', '--format', 'json'], {
      cwd: root,
      env: { PATH: process.env.PATH, SKORD_ALLOW_PRIVATE_ADDRESSES: agencies.hosts.join(',') },
      stdio: ['ignore', 'ignore', 'inherit'],
    })

  /** What stands: the edition of every dataset of every source. */
  const editions = async (): Promise<ReadonlyMap<string, readonly number[]>> => {
    const found = new Map<string, number[]>()
    const seen = new Set<string>()
    for await (const { primaryTopic, resourceType, source, title } of store.published()) {
      expect(seen.has(primaryTopic), `${primaryTopic} is there twice`).toBe(false)
      seen.add(primaryTopic)
      if (resourceType !== 'Dataset') continue
      found.set(source, [...(found.get(source) ?? []), Number(title.sv?.match(/\d+/)?.[0])])
    }
    return found
  }

  /** Every source is there whole and in one edition, or not at all; and none that was there is gone or older. */
  const expectWhole = async (before: ReadonlyMap<string, readonly number[]>) => {
    const now = await editions()
    for (const [id, found] of now) {
      expect(found.length, `all of ${id}`).toBe(topicsOf(id).length)
      expect(new Set(found).size, `one edition of ${id}`).toBe(1)
    }
    for (const [id, [edition]] of before)
      expect(now.get(id)?.[0] ?? -1, `${id} is lost`).toBeGreaterThanOrEqual(edition)
    return now
  }

  test('loses nothing and doubles nothing, wherever it is killed', { timeout: longestPass * kills }, async () => {
    let before: ReadonlyMap<string, readonly number[]> = new Map()
    for (let kill = 0; kill < kills; kill++) {
      agencies.nextEdition()
      const child = start()
      const exit = once(child, 'exit')
      await agencies.nextRequest()
      await new Promise(resolve => setTimeout(resolve, Math.random() * 1500))
      child.kill('SIGKILL')
      await exit
      before = await expectWhole(before)
    }
  })

  test('then two processes together harvest everything that can be, in bounded time, and says of the rest why not', {
    timeout: longestPass * 2,
  }, async () => {
    const before = await editions()
    const edition = agencies.nextEdition()
    const started = performance.now()
    const codes = await Promise.all([start(), start()].map(child => once(child, 'exit')))
    spent.push(performance.now() - started)
    expect(codes.map(([code]) => code)).toEqual([1, 1])
    const [now, latest] = [await expectWhole(before), await store.latestHarvests()]
    for (const { source, behaviour } of agencies.sources) {
      const run = latest.get(source.id)
      const fault = faults[behaviour]
      expect([source.id, behaviour, run?.error?.code ?? null]).toEqual([source.id, behaviour, fault ?? null])
      expect([source.id, now.get(source.id)?.[0] ?? null]).toEqual([source.id, fault === undefined ? edition : null])
    }
    expect(spent[0]).toBeLessThan(longestPass)
  })

  test('leaves no run in progress, and every run that was broken off with its reason', async () => {
    await closeOrphans({ store, now: () => new Date(), log: { info() {}, warn() {}, error() {} } })
    expect(await store.running()).toEqual(new Map())
    const { items } = await store.harvests({ limit: 10_000, offset: 0 })
    const codes = new Set(items.map(({ status, error }) => (status === 'failed' ? error?.code : status)))
    expect([...codes]).not.toContain('internal')
    expect([...codes]).not.toContain(undefined)
    const broken = items.filter(({ error }) => error?.code === 'interrupted').length
    process.stderr.write(
      `${count} sources, ${kills} kills: ${broken} runs broken off, last pass ${Math.round(spent[0])} ms\n`,
    )
  })
})
