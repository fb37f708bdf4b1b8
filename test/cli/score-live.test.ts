import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { type Outcome, runCommand } from './run-command.ts'

let data: string
let agency: Agency
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'skord-score-live-'))
  const headers = { 'content-type': 'text/turtle' }
  agency = await startAgency({ '/k': { body: catalogueTurtle(['1', '2', '3']), headers } })
  const store = await openStore({ data, database: null })
  await store.putSource(sampleSource('kust', { url: `${agency.origin}/k`, title: 'Kustmyndigheten' }))
  await store.close()
  await skord('harvest', '--all')
})
afterEach(async () => {
  await agency.close()
  rmSync(data, { recursive: true })
})
const skord = (...words: readonly string[]): Promise<Outcome> =>
  runCommand(['--quiet', ...words], { data, allowed: agency.host })
const put = (body: string): string => {
  writeFileSync(join(data, 'next.ttl'), body)
  return join(data, 'next.ttl')
}

test('a file is compared with what is harvested of its source, in text and in JSON', async () => {
  const file = put(catalogueTurtle(['1', '2', '4']))
  const { stdout, code } = await skord('score', file, '--live')
  expect(code).toBe(0)
  expect(stdout).toContain('Jämfört med det som är skördat nu (Kustmyndigheten)')
  expect(stdout).toContain('0 bättre, 0 sämre, 2 lika, 1 nya, 1 borta')
  const { live } = JSON.parse((await skord('score', file, '--live', 'kust', '--format', 'json')).stdout)
  expect(live).toMatchObject({ source: 'kust', difference: { added: 1, removed: 1, same: 2 } })
})

test('a file of which nothing is harvested is compared with nothing, and an unknown source is an error', async () => {
  const file = put(catalogueTurtle(['1']).replaceAll('a.example', 'annan.example'))
  expect((await skord('score', file, '--live')).stdout).toContain('Inget av detta är skördat än')
  const { code, stderr } = await skord('score', file, '--live', 'finns-inte')
  expect([code, stderr]).toEqual([2, expect.stringContaining('finns-inte')])
})

test('links are asked for when told to, each once, and what answers gives points', async () => {
  agency.answer('/bad.csv', { body: 'a,b\n', headers: { 'content-type': 'text/csv' } })
  const distribution = `<${agency.origin}/bad.csv> ; <http://www.w3.org/ns/dcat#downloadURL> <${agency.origin}/bad.csv>`
  const file = put(`<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ;
    <http://www.w3.org/ns/dcat#distribution> [ a <http://www.w3.org/ns/dcat#Distribution> ; <http://www.w3.org/ns/dcat#accessURL> ${distribution} ] .`)
  const points = async (...words: readonly string[]): Promise<number> => {
    const { stdout } = await skord('score', file, '--method', 'eu-v1', '--format', 'json', ...words)
    return JSON.parse(stdout).methods['eu-v1'].points
  }
  const unknown = await points()
  expect((await points('--links', 'check')) - unknown).toBe(80)
  expect(agency.count('/bad.csv')).toBe(1)
})
