import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Preview } from '../../src/harvest/preview.ts'
import { headlineMethod } from '../../src/model/score.ts'
import { openStore } from '../../src/store/open.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { type Outcome, runCommand } from './run-command.ts'

let data: string
let agency: Agency
const headers = { 'content-type': 'text/turtle' }
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-harvest-command-'))
  agency = await startAgency({ '/k': { body: catalogueTurtle(['1', '2', '3', '4']), headers } })
  const store = await openStore({ data, database: null })
  await store.putSource(sampleSource('kust', { url: `${agency.origin}/k`, title: 'Kustmyndigheten' }))
  await store.close()
})
afterEach(async () => {
  await agency.close()
  rmSync(data, { recursive: true })
})
const skord = (...words: readonly string[]): Promise<Outcome> =>
  runCommand(['--quiet', ...words], { data, allowed: agency.host })

test('a dry run says what a harvest would do, in both languages and as JSON, and stores nothing', async () => {
  const first = await skord('harvest', '--all', '--dry-run')
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('Kustmyndigheten: skörden skulle tillämpas.\n  Källan har inte skördats förut.')
  await skord('harvest', '--all')
  agency.answer('/k', { body: catalogueTurtle(['1', '2', '3', '5']), headers })
  const { stdout, code } = await skord('harvest', '--source', 'kust', '--dry-run', '--lang', 'en')
  expect(code).toBe(0)
  expect(stdout).toMatch(/Records +1 new, 1 changed, 1 going, 5 unchanged\n {2}Score +245 → 245 of 405/)
  expect(stdout).toContain('Going:\n    https://a.example/d/4')
  agency.answer('/k', { body: catalogueTurtle(['1']), headers })
  const held = await skord('harvest', '--source', 'kust', '--dry-run', '--format', 'json')
  expect(held.code).toBe(1)
  const [preview] = JSON.parse(held.stdout) as readonly Preview[]
  expect(preview).toMatchObject({ harvest: { id: 0, status: 'held', changes: { removed: 3 } } })
  const forced = await skord('harvest', '--source', 'kust', '--dry-run', '--force')
  expect([forced.code, forced.stdout]).toEqual([0, expect.stringContaining('skulle tillämpas')])
})

test('the means are noted when all is harvested', async () => {
  const scope = { kind: 'source', id: 'kust' } as const
  const series = async () => {
    const store = await openStore({ data, database: null })
    const points = await store.scoreSeries(scope, headlineMethod)
    await store.close()
    return points
  }
  await skord('harvest', '--all', '--dry-run')
  expect(await series()).toEqual([])
  await skord('harvest', '--all')
  expect(await series()).toMatchObject([{ datasets: 4, points: 245, causes: {} }])
})

test('how far the mean may fall without a word is a setting of the source', async () => {
  expect((await skord('sources', 'update', 'kust', '--drop-points', '12.5')).code).toBe(0)
  const { stdout } = await skord('sources', 'export')
  expect(stdout).toContain('dropPoints: 12.5')
  const refused = await Promise.all(
    ['många', '-1', '406'].map(each => skord('sources', 'update', 'kust', '--drop-points', each)),
  )
  expect(refused.map(({ code }) => code)).toEqual([2, 2, 2])
  expect(refused[0].stderr).toContain('--drop-points ska vara ett tal, inte ”många”')
})

test('a past run is judged again by another profile', async () => {
  await skord('harvest', '--all')
  const again = await skord('harvest', '--replay', '1', '--profile', 'dcat-ap')
  expect(again.code).toBe(0)
  expect(again.stdout).toMatch(/^Körning 1 bedömd en gång till efter dcat-ap\n {2}Fel +0 → \d/)
  const same = await skord('harvest', '--replay', '1', '--format', 'json')
  expect(JSON.parse(same.stdout)).toMatchObject({ readOf: 1, profile: 'dcat-ap-se', differences: [] })
})

test.each([
  [['--replay', '7'], 1, ''],
  [['--replay', 'x'], 2, '”x” är inte numret på en körning'],
  [['--replay', '1', '--profile', 'x'], 2, 'Profilen x finns inte'],
  [['--replay', '1', '--force'], 2, 'Med --replay anges en enda körning'],
  [['--profile', 'dcat-ap'], 2, '--profile används tillsammans med --replay'],
] as const)('harvest %j ends with code %i', async (words, code, reason) => {
  const run = await skord('harvest', ...words)
  expect([run.code, run.stderr]).toEqual([code, expect.stringContaining(reason)])
})

test('harvest leaves alone what another process harvests', async () => {
  const store = await openStore({ data, database: null })
  const order = { source: 'kust', holder: 'elsewhere:1:x', trigger: 'manual', now: new Date() } as const
  await store.takeLease({ ...order, leaseMs: 60_000 })
  await store.close()
  const { code, stdout } = await skord('harvest', '--all')
  expect([code, stdout]).toEqual([1, expect.stringContaining('kust  skördas redan av en annan process')])
  expect(agency.requests).toEqual([])
})
