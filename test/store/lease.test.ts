import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { sampleDataset, sampleResult, sampleSource } from './sample.ts'

let data: string
let store: Store
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-lease-'))
  store = await openStore({ data, database: null })
})
afterEach(async () => {
  await store.close()
  rmSync(data, { recursive: true })
})

interface Held {
  readonly source: string
  readonly run: number
  readonly from: string
  readonly to: string
}

async function harvestInChild(holder: string): Promise<readonly Held[]> {
  const script = fileURLToPath(new URL('./lease-in-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, data, holder, '20', 'a', 'b'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await text(child.stdout)
  return said.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Held]))
}

test('two processes never hold the same source at once, and no number is given twice', async () => {
  for (const id of ['a', 'b']) await store.putSource(sampleSource(id))
  const held = (await Promise.all(['x', 'y'].map(harvestInChild))).flat()
  expect(new Set(held.map(({ run }) => run)).size).toBe(80)
  for (const source of ['a', 'b']) {
    const spans = held.filter(each => each.source === source).map(({ from, to }) => [BigInt(from), BigInt(to)])
    spans.sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [place, [from]] of spans.slice(1).entries()) expect(from > spans[place][1]).toBe(true)
  }
  expect((await store.harvests({ source: 'a', limit: 1, offset: 0 })).total).toBe(40)
  expect(await store.running()).toEqual(new Map())
})

test('of many who ask at the same time one gets the lease', async () => {
  await store.putSource(sampleSource('a'))
  const other = await openStore({ data, database: null })
  const order = { source: 'a', trigger: 'manual', now: new Date(), leaseMs: 1000 } as const
  const asked = Array.from({ length: 20 }, (_, n) => [store, other][n % 2].takeLease({ ...order, holder: `${n}` }))
  const leases = await Promise.all(asked)
  expect(leases.filter(lease => lease !== null)).toHaveLength(1)
  await other.close()
})

test('a save that takes long lets no lease run out that could not be renewed meanwhile', async () => {
  for (const id of ['a', 'b']) await store.putSource(sampleSource(id))
  const order = { holder: 'x', trigger: 'manual', now: new Date(0), leaseMs: 1000 } as const
  await store.takeLease({ ...order, source: 'a' })
  async function* slowly() {
    const end = performance.now() + 150
    while (performance.now() < end) await new Promise(resolve => setImmediate(resolve))
    yield sampleDataset('https://b.example/1', 'Ett')
  }
  const { timings } = await store.saveHarvest({ ...sampleResult('b'), changed: slowly() })
  expect(timings.save).toBeGreaterThanOrEqual(150)
  expect(await store.closeInterrupted(new Date(1000 + timings.save - 1))).toEqual([])
  expect(await store.closeInterrupted(new Date(1000 + timings.save))).toHaveLength(1)
})
