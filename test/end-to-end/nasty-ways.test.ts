import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'
import { createNastySetting } from './nasty-setting.ts'
import { root } from './run-skord.ts'

const nasty = join(root, '../shared/corpus/nasty')
const isThere = existsSync(nasty)

/** Input whose bytes are not what they seem, and how it is said to be. */
const inputs = {
  'bom.ttl': 'text/turtle; charset=utf-8',
  'latin1-declared.rdf': 'application/rdf+xml',
  'latin1-undeclared.rdf': 'application/rdf+xml; charset=utf-8',
  'control-char.rdf': 'application/rdf+xml',
  'iri-space.rdf': 'application/rdf+xml',
  'undefined-prefix.ttl': 'text/turtle',
  'jsonld-trailing-comma.jsonld': 'application/ld+json',
  'crlf.nt': 'application/n-triples',
  'named-graphs.trig': 'application/trig',
}

/** Ways to send the same. */
const ways: Readonly<Record<string, Partial<Reply>>> = {
  'in pieces': { pieces: 7 },
  late: { delay: 50 },
  'as gzip': { coding: 'gzip' },
  'as Brotli in pieces': { coding: 'br', pieces: 100 },
  'as Zstandard': { coding: 'zstd' },
  'as deflate in pieces': { coding: 'deflate', pieces: 100 },
}

describe.skipIf(!isThere)('nasty input comes out the same (skipped without ../shared/corpus/nasty)', () => {
  let setting: Setting
  beforeEach(async () => {
    setting = await createNastySetting()
  })
  afterEach(() => setting.close())

  /** What is known of a source after its harvest; the same address for all, as it stands in what is stored. */
  const outcomeOf = async (id: string): Promise<unknown> => {
    const { status, error, id: run } = await setting.harvest(await setting.source(id))
    const findings = (await setting.store.harvestFindings(run)).map(({ sourceShape, position, value, focusNode }) =>
      JSON.stringify([sourceShape, position, value, focusNode]),
    )
    const stored = [...(await setting.store.standing(id))].map(([topic, { checksum }]) => [topic, checksum])
    const details = { ...error?.details, url: null }
    return { status, code: error?.code, details, findings: findings.sort(), stored }
  }

  test.each(Object.entries(inputs))(
    '%s, whether it is sent whole, in pieces, late or compressed',
    async (file, type) => {
      const body = readFileSync(join(nasty, file))
      const headers = { 'content-type': type }
      setting.agency.answer('/plain', { body, headers })
      const plain = await outcomeOf('plain')
      for (const [way, reply] of Object.entries(ways)) {
        const id = way.toLowerCase().replaceAll(' ', '-')
        setting.agency.answer(`/${id}`, { body, headers, ...reply })
        expect([way, await outcomeOf(id)]).toEqual([way, plain])
      }
      setting.agency.answer('/moved', { status: 308, redirect: '/plain' })
      expect(await outcomeOf('moved')).toMatchObject({ status: (plain as { status: string }).status })
    },
  )
})
