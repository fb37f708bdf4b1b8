import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Preview } from '../../src/harvest/preview.ts'
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
  expect(stdout).toMatch(/Records +1 new, 1 changed, 1 going, 5 unchanged\n {2}Score +185 → 185 of 405/)
  expect(stdout).toContain('Going:\n    https://a.example/d/4')
  agency.answer('/k', { body: catalogueTurtle(['1']), headers })
  const held = await skord('harvest', '--source', 'kust', '--dry-run', '--format', 'json')
  expect(held.code).toBe(1)
  const [preview] = JSON.parse(held.stdout) as readonly Preview[]
  expect(preview).toMatchObject({ harvest: { id: 0, status: 'held', changes: { removed: 3 } } })
  const forced = await skord('harvest', '--source', 'kust', '--dry-run', '--force')
  expect([forced.code, forced.stdout]).toEqual([0, expect.stringContaining('skulle tillämpas')])
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
