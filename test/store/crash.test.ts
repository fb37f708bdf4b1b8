import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { HarvestResult, Store } from '../../src/store/store.ts'
import { sampleDataset, sampleFinding, sampleResult, sampleScore, sampleSource } from './sample.ts'

let data: string
let store: Store
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-crash-'))
  store = await openStore({ data, database: null })
  await store.putSource(sampleSource('a'))
  await store.saveHarvest(first)
})
afterEach(async () => {
  await store.close()
  rmSync(data, { recursive: true })
})

const records = ['1', '2', 'gone'].map(name => sampleDataset(`https://a.example/${name}`, `Först ${name}`))
const first = sampleResult('a', {
  changed: records,
  findings: [sampleFinding('https://a.example/1')],
  scores: [sampleScore('https://a.example/1', [true])],
  documents: [Buffer.from('första')],
})

/** Everything that a harvest changes. */
async function contents(): Promise<unknown> {
  const entries = []
  for await (const entry of store.published()) entries.push(entry)
  return {
    entries,
    findings: await store.findings({}, { limit: 100, offset: 0 }),
    score: await store.scoreSummary({}, 'eu-v1'),
    harvests: await store.harvests({ limit: 10, offset: 0 }),
    documents: await store.documents('a'),
    validators: await store.validatorsOf('a'),
    hits: await store.search({ text: 'först', facets: {}, sort: 'title', limit: 10, offset: 0 }),
  }
}

async function killAt(place: string): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./save-in-child.ts', import.meta.url)), data, place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await exit
  expect(child.signalCode).toBe('SIGKILL')
}

test.each(['records', 'scores'])(
  'a process killed in the middle of the %s leaves everything as it was',
  async place => {
    const before = await contents()
    await killAt(place)
    expect(await contents()).toEqual(before)
    await store.close()
    store = await openStore({ data, database: null })
    expect(await contents()).toEqual(before)
    await store.saveHarvest(sampleResult('a', { changed: [sampleDataset('https://a.example/1', 'Efteråt')] }))
    expect(await store.entryOf('https://a.example/1')).toMatchObject({ title: { sv: 'Efteråt' }, entry: 1 })
  },
)

describe('a harvest that cannot be saved', () => {
  const broken = (parts: Partial<HarvestResult>) => sampleResult('a', { changed: records.slice(0, 2), ...parts })

  test('leaves everything as it was, wherever it breaks off', async () => {
    const before = await contents()
    const refuse = (): never => {
      throw new Error('no more')
    }
    const breaks: HarvestResult[] = [
      {
        ...broken({}),
        get changed() {
          return refuse()
        },
      },
      {
        ...broken({}),
        get removed() {
          return refuse()
        },
      },
      {
        ...broken({}),
        get findings() {
          return refuse()
        },
      },
      {
        ...broken({}),
        get scores() {
          return refuse()
        },
      },
    ]
    for (const result of breaks) await expect(store.saveHarvest(result)).rejects.toThrow('no more')
    expect(await contents()).toEqual(before)
  })

  test('lets the next one be saved', async () => {
    const circular: Record<string, unknown> = {}
    circular.itself = circular
    const bad = broken({ timings: circular as Record<string, number> })
    const good = store.saveHarvest(broken({ changed: [sampleDataset('https://a.example/2', 'Nästa')] }))
    await expect(store.saveHarvest(bad)).rejects.toThrow()
    await good
    expect(await store.entryOf('https://a.example/2')).toMatchObject({ title: { sv: 'Nästa' } })
  })
})
