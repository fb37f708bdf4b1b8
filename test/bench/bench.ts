// Runs every benchmark in this folder, each in a process of its own, and prints a table of ratios.
// node test/bench/bench.ts [name…]: those files alone. What a benchmark prints besides rows is passed on.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BenchRow } from '../support/bench.ts'

const wanted = process.argv.slice(2)
const own = basename(import.meta.filename)
const files = readdirSync(import.meta.dirname).filter(
  name => name.endsWith('.ts') && name !== own && (wanted.length === 0 || wanted.includes(name.replace(/\.ts$/, ''))),
)

const rows: BenchRow[] = []
for (const file of files.sort()) {
  process.stderr.write(`${file} …\n`)
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, file)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) process.exitCode = 1
  for (const line of stdout.split('\n')) {
    if (line.startsWith('{"bench":')) rows.push(JSON.parse(line).bench)
    else if (line !== '') process.stdout.write(`${file}: ${line}\n`)
  }
}
process.stdout.write(`\n${table(rows)}\n`)

/** Ratios say how many times as much the rival needs. */
function table(all: readonly BenchRow[]): string {
  const number = (value: number): string => value.toFixed(value < 100 ? 1 : 0)
  const cells = all.map(({ name, unit, ours, theirs, rival }) => [
    name,
    `${number(ours)} ${unit}`,
    `${number(theirs)} ${unit}`,
    `${number(theirs / ours)}×`,
    rival,
  ])
  const lines = [['what', 'ours', 'theirs', 'ratio', 'against'], ...cells]
  const widths = lines[0].map((_, column) => Math.max(...lines.map(line => line[column].length)))
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
