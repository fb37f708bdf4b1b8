import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HarvestError } from '../../src/model/harvest.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { startSparqlEndpoint } from '../support/sparql-endpoint.ts'
import { readEndpoint } from './sparql-reading.ts'

const harvests = new URL('../../fixtures/harvests/', import.meta.url)
const cases = readdirSync(harvests).filter(name => name.startsWith('sparql-'))

/** What report.json of a case says: a sentence, the settings of the source, the error it ends with, and the problems. */
interface Expected {
  readonly says: string
  readonly settings: Readonly<Record<string, string>>
  readonly error: Readonly<Record<string, unknown>> | null
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

describe.each(cases)('%s', name => {
  const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, harvests), 'utf8')
  const { says, settings, error, problems }: Expected = JSON.parse(text('report.json'))

  test(says, async () => {
    const endpoint = await startSparqlEndpoint(text('data.ttl'))
    const outcome = await readEndpoint(endpoint, { settings }).catch((reason: unknown) => reason as HarvestError)
    await endpoint.close()
    expect(outcome.problems).toMatchObject(problems)
    if (outcome instanceof HarvestError) {
      expect(outcome).toMatchObject(error ?? { code: 'none expected' })
      return
    }
    if (outcome.kind !== 'read') throw new Error('unchanged')
    const after = await read(Buffer.from(text('after.ttl')), {
      baseIri: 'https://agency.example/',
      mediaType: 'text/turtle',
    })
    expect(await canonicalNQuads(outcome.graph)).toBe(await canonicalNQuads(after.graph))
    expect(outcome.isComplete).toBe(true)
  })
})
