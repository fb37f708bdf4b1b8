import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import {
  type SampleResult,
  sampleAssessed,
  sampleDataset,
  sampleDocument,
  sampleFinding,
  sampleResult,
  sampleSource,
  withAddresses,
} from './sample.ts'

let data: string
let store: Store
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-crash-'))
  store = await openStore({ data, database: null })
  await store.putSource(sampleSource('a'))
  await store.saveHarvest(first)
  const held = await store.saveHarvest(sampleResult('a', { status: 'held', digest: 'godkänd', documents: [] }))
  await store.decide(held.id, { kind: 'approved', digest: 'godkänd', by: 'cli', at: new Date(0) })
})
afterEach(async () => {
  await store.close()
  rmSync(data, { recursive: true })
})

const records = ['1', '2', 'gone'].map(name => sampleDataset(`https://a.example/${name}`, `Först ${name}`))
const first = sampleResult('a', {
  changed: records,
  findings: [sampleFinding('https://a.example/1')],
  assessed: [withAddresses(sampleAssessed('https://a.example/1', [true]), ['https://x.example/1'])],
  scoreChanges: [{ computedOn: 'https://a.example/1', changes: [] }],
  basis: { methods: '1', vocabularies: '1' },
  documents: [sampleDocument('första')],
  state: Buffer.from('läge 1'),
  graphChecksum: 'graf 1',
})

/** Everything that a harvest changes. */
async function contents(): Promise<unknown> {
  const entries = []
  for await (const entry of store.published()) entries.push(entry)
  return {
    entries,
    findings: await store.findings({}, { limit: 100, offset: 0 }),
    score: await store.scoreSummary({}, 'eu-v1'),
    assessed: await store.standingAssessments('a'),
    scoreChanges: await store.scoreChanges({ ctx: 1, entry: 1 }, 10),
    links: await store.links({}),
    harvests: await store.harvests({ limit: 10, offset: 0 }),
    documents: await store.documents('a'),
    received: await store.receivedBy(1),
    remembered: await store.remembered('a'),
    state: await store.sourceState('a'),
    approvals: await store.approvals('a'),
    notices: await store.notices({}, { limit: 10, offset: 0 }),
    standing: await store.standing('a'),
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

test.each(['records', 'assessed'])(
  'a process killed in the middle of the %s leaves everything as it was',
  async place => {
    const before = await contents()
    await killAt(place)
    expect(await contents()).toEqual(before)
    await store.close()
    store = await openStore({ data, database: null })
    expect(await contents()).toEqual(before)
    const left = { id: 3, source: 'a', holder: 'child', startedAt: new Date(0) }
    expect((await store.running()).get('a')).toMatchObject(left)
    const [closed] = await store.closeInterrupted(new Date(1000))
    expect(closed).toMatchObject({ id: 3, status: 'failed', error: { code: 'interrupted' } })
    await store.saveHarvest(sampleResult('a', { changed: [sampleDataset('https://a.example/1', 'Efteråt')] }))
    expect(await store.entryOf('https://a.example/1')).toMatchObject({ title: { sv: 'Efteråt' }, entry: 1 })
  },
)

describe('a harvest that cannot be saved', () => {
  const broken = (parts: Partial<SampleResult>) => sampleResult('a', { changed: records.slice(0, 2), ...parts })

  const refuse = (): never => {
    throw new Error('no more')
  }
  async function* breakingOff() {
    for (let n = 0; n < 700; n++) yield sampleDataset(`https://a.example/n${n}`, `Ny ${n}`)
    refuse()
  }
  const parts = [
    'changed',
    'removed',
    'missing',
    'findings',
    'assessed',
    'scoreChanges',
    'basis',
    'documents',
    'digest',
    'notices',
    'diffs',
  ] as const

  test.each(parts)('as its %s break off leaves everything as it was, the lease too', async part => {
    const order = { source: 'a', holder: 'x', trigger: 'manual', now: new Date(0), leaseMs: 1000 } as const
    const lease = await store.takeLease(order)
    if (lease === null) throw new Error('the source is taken')
    const before = [await contents(), await store.running()]
    const all = broken({
      lease,
      digest: 'godkänd',
      removed: ['https://a.example/gone'],
      missing: ['https://a.example/1'],
      state: Buffer.from('läge 2'),
      documents: [sampleDocument('andra')],
      notices: [{ kind: 'recovered', details: {} }],
      assessed: [withAddresses(sampleAssessed('https://a.example/2', [false]), ['https://x.example/2'])],
      scoreChanges: [{ computedOn: 'https://a.example/1', changes: [] }],
      basis: { methods: '2', vocabularies: '2' },
    })
    await expect(store.saveHarvest(Object.defineProperty({ ...all }, part, { get: refuse }))).rejects.toThrow('no more')
    await expect(store.saveHarvest({ ...all, changed: breakingOff() })).rejects.toThrow('no more')
    expect([await contents(), await store.running()]).toEqual(before)
    expect((await store.saveHarvest(all)).id).toBe(lease.run)
    expect(await store.approvals('a')).toEqual(new Set())
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
