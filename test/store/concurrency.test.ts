import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Search, Store } from '../../src/store/store.ts'
import { sampleDataset, sampleResult, sampleSource } from './sample.ts'

let data: string
let stores: Store[]
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-concurrency-'))
  stores = [await openStore({ data, database: null }), await openStore({ data, database: null })]
})
afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(data, { recursive: true })
})
const everything: Search = { text: '', facets: {}, sort: 'title', limit: 20, offset: 0 }

test('what one connection saves another finds at once', async () => {
  const [writer, reader] = stores
  await writer.putSource(sampleSource('a'))
  expect((await reader.search(everything)).total).toBe(0)
  await writer.saveHarvest(sampleResult('a', { changed: [sampleDataset('https://a.example/1', 'Ett')] }))
  expect((await reader.search(everything)).total).toBe(1)
  expect((await reader.totals()).datasets).toBe(1)
  await writer.saveHarvest(sampleResult('a', { removed: ['https://a.example/1'] }))
  expect((await reader.search(everything)).total).toBe(0)
  await writer.removeSource('a')
  expect(await reader.sources()).toEqual([])
})

test('harvests saved at the same time come one after the other, and each is whole', async () => {
  const ids = Array.from({ length: 8 }, (_, n) => `s${n}`)
  for (const id of ids) await stores[0].putSource(sampleSource(id))
  const saves = ids.map((id, place) => {
    const changed = [1, 2, 3].map(n => sampleDataset(`https://${id}.example/${n}`, `${id} ${n}`))
    return stores[place % 2].saveHarvest(sampleResult(id, { changed }))
  })
  const harvests = await Promise.all(saves)
  expect(harvests.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  for (const store of stores) expect((await store.search(everything)).total).toBe(24)
})

test('nobody who only asks waits for a harvest that is being saved, nor a token for its use to be noted', async () => {
  const [store] = stores
  await store.putSource(sampleSource('a'))
  await store.addToken({ label: 'x', role: 'reader', sources: [], hash: 'h' }, { name: 'cli', at: new Date(0) })
  const { promise: asked, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  async function* waiting() {
    yield sampleDataset('https://a.example/1', 'Ett')
    begin()
    await asked
  }
  const saving = store.saveHarvest({ ...sampleResult('a'), changed: waiting() })
  await begun
  const token = await store.tokenOf('h', new Date(1000))
  const tokens = await store.tokens()
  const answers = [await store.closeInterrupted(new Date()), await store.standing('a')]
  goOn()
  await saving
  expect(token).toMatchObject({ lastUsedAt: new Date(1000) })
  expect(tokens).toEqual([token])
  expect(answers).toEqual([[], new Map()])
  expect((await store.standing('a')).size).toBe(1)
})

test('a reader sees nothing of a transaction that is going on, and is not kept waiting', async () => {
  const database = openSqlite(join(data, 'own.db'))
  await database.transaction(async statements => void (await statements.run('create table t (x integer)')))
  const seen: number[] = []
  await database.transaction(async statements => {
    await statements.run('insert into t (x) values (1)')
    seen.push((await database.all('select x from t')).length, (await statements.all('select x from t')).length)
  })
  seen.push((await database.all('select x from t')).length)
  expect(seen).toEqual([0, 1, 1])
  await database.close()
})

test('a snapshot stays as it was', async () => {
  const database = openSqlite(join(data, 'own.db'))
  await database.transaction(async statements => void (await statements.run('create table t (x integer)')))
  const snapshot = await database.snapshot()
  await database.transaction(async statements => void (await statements.run('insert into t (x) values (1)')))
  expect(await snapshot.all('select x from t')).toEqual([])
  await snapshot.close()
  expect(await database.all('select x from t')).toHaveLength(1)
  await database.close()
})

test('a full disk takes the transaction back, and what was there stays', async () => {
  const database = openSqlite(join(data, 'own.db'))
  await database.transaction(async statements => {
    await statements.run('create table t (x text)')
    await statements.run('insert into t (x) values ($1)', ['before'])
  })
  const filling = database.transaction(async statements => {
    await statements.all('pragma max_page_count = 20')
    await statements.run('delete from t')
    await statements.runEach(
      'insert into t (x) values ($1)',
      Array.from({ length: 100 }, () => ['x'.repeat(4000)]),
    )
  })
  await expect(filling).rejects.toThrow('full')
  expect(await database.all('select x from t')).toMatchObject([{ x: 'before' }])
  await database.transaction(async statements => void (await statements.run("insert into t (x) values ('after')")))
  expect(await database.all('select x from t')).toHaveLength(2)
  await database.close()
})
