// How long `skord harvest --all` takes over many sources of which none has changed, and how many requests each costs: in a
// process of its own, over real HTTP. node test/bench/unchanged.ts [sources]; the first pass, which reads them all, is
// measured too.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openStore } from '../../src/store/open.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, startAgency } from '../support/agency.ts'

const count = Number(process.argv[2] ?? 1000)
const perAgency = 20
const data = mkdtempSync(join(tmpdir(), 'skord-unchanged-'))
const agencies: Agency[] = []
const store = await openStore({ data, database: null })
for (let number = 0; number < count; number++) {
  if (number % perAgency === 0) agencies.push(await startAgency())
  const [agency, id] = [agencies[agencies.length - 1], `k${number}`]
  const body = catalogueTurtle(['1', '2', '3']).replaceAll('a.example', `${id}.example`)
  const headers = { 'content-type': 'text/turtle', etag: `"${id}"` }
  agency.answer(`/${id}`, { body, headers, isConditional: true })
  await store.putSource(sampleSource(id, { url: `${agency.origin}/${id}` }))
}

const figures: Record<string, number> = { sources: count }
for (const pass of ['first', 'unchanged'] as const) {
  const before = requests()
  const started = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', '--data', data, '--quiet', 'harvest', '--all'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, SKORD_ALLOW_PRIVATE_ADDRESSES: agencies.map(({ host }) => host).join(',') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  figures[`${pass}Seconds`] = Math.round(performance.now() - started) / 1000
  figures[`${pass}Requests`] = requests() - before
  figures[`${pass}ExitCode`] = code
}
const latest = await store.latestHarvests()
figures.unchangedBy304 = [...latest.values()].filter(run => run.unchangedBy === 'not-modified').length
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
await store.close()
await Promise.all(agencies.map(agency => agency.close()))
rmSync(data, { recursive: true })

function requests(): number {
  return agencies.reduce((sum, agency) => sum + agency.requests.length, 0)
}
