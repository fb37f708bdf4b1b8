import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { startAgency } from '../support/agency.ts'
import { readPortal, searchPath, statusPath } from './ckan-reading.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const cases = readdirSync(harvests).filter(name => name.startsWith('ckan-'))

/** What report.json of a case says: a sentence, the error it ends with, and the problems; details need not be all there. */
interface Expected {
  readonly says: string
  readonly error: Readonly<Record<string, unknown>> | null
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

/** Plays the portal of a case, with the server's own address in place of `{{origin}}`, and harvests it. */
async function run(name: string) {
  const folder = new URL(`${name}/`, harvests)
  const agency = await startAgency()
  const text = (file: string): string =>
    readFileSync(new URL(file, folder), 'utf8').replaceAll('{{origin}}', agency.origin)
  const search = existsSync(new URL('search.html', folder)) ? 'search.html' : 'search.json'
  const mediaType = search === 'search.html' ? 'text/html' : 'application/json'
  agency.answer(searchPath(0), { body: text(search), headers: { 'content-type': mediaType } })
  if (existsSync(new URL('status.json', folder))) {
    agency.answer(statusPath, { body: text('status.json'), headers: { 'content-type': 'application/json' } })
  }
  const outcome = await readPortal(agency).catch((error: unknown) => error as HarvestError)
  await agency.close()
  return { outcome, text, origin: agency.origin }
}

describe.each(cases)('%s', name => {
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/report.json`, harvests), 'utf8'))

  test(expected.says, async () => {
    const { outcome, text, origin } = await run(name)
    expect(outcome.problems).toMatchObject(expected.problems)
    if (outcome instanceof HarvestError)
      return expect(outcome).toMatchObject(expected.error ?? { code: 'none expected' })
    if (outcome.kind !== 'read') throw new Error('unchanged')
    const after = await read(Buffer.from(text('after.ttl')), { baseIri: origin, mediaType: 'text/turtle' })
    expect(after.problems).toEqual([])
    expect(await canonicalNQuads(outcome.graph)).toBe(await canonicalNQuads(after.graph))
    expect(outcome.isComplete).toBe(true)
  })
})
