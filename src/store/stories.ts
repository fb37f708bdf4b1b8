import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ResourceDiff } from '../model/diff.ts'
import type { FindingsDelta, LogEntry } from '../model/harvest.ts'
import { unpress } from './bodies.ts'
import { type Database, one, type Statements } from './database.ts'
import type { HarvestResult } from './store.ts'

/** The story of a run as it is kept: gzipped JSON, one value a line; null where there is nothing to tell. */
export interface Story {
  readonly diffs: Uint8Array | null
  readonly findingsDelta: Uint8Array | null
  readonly log: Uint8Array | null
}

/** Writes a story down as it comes, on another thread. */
export async function pressStory({ diffs, findingsDelta, log }: HarvestResult): Promise<Story> {
  return {
    diffs: await pressLines(diffs ?? []),
    findingsDelta: await pressLines(findingsDelta ?? []),
    log: await pressLines(log ?? []),
  }
}

/** Values as lines, gzipped piece by piece so that never all of them are in memory; null when there are none. */
async function pressLines(values: Iterable<unknown> | AsyncIterable<unknown>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let text = ''
  for await (const value of values) {
    text += `${JSON.stringify(value)}\n`
    if (text.length < mostText) continue
    pieces.push(await zip(text))
    text = ''
  }
  if (text !== '') pieces.push(await zip(text))
  return pieces.length === 0 ? null : Buffer.concat(pieces)
}

const zip = promisify(gzip)
const mostText = 1_000_000

/** Keeps the story of a run, if there is one. */
export async function saveStory(statements: Statements, harvest: number, story: Story): Promise<void> {
  const { diffs, findingsDelta, log } = story
  if (diffs === null && findingsDelta === null && log === null) return
  await statements.run(insert, [harvest, diffs, findingsDelta, log])
}

const insert = 'insert into story (harvest, diffs, findings_delta, log) values ($1, $2, $3, $4)'

/** What became of each resource in a run; null when it changed nothing, or that is not known. */
export async function diffs(database: Database, id: number): Promise<readonly ResourceDiff[] | null> {
  const kept = await one<{ told: Uint8Array | null }>(database, 'select diffs as told from story where harvest = $1', [
    id,
  ])
  return kept === null || kept.told === null ? null : linesOf<ResourceDiff>(kept.told)
}

/** How the findings of a run differ from those before it. */
export async function findingsDelta(database: Database, id: number): Promise<readonly FindingsDelta[]> {
  const sql = 'select findings_delta as told from story where harvest = $1'
  const kept = await one<{ told: Uint8Array | null }>(database, sql, [id])
  return kept === null || kept.told === null ? [] : linesOf<FindingsDelta>(kept.told)
}

/** What happened in a run, in order. */
export async function logOf(database: Database, id: number): Promise<readonly LogEntry[]> {
  const kept = await one<{ told: Uint8Array | null }>(database, 'select log as told from story where harvest = $1', [
    id,
  ])
  if (kept === null || kept.told === null) return []
  const entries = await linesOf<Omit<LogEntry, 'at'> & { readonly at: string }>(kept.told)
  return entries.map(entry => ({ ...entry, at: new Date(entry.at) }))
}

async function linesOf<Value>(gzipped: Uint8Array): Promise<readonly Value[]> {
  const text = new TextDecoder().decode(await unpress(gzipped))
  return text.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Value]))
}
