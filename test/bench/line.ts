// The whole line in a cold process, from RDF/XML to the published catalogue, against one put together from well-known
// libraries: rdfxml-streaming-parser, n3.Store, shacl-engine, rdf-canonize, n3's Writer, rdflib. Theirs neither scores,
// repairs nor stores, and writes two files where ours writes five. node test/bench/line.ts [datasets]; theirs is
// quadratic, so that more than some thousand take long.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publishStore } from '../../src/cli/publish.ts'
import { harvest } from '../../src/harvest/harvest.ts'
import type { Document } from '../../src/model/document.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { openStore } from '../../src/store/open.ts'
import { sampleSource } from '../store/sample.ts'
import { answer, catalogueFile, contender, cpuOf, type Figures, inChild, report } from '../support/bench.ts'

type Line = (file: string, folder: string) => Promise<Figures>

const contenders: Readonly<Record<string, Line>> = {
  async skord(file, folder) {
    const profile = await loadProfile()
    const store = await openStore({ data: folder, database: null })
    const source = await store.putSource(sampleSource('a'))
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const get = async () => ({ kind: 'document', document: documentOf(file), problems: [] }) as const
    const tools = {
      get,
      files: null,
      store,
      holder: 'bench',
      profiles: new Map([[profile.id, profile]]),
      now: () => new Date(),
      log,
    }
    const line = await cpuOf(async () => {
      const { status, changes } = await harvest(source, tools)
      if (status !== 'succeeded') throw new Error(`the harvest ended as ${status}`)
      await publishStore(store, { directory: join(folder, 'published'), baseUrl: 'https://data.example' })
      return changes?.byType.Dataset?.added ?? 0
    })
    await store.close()
    return { ms: line.ms, datasets: line.result }
  },
  async naive(file, folder) {
    const { naiveLine } = await import('../support/naive-line.ts')
    const profile = await loadProfile()
    const { ms, result } = await cpuOf(() => naiveLine(file, folder, profile))
    return { ms, datasets: result }
  },
}

function documentOf(file: string): Document {
  const url = pathToFileURL(file).href
  const facts = { mediaType: 'application/rdf+xml', charset: null, etag: null, lastModified: null }
  return { ...facts, url, finalUrl: url, body: readFileSync(file), fetchedAt: new Date(), redirects: [] }
}

async function runIn(line: Line, file: string): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'skord-bench-'))
  try {
    return await line(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const child = contender()
if (child !== null) answer(await runIn(contenders[child[0]], child[1]))
else main(Number(process.argv[2] ?? 1000))

function main(datasets: number): void {
  const file = catalogueFile(datasets, 'rdf')
  if (file === null) return
  const [ours, theirs] = ['skord', 'naive'].map(name => median(name, file))
  if (ours.datasets !== theirs.datasets) throw new Error(`${theirs.datasets} datasets by them, ${ours.datasets} by us`)
  const name = `whole line, ${datasets} datasets`
  const rival = 'well-known libraries'
  report([
    { name, unit: 'ms CPU', ours: ours.ms, theirs: theirs.ms, rival },
    { name: `${name}, peak memory`, unit: 'MB', ours: ours.peakMb, theirs: theirs.peakMb, rival },
  ])
}

/** The middle one of three runs by CPU. */
function median(name: string, file: string): Figures {
  const runs = [1, 2, 3].map(() => inChild(import.meta.filename, name, file))
  return runs.sort((a, b) => a.ms - b.ms)[1]
}
