import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { expectStable } from './nasty-expectations.ts'
import { type NastyRun, runNasty } from './nasty-run.ts'
import { root } from './run-skord.ts'

const corpus = join(root, '../shared/corpus')
const isThere = existsSync(join(corpus, 'INDEX.tsv'))

/** Files that at least one of two other readers refuses; those that only lack a network to read contexts from are no faults. */
const refusedByOthers = (isThere ? readFileSync(join(corpus, 'INDEX.tsv'), 'utf8') : '')
  .split('\n')
  .map(line => line.split('\t'))
  .filter(([, syntax, , rapper = '', another = '']) => syntax !== 'json-ld' && /^ERROR/m.test(`${rapper}\n${another}`))
  .map(([file]) => file)

describe.skipIf(!isThere)('a real broken file (skipped without ../shared/corpus)', () => {
  let run: NastyRun | null = null
  afterEach(async () => {
    await run?.setting.close()
    run = null
  })

  test.each(refusedByOthers)(
    '%s is refused or harvested, told of with its line, and takes nothing away',
    async file => {
      const mediaType = syntaxes.find(({ extensions }) => extensions.includes(extname(file)))?.mediaTypes[0]
      const body = readFileSync(join(corpus, file))
      run = await runNasty(body, `200 ${mediaType}`)
      expectStable(run)
      const { first, findings, topics } = run
      expect(['succeeded', 'failed']).toContain(first.status)
      if (first.status === 'failed') expect(topics('Dataset')).toEqual([])
      const told = findings.filter(({ stage, severity }) => stage === 'parse' && severity !== 'Info')
      expect(told).not.toEqual([])
      const lines = told.map(({ position }) => position?.line ?? null)
      expect(lines).toEqual(lines.map(() => (body.length === 0 ? null : expect.any(Number))))
    },
  )

  test('there are as many of them as the index has', () => expect(refusedByOthers.length).toBeGreaterThan(60))
})
