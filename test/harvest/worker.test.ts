import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HarvestWorker, startHarvestWorker } from '../../src/harvest/worker.ts'
import { headlineMethod } from '../../src/model/score.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { catalogueTurtle } from './catalogue.ts'

let data: string
let agency: Agency
let store: Store
let worker: HarvestWorker
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-worker-'))
  agency = await startAgency()
  store = await openStore({ data, database: null })
  const entry = new URL('./worker-entry.ts', import.meta.url)
  worker = startHarvestWorker({ entry, workerData: { data, host: agency.host } })
})
afterEach(async () => {
  await worker.stop()
  await store.close()
  await agency.close()
  rmSync(data, { recursive: true })
})
const order = (source: string) => ({ source, trigger: 'schedule', force: false }) as const
const turtle = { 'content-type': 'text/turtle' }
const register = (id: string) => store.putSource(sampleSource(id, { url: `${agency.origin}/${id}` }))

test('a harvest in the thread is seen here at once', async () => {
  await register('a')
  await register('b')
  for (const id of ['a', 'b']) agency.answer(`/${id}`, { body: catalogueTurtle([id]), headers: turtle })
  const harvests = await Promise.all(['a', 'b'].map(id => worker.harvest(order(id))))
  expect(harvests).toMatchObject([
    { source: 'a', status: 'succeeded', trigger: 'schedule', changes: { added: 4 } },
    { source: 'b', status: 'succeeded' },
  ])
  expect(harvests[0]?.startedAt).toBeInstanceOf(Date)
  expect((await store.totals()).datasets).toBe(2)
  expect(await store.harvest(harvests[0]?.id ?? 0)).toEqual(harvests[0])
})

test('the catalogue is published once after harvests that changed it, and when asked for', async () => {
  await register('a')
  const published = ['/published/1/1', '/published/2/1'].map(
    path =>
      new Promise<void>(resolve =>
        agency.answer(path, () => {
          resolve()
          return { status: 404 }
        }),
      ),
  )
  agency.answer('/a', { body: catalogueTurtle(['1']), headers: turtle })
  await worker.harvest(order('a'))
  await published[0]
  await worker.harvest(order('a'))
  worker.publish()
  await published[1]
  const paths = agency.requests.map(({ path }) => path).filter(path => path.startsWith('/published'))
  expect(paths).toEqual(['/published/1/1', '/published/2/1'])
})

test('the means are noted once after harvests that judged something, and not after those that did not', async () => {
  await register('a')
  await register('b')
  const noted = ['/noted/1', '/noted/2'].map(
    path =>
      new Promise<void>(resolve =>
        agency.answer(path, () => {
          resolve()
          return { status: 404 }
        }),
      ),
  )
  for (const id of ['a', 'b']) agency.answer(`/${id}`, { body: catalogueTurtle([id]), headers: turtle })
  await Promise.all(['a', 'b'].map(id => worker.harvest(order(id))))
  await noted[0]
  const series = await store.scoreSeries({ kind: 'country' }, headlineMethod)
  expect(series).toMatchObject([{ datasets: 2, causes: {} }])
  await worker.harvest(order('a'))
  await worker.harvest({ ...order('b'), force: true })
  await noted[1]
  const paths = agency.requests.map(({ path }) => path).filter(path => path.startsWith('/noted'))
  expect(paths).toEqual(['/noted/1', '/noted/2'])
})

test('a crash is a run that failed, and the next order is carried out', async () => {
  await store.putSource(sampleSource('a', { profile: 'none' }))
  const crashed = await worker.harvest(order('a'))
  expect(crashed).toMatchObject({ status: 'failed', trigger: 'schedule', error: { code: 'internal' } })
  expect(await store.harvest(crashed?.id ?? 0)).toEqual(crashed)
  await expect(worker.harvest(order('gone'))).rejects.toThrow('no source gone')
  await register('b')
  expect((await worker.harvest(order('b')))?.status).toBe('failed')
})

test('a preview and an approval are carried out in the thread, and what another process has is left to it', async () => {
  const source = await register('a')
  const ids = ['1', '2', '3', '4', '5']
  agency.answer('/a', { body: catalogueTurtle(ids), headers: turtle })
  await worker.harvest(order('a'))
  agency.answer('/a', { body: catalogueTurtle(['1']), headers: turtle })
  expect(await worker.preview(source)).toMatchObject({ harvest: { status: 'held', changes: { removed: 4 } } })
  expect((await store.totals()).datasets).toBe(5)
  const lease = { source: 'a', holder: 'elsewhere:1:x', trigger: 'manual', now: new Date(), leaseMs: 60_000 } as const
  const taken = await store.takeLease(lease)
  expect(await worker.harvest(order('a')), 'another process has it').toBeNull()
  if (taken !== null) await store.giveLeaseBack(taken)
  const held = await worker.harvest(order('a'))
  const published = new Promise<void>(resolve => {
    agency.answer('/published/2/1', () => {
      resolve()
      return { status: 404 }
    })
  })
  const actor = { name: 'operatör', at: new Date() }
  const outcome = await worker.approve({ run: held?.id ?? 0, digest: held?.digest ?? '', actor })
  expect(outcome).toMatchObject({ kind: 'harvested', harvest: { status: 'succeeded', changes: { removed: 4 } } })
  await published
})

test('stopping breaks off what is going on, and saves nothing of it', async () => {
  await register('a')
  const asked = new Promise<void>(resolve => {
    agency.answer('/a', () => {
      resolve()
      return { hang: true, headers: turtle }
    })
  })
  const harvest = worker.harvest(order('a'))
  const outcome = expect(harvest).rejects.toThrow()
  await asked
  await worker.stop()
  await outcome
  expect((await store.harvests({ limit: 1, offset: 0 })).total).toBe(0)
})

test('a thread that cannot start is told of, and started anew at the next order', async () => {
  const broken = startHarvestWorker({ entry: new URL('./no-such-file.ts', import.meta.url), workerData: null })
  await expect(broken.harvest(order('a'))).rejects.toThrow()
  await expect(broken.harvest(order('a'))).rejects.toThrow()
  await broken.stop()
})
