import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const generator = join(import.meta.dirname, '../../../shared/tools/make-catalogue.mjs')

/** A generated catalogue, made once; null, with a word on stderr, when the generator is not there. */
export function catalogueFile(datasets: number, format: 'nt' | 'ttl' | 'rdf'): string | null {
  if (!existsSync(generator)) {
    process.stderr.write('skipped: ../shared/tools/make-catalogue.mjs is not there\n')
    return null
  }
  const folder = join(tmpdir(), 'skord-bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${datasets}.${format}`)
  const args = [generator, '--n', String(datasets), '--seed', '1', '--format', format, '--out', file]
  if (!existsSync(file)) spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] })
  return file
}

/** Figures of one contender, by name. */
export type Figures = Readonly<Record<string, number>>

/** One line of the table that `npm run bench` prints; the less, the better for both. */
export interface BenchRow {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly theirs: number
  readonly rival: string
}

/**
 * Runs one contender of a bench file in a process of its own, so that peak memory is its own. `--minutes=…` among the
 * arguments is when it is stopped. @throws Error when it ends otherwise than well
 */
export function inChild(file: string, contender: string, ...args: readonly string[]): Figures {
  const minutes = args.find(arg => arg.startsWith('--minutes='))?.slice('--minutes='.length)
  const { status, signal, stdout } = spawnSync(process.execPath, ['--expose-gc', file, '--run', contender, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
    timeout: minutes === undefined ? undefined : Number(minutes) * 60_000,
  })
  if (status !== 0) throw new Error(`${basename(file)} ${contender} ended with ${status ?? signal}`)
  return JSON.parse(stdout)
}

/** In a child: the contender to run and its arguments; null in the parent. */
export function contender(): readonly string[] | null {
  return process.argv[2] === '--run' ? process.argv.slice(3) : null
}

/** In a child: answers the parent with the figures, and the peak memory in MB. */
export function answer(figures: Figures): void {
  process.stdout.write(JSON.stringify({ ...figures, peakMb: process.resourceUsage().maxRSS / 1024 }))
}

/** CPU time of some work in ms, all threads of the process, and what it gives. */
export async function cpuOf<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

/** In the parent: gives the rows to `bench.ts`. */
export function report(rows: readonly BenchRow[]): void {
  for (const row of rows) process.stdout.write(`${JSON.stringify({ bench: row })}\n`)
}
