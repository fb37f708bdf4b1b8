import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { demands } from './nasty-demands.ts'
import { expectDemands, expectOutcome, expectStable } from './nasty-expectations.ts'
import { manifest } from './nasty-row.ts'
import { type NastyRun, runNasty } from './nasty-run.ts'
import { root } from './run-skord.ts'

const nasty = join(root, '../shared/corpus/nasty')
const isThere = existsSync(nasty)

/** A row about a folder stands for each of its files; one without a file is in `nasty-servers.test.ts`. */
const rows = (isThere ? manifest(join(nasty, 'manifest.tsv')) : [])
  .filter(({ file }) => !file.startsWith('http:'))
  .flatMap(row =>
    row.file.endsWith('/')
      ? readdirSync(join(nasty, row.file), 'utf8')
          .filter(name => name.endsWith('.rdf'))
          .map(name => ({ ...row, file: row.file + name }))
      : [row],
  )

describe.skipIf(!isThere)('nasty input (skipped without ../shared/corpus/nasty)', () => {
  let run: NastyRun | null = null
  afterEach(async () => {
    await run?.setting.close()
    run = null
  })

  test.each(rows)('$file is $outcomes', { timeout: 10_000 }, async row => {
    const demand = demands[row.file] ?? {}
    run = await runNasty(readFileSync(join(nasty, row.file)), row.http, demand.kind)
    expectOutcome(row, run, demand)
    expectStable(run)
    await expectDemands(demand, run)
  })

  test('every demand has its row', () => {
    expect(rows.map(({ file }) => file)).toEqual(expect.arrayContaining(Object.keys(demands)))
    expect(rows.length).toBeGreaterThan(70)
  })
})
