// Writing a whole catalogue in every syntax, against n3's Writer. node test/bench/write.ts [datasets]
import { readFileSync } from 'node:fs'
import { Parser, Writer } from 'n3'
import { read } from '../../src/rdf/read.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { prefixes } from '../../src/rdf/vocabulary.ts'
import {
  answer,
  type BenchRow,
  catalogueFile,
  contender,
  cpuOf,
  type Figures,
  inChild,
  report,
} from '../support/bench.ts'

/** Writes with ours; CPU and MB of text. */
async function ours(file: string, id: string): Promise<Figures> {
  const { graph } = await read(readFileSync(file), { baseIri: 'https://x.example/', mediaType: 'text/turtle' })
  const serialise = syntaxes.find(syntax => syntax.id === id)?.serialise
  if (!serialise) throw new Error(`no writer for ${id}`)
  const { ms, result } = await cpuOf(() => {
    let bytes = 0
    for (const chunk of serialise(graph)) bytes += Buffer.byteLength(chunk)
    return bytes
  })
  return { ms, mb: result / 1e6 }
}

/** Writes with n3, from quads in memory. */
async function theirs(file: string, format: string): Promise<Figures> {
  const quads = new Parser().parse(readFileSync(file, 'utf8'))
  let bytes = 0
  const write = (chunk: string, _: string, done?: () => void): void => {
    bytes += Buffer.byteLength(chunk)
    done?.()
  }
  const sink = { write, end: (done?: () => void) => done?.() }
  const { ms } = await cpuOf(() => {
    const writer = new Writer(sink, { format, prefixes })
    for (const quad of quads) writer.addQuad(quad)
    return new Promise(resolve => writer.end(resolve))
  })
  return { ms, mb: bytes / 1e6 }
}

const child = contender()
if (child !== null) answer(await (child[0] === 'skord' ? ours : theirs)(child[1], child[2]))
else main(Number(process.argv[2] ?? 10_000))

function main(datasets: number): void {
  const file = catalogueFile(datasets, 'ttl')
  if (file === null) return
  const rivals = { turtle: 'Turtle', ntriples: 'N-Triples' }
  const [turtle, ntriples] = Object.values(rivals).map(format => inChild(import.meta.filename, 'n3', file, format))
  const rows = syntaxes.map(({ id, label }): BenchRow => {
    const { ms, mb } = inChild(import.meta.filename, 'skord', file, id)
    const isLines = id === 'ntriples' || id === 'nquads'
    const name = `write ${label}, ${datasets} datasets, ${(mb / (ms / 1000)).toFixed(0)} MB/s`
    return {
      name,
      unit: 'ms CPU',
      ours: ms,
      theirs: (isLines ? ntriples : turtle).ms,
      rival: `n3 Writer, ${isLines ? 'N-Triples' : 'Turtle'}`,
    }
  })
  report(rows)
}
