// Peak memory and time of harvesting one large catalogue in N-Triples over HTTP into the embedded database, in a process of
// its own; the agency is another process. node test/bench/memory.ts [datasets]: 98000 are about 500 MB.
import { fork } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGet } from '../../src/fetch/get.ts'
import { harvest } from '../../src/harvest/harvest.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { openStore } from '../../src/store/open.ts'
import { sampleSource } from '../store/sample.ts'
import { answer, catalogueFile, contender, type Figures, inChild } from '../support/bench.ts'

const [role, file = ''] = contender() ?? []
if (role === 'agency') serve(file)
else if (role === 'harvest') answer(await harvestOf(file))
else main(Number(process.argv[2] ?? 20_000))

/** Streams a file, whatever is asked for, and tells the parent at which port. */
function serve(path: string): void {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/n-triples' })
    createReadStream(path).pipe(response)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

async function harvestOf(path: string): Promise<Figures> {
  const agency = fork(import.meta.filename, ['--run', 'agency', path])
  const port = await new Promise<number>(found => agency.once('message', message => found(Number(message))))
  const folder = mkdtempSync(join(tmpdir(), 'skord-bench-'))
  const store = await openStore({ data: folder, database: null })
  const client = createGet({ userAgent: 'Skord-bench/1', contact: null, allowPrivateAddresses: [`127.0.0.1:${port}`] })
  try {
    const limits = { ...defaultLimits, maxBytes: 2 ** 31 }
    const source = await store.putSource(sampleSource('large', { url: `http://127.0.0.1:${port}/`, limits }))
    const profiles = await Promise.all([loadProfile(), loadProfile('dcat-ap')])
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const byId = new Map(profiles.map(profile => [profile.id, profile]))
    const tools = { get: client.get, files: null, store, holder: 'bench', profiles: byId, now: () => new Date(), log }
    return figuresOf(await harvest(source, tools))
  } finally {
    agency.kill()
    await client.close()
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

function figuresOf({ status, error, changes, timings }: Harvest): Figures {
  if (status !== 'succeeded') throw new Error(`the harvest ended as ${status}: ${JSON.stringify(error)}`)
  const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0)
  return { datasets: changes?.byType.Dataset?.added ?? 0, ...timings, total }
}

function main(datasets: number): void {
  const path = catalogueFile(datasets, 'nt')
  if (path === null) return
  const { datasets: harvested, peakMb, ...ms } = inChild(import.meta.filename, 'harvest', path)
  const size = Math.round(statSync(path).size / 1e6)
  const times = Object.entries(ms).map(([stage, time]) => `${stage} ${Math.round(time)}`)
  process.stdout.write(`${harvested} datasets, ${size} MB: peak ${Math.round(peakMb)} MiB; ms: ${times.join(' · ')}\n`)
}
