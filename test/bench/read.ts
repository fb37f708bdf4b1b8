// Bytes to graph, ready to be looked up in, against raptor's `rapper -c` and n3.Store. node test/bench/read.ts [datasets]
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Parser, Store } from 'n3'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { readInto } from '../../src/rdf/read.ts'
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

const names = { rdf: 'RDF/XML', ttl: 'Turtle', nt: 'N-Triples' } as const
type Format = keyof typeof names
const rapperNames: Readonly<Record<Format, string>> = { rdf: 'rdfxml', ttl: 'turtle', nt: 'ntriples' }

const contenders: Readonly<Record<string, (file: string) => Promise<Figures>>> = {
  skord: file => load(file, false),
  positions: file => load(file, true),
  async n3(file) {
    const { ms, result } = await cpuOf(() => new Store(new Parser().parse(readFileSync(file, 'utf8'))).size)
    return { ms, size: result }
  },
}

const child = contender()
if (child !== null) answer(await contenders[child[0]](child[1]))
else main(Number(process.argv[2] ?? 20_000))

async function load(file: string, positions: boolean): Promise<Figures> {
  const { ms, result } = await cpuOf(async () => {
    const builder = new GraphBuilder({ positions })
    const { failure } = await readInto(builder, readFileSync(file), { baseIri: 'https://kalla.example/' })
    if (failure !== null) throw new Error(`${file}: ${failure}`)
    return builder.build().size
  })
  return { ms, size: result }
}

function main(datasets: number): void {
  for (const format of Object.keys(names) as Format[]) {
    const file = catalogueFile(datasets, format)
    if (file !== null) report(rowsOf(format, file))
  }
}

function rowsOf(format: Format, file: string): BenchRow[] {
  const ours = best('skord', file)
  const rapper = bestOf(() => rapperSeconds(format, file))
  const name = `${names[format]} → graph`
  const rows: BenchRow[] = [
    { name: `${name} with positions`, unit: 'ms', ours: best('positions', file).ms, theirs: ours.ms, rival: 'without' },
  ]
  if (rapper !== null) rows.unshift({ name, unit: 'ms', ours: ours.ms, theirs: rapper * 1000, rival: 'rapper -c' })
  if (format === 'rdf') return rows
  const n3 = best('n3', file)
  if (n3.size !== ours.size) throw new Error(`${n3.size} statements by n3, ${ours.size} by us`)
  return [...rows, { name, unit: 'ms', ours: ours.ms, theirs: n3.ms, rival: 'n3.Store' }]
}

/** The run that took the least CPU, of three. */
function best(name: string, file: string): Figures {
  const runs = [1, 2, 3].map(() => inChild(import.meta.filename, name, file))
  return runs.reduce((least, run) => (run.ms < least.ms ? run : least))
}

function bestOf(measure: () => number | null): number | null {
  const runs = [1, 2, 3].map(measure).filter(seconds => seconds !== null)
  return runs.length === 0 ? null : Math.min(...runs)
}

/** User and system CPU of rapper as the shell counts it; null where raptor is not installed. */
function rapperSeconds(format: Format, file: string): number | null {
  const script = 'rapper -q -c -i "$0" "$1" >/dev/null 2>&1 || exit 1; times'
  const { status, stdout } = spawnSync('sh', ['-c', script, rapperNames[format], file], { encoding: 'utf8' })
  if (status !== 0) return null
  const children = stdout.trim().split('\n')[1]
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}
