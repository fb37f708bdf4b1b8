import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createReadFiles } from '../../src/fetch/files.ts'
import { createGet } from '../../src/fetch/get.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { defaultLimits, type Limits } from '../../src/model/source.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { kinds } from '../../src/source/kinds.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const names = readdirSync(harvests).filter(name => /^(?:dcat|hydra|tree|html|file)-/.test(name))

/** What one path answers; `{{origin}}` is replaced in everything. */
interface Response {
  /** The file of the case that is the body; none when it has no body. */
  readonly file?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What report.json of a case says. */
interface Case {
  readonly says: string
  /** Kind of the source; unless it is said, that of the folder's name, and `dcat` for the ways of paging. */
  readonly kind?: string
  readonly settings?: Readonly<Record<string, string>>
  readonly limits?: Partial<Limits>
  /** Path that the source has; `/response.*` unless it is said. For files a file or `.` in the folder of the case. */
  readonly path?: string
  /** What paths answer besides the files, which answer at their names. */
  readonly responses?: Readonly<Record<string, Response>>
  /** The error it ends with; details need not be all there. */
  readonly error: { readonly code: string; readonly details: Readonly<Record<string, string>> } | null
  /** Did everything come? Yes unless it is said. */
  readonly isComplete?: boolean
  /** In this order; parts need not be all there. */
  readonly problems: readonly Readonly<Record<string, unknown>>[]
  /** Paths asked for, in this order; unless it is said, none is asked for twice. */
  readonly asked?: readonly string[]
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.ttl': 'text/turtle',
  '.rdf': 'application/rdf+xml',
  '.jsonld': 'application/ld+json',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain',
}

function serve(agency: Agency, folder: URL, { responses = {} }: Case): void {
  const text = (file: string): string => filled(new URL(file, folder), agency.origin)
  const ofFile = (file: string) => ({
    body: text(file),
    headers: { 'content-type': mediaTypes[extname(file)] ?? '' },
  })
  const files = readdirSync(folder).filter(file => Object.hasOwn(mediaTypes, extname(file)))
  for (const file of files) agency.answer(`/${file}`, ofFile(file))
  for (const [path, { file, status, headers }] of Object.entries(responses)) {
    const served = file === undefined ? { headers: {} } : ofFile(file)
    const all = Object.entries({ ...served.headers, ...headers })
    const own = Object.fromEntries(all.map(([name, value]) => [name, value.replaceAll('{{origin}}', agency.origin)]))
    agency.answer(path, { ...served, ...(status === undefined ? {} : { status }), headers: own })
  }
}

function filled(file: URL, origin: string): string {
  return readFileSync(file, 'utf8').replaceAll('{{origin}}', origin)
}

/** Serves a case and reads its source as a harvest does. */
async function run(name: string) {
  const folder = new URL(`${name}/`, harvests)
  const agency = await startAgency()
  const given: Case = JSON.parse(filled(new URL('report.json', folder), agency.origin))
  serve(agency, folder, given)
  const [prefix] = name.split('-')
  const kind = kinds[given.kind ?? (Object.hasOwn(kinds, prefix) ? prefix : 'dcat')]
  const response = readdirSync(folder).find(file => file.startsWith('response.'))
  const web = `${agency.origin}${given.path ?? `/${response}`}`
  const url = kind.isFile === true ? (given.path ?? '.') : web
  const source = sourceAt(url, { settings: given.settings ?? {}, limits: { ...defaultLimits, ...given.limits } })
  const config = { userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host] }
  const client = createGet({ ...config, patience: { attempts: 1 } })
  const before = { etag: null, lastModified: null, documentChecksum: null, isHarvested: false, state: async () => null }
  const files = createReadFiles({ root: fileURLToPath(folder) })
  const tools = { get: client.get, files, before, now: () => new Date(0) }
  const outcome = await kind.read(source, tools).catch((error: unknown) => error)
  await client.close()
  await agency.close()
  const asked = agency.requests.map(({ path }) => path).filter(path => path !== '/robots.txt')
  return { outcome, given, asked, folder, origin: agency.origin }
}

async function canonicalAfter(folder: URL, origin: string): Promise<string> {
  const options = { baseIri: `${origin}/after.ttl`, mediaType: 'text/turtle' }
  const after = await read(Buffer.from(filled(new URL('after.ttl', folder), origin)), options)
  expect(after.problems).toEqual([])
  return await canonicalNQuads(after.graph)
}

describe.each(names)('%s', name => {
  const { says }: Case = JSON.parse(readFileSync(new URL(`${name}/report.json`, harvests), 'utf8'))

  test(says, async () => {
    const { outcome, given, asked, folder, origin } = await run(name)
    const found = (outcome as { problems: readonly unknown[] }).problems
    if (given.error === null) {
      const reading = outcome as SourceReading
      if (reading.kind !== 'read') throw outcome
      expect(found).toMatchObject(given.problems)
      expect(await canonicalNQuads(reading.graph)).toBe(await canonicalAfter(folder, origin))
      expect(reading.isComplete).toBe(given.isComplete ?? true)
    } else {
      expect(outcome).toBeInstanceOf(HarvestError)
      expect(outcome).toMatchObject(given.error)
      expect(found.slice(found.length - given.problems.length)).toMatchObject(given.problems)
    }
    if (given.asked === undefined) expect(new Set(asked).size).toBe(asked.length)
    else expect(asked).toEqual(given.asked)
  })
})
