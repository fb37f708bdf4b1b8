import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import { HarvestError } from '../../src/model/harvest.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { kinds } from '../../src/source/kinds.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import { startAgency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const cases = readdirSync(harvests).filter(name => name.startsWith('dcat-'))

/** What report.json of a case says: a sentence, the error it ends with, and the problems; details need not be all there. */
interface Expected {
  readonly says: string
  readonly error: { readonly code: string; readonly details: Readonly<Record<string, string>> } | null
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.ttl': 'text/turtle',
  '.rdf': 'application/rdf+xml',
  '.html': 'text/html; charset=utf-8',
}

/** Serves the files of a case at their names, with the server's own address in place of `{{origin}}`, and reads the source. */
async function run(name: string) {
  const folder = new URL(`${name}/`, harvests)
  const agency = await startAgency()
  const text = (file: string): string =>
    readFileSync(new URL(file, folder), 'utf8').replaceAll('{{origin}}', agency.origin)
  const files = readdirSync(folder)
  for (const file of files) {
    agency.answer(`/${file}`, { body: text(file), headers: { 'content-type': mediaTypes[extname(file)] ?? '' } })
  }
  const client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host] })
  const before = { etag: null, lastModified: null, documentChecksum: null }
  const response = files.find(file => file.startsWith('response.'))
  const outcome = await kinds.dcat
    .read(sourceAt(`${agency.origin}/${response}`), { get: client.get, before })
    .catch((error: unknown) => error)
  await client.close()
  await agency.close()
  return { outcome, text, requests: agency.requests, origin: agency.origin }
}

async function graphOf(outcome: unknown): Promise<string> {
  const reading = outcome as SourceReading
  if (reading.kind !== 'read') throw outcome
  return await canonicalNQuads(reading.graph)
}

describe.each(cases)('%s', name => {
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/report.json`, harvests), 'utf8'))

  test(expected.says, async () => {
    const { outcome, text, requests, origin } = await run(name)
    const { error, problems }: Expected = JSON.parse(text('report.json'))
    const found = (outcome as { problems: readonly unknown[] }).problems
    if (error === null) {
      const after = await read(Buffer.from(text('after.ttl')), {
        baseIri: `${origin}/after.ttl`,
        mediaType: 'text/turtle',
      })
      expect(after.problems).toEqual([])
      expect(await graphOf(outcome)).toBe(await canonicalNQuads(after.graph))
      expect(found).toMatchObject(problems)
    } else {
      expect(outcome).toBeInstanceOf(HarvestError)
      expect(outcome).toMatchObject(error)
      expect(found.slice(found.length - problems.length)).toMatchObject(problems)
    }
    expect(new Set(requests.map(({ path }) => path)).size).toBe(requests.length)
  })
})
