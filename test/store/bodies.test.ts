import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { sampleDocument, sampleResult, sampleSource } from './sample.ts'

let data: string
let store: Store
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-bodies-'))
  store = await openStore({ data, database: null })
  for (const id of ['a', 'b']) await store.putSource(sampleSource(id, { limits: { ...defaultLimits, keepRuns: 2 } }))
})
afterEach(async () => {
  await store.close()
  rmSync(data, { recursive: true })
})

const save = (source: string, text: string, state?: string) => {
  const kept = state === undefined ? {} : { state: Buffer.from(state) }
  return store.saveHarvest(sampleResult(source, { documents: [sampleDocument(text)], documentChecksum: text, ...kept }))
}

/** What is kept, by size. */
function sizes(): number[] {
  const file = new DatabaseSync(join(data, 'skord.db'))
  const rows = file.prepare('select size from body order by size').all()
  file.close()
  return rows.map(({ size }) => Number(size))
}

test('the same bytes are kept once, whoever received them', async () => {
  for (const source of ['a', 'b', 'a']) await save(source, 'lika')
  expect(sizes()).toEqual([4])
})

test('bytes that no run and no source needs any more are not kept', async () => {
  for (const n of [1, 2, 3, 4]) await save('a', 'x'.repeat(n), 's'.repeat(n + 10))
  expect(sizes()).toEqual([3, 4, 14])
  await save('b', 'xxxx')
  await store.removeSource('a')
  expect(sizes()).toEqual([4])
  await store.removeSource('b')
  expect(sizes()).toEqual([])
})
