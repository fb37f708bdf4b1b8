import { readFileSync } from 'node:fs'
import type { Reply } from '../support/agency.ts'

/** One row of the manifest. */
export interface NastyRow {
  readonly file: string
  /** Status, content type and what else the server sends. */
  readonly http: string
  readonly outcomes: readonly string[]
  /** Least and most datasets; null when it is not fixed. */
  readonly datasets: readonly [number, number] | null
}

/** The rows of the manifest. */
export function manifest(file: string): readonly NastyRow[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map(line => {
    const [name, http, , outcome, datasets] = line.split('\t')
    return { file: name, http, outcomes: outcome.split('|'), datasets: rangeOf(datasets) }
  })
}

/** What the server is to answer, out of the words of the manifest. */
export function replyOf(body: Uint8Array, http: string): Reply {
  const [, status, rest] = /^(\d+) ?(.*)$/.exec(http) ?? []
  const said = rest.split('; ').filter(part => part !== '' && !part.startsWith('('))
  const type = said.filter(part => /^[\w-]+\/|^charset=/.test(part)).join('; ')
  const isCut = said.some(part => part.startsWith('content-length larger'))
  const coding = said.find(part => part.startsWith('content-encoding: '))?.slice('content-encoding: '.length)
  return {
    status: Number(status),
    headers: {
      ...(type === '' ? {} : { 'content-type': type }),
      ...(coding === undefined ? {} : { 'content-encoding': coding }),
      ...(isCut ? { 'content-length': String(body.length * 2) } : {}),
    },
    body,
    ...(isCut ? { breakAfter: body.length } : {}),
  }
}

function rangeOf(datasets: string): readonly [number, number] | null {
  const [, least, most] = /^(\d+)(?:\.\.(\d+))?$/.exec(datasets) ?? []
  return least === undefined ? null : [Number(least), Number(most ?? least)]
}
