import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { absentFrom } from '../../src/harvest/absence.ts'
import { changesNothing, compare } from '../../src/harvest/compare.ts'
import type { Standing } from '../../src/harvest/standing.ts'
import type { CatalogueRecord, ResourceType } from '../../src/model/record.ts'
import { toRecords } from '../../src/normalise/records.ts'
import { read } from '../../src/rdf/read.ts'
import { sampleRecord } from '../store/sample.ts'

const record = (name: string, checksum = name, type: ResourceType = 'Dataset'): CatalogueRecord => ({
  ...sampleRecord(`https://a.example/${name}`, type),
  checksum,
})
const standing = (...records: readonly CatalogueRecord[]): Standing =>
  new Map(
    records.map(({ primaryTopic, resourceType, checksum }) => [
      primaryTopic,
      { resourceType, checksum, missingSince: null },
    ]),
  )
const nobody = { removed: [], missing: [] }

test('everything is added where nothing stands', () => {
  const records = [record('b'), record('a'), record('org', 'x', 'Agent')]
  const { changes, changed } = compare(records, standing(), nobody)
  expect(changes).toEqual({
    ...{
      added: 3,
      updated: 0,
      removed: 0,
      unchanged: 0,
      missing: 0,
      updatedURIs: [],
      removedURIs: [],
      missingURIs: [],
    },
    addedURIs: ['https://a.example/a', 'https://a.example/b', 'https://a.example/org'],
    byType: {
      Dataset: { added: 2, updated: 0, removed: 0, unchanged: 0 },
      Agent: { added: 1, updated: 0, removed: 0, unchanged: 0 },
    },
  })
  expect(changed).toEqual(records)
  expect(changesNothing(changes)).toBe(false)
})

test('each record is added, updated, removed or unchanged, and counted under its type', () => {
  const before = standing(record('same'), record('other', 'old'), record('gone', 'x', 'Kind'), record('also-gone'))
  const removed = ['https://a.example/also-gone', 'https://a.example/gone']
  const records = [record('same'), record('other', 'new'), record('new')]
  const { changes, changed } = compare(records, before, { removed, missing: [] })
  expect(changes).toMatchObject({ added: 1, updated: 1, removed: 2, unchanged: 1 })
  expect(changes.updatedURIs).toEqual(['https://a.example/other'])
  expect(changes.removedURIs).toEqual(removed)
  expect(changed.map(({ checksum }) => checksum)).toEqual(['new', 'new'])
  expect(changes.byType).toEqual({
    Dataset: { added: 1, updated: 1, removed: 1, unchanged: 1 },
    Kind: { added: 0, updated: 0, removed: 1, unchanged: 0 },
  })
})

test('a resource of another type than before is updated, and counts as what it is now', () => {
  const { changes } = compare([record('a', 'same', 'DatasetSeries')], standing(record('a', 'same')), nobody)
  expect(changes.byType).toEqual({ DatasetSeries: { added: 0, updated: 1, removed: 0, unchanged: 0 } })
})

test('nothing changes when all is as it stands', () => {
  const records = [record('a'), record('b')]
  const { changes, changed } = compare(records, standing(...records), nobody)
  expect(changesNothing(changes)).toBe(true)
  expect(changed).toEqual([])
  expect(changes.unchanged).toBe(2)
})

test('what is missing stands: it is among the unchanged, and only new ones are named', () => {
  const before = standing(record('a'), record('b'), record('c', 'x', 'Kind'))
  const waiting = new Map([
    ...before,
    ['https://a.example/d', { resourceType: 'Dataset', checksum: 'd', missingSince: new Date(0) }],
  ] as const)
  const missing = ['https://a.example/b', 'https://a.example/d']
  const { changes } = compare([record('a')], waiting, { removed: ['https://a.example/c'], missing })
  expect(changes).toMatchObject({ added: 0, updated: 0, removed: 1, unchanged: 3, missing: 2 })
  expect(changes.missingURIs).toEqual(['https://a.example/b'])
  expect(changes.byType.Dataset).toEqual({ added: 0, updated: 0, removed: 0, unchanged: 3 })
  expect(
    changesNothing(compare([record('a')], before, { removed: [], missing: ['https://a.example/b'] }).changes),
  ).toBe(false)
})

const cases = resolve(import.meta.dirname, '../../../shared/corpus/se-digg-ldes-tests')
/** These count a distribution by itself; with us it lies in its dataset's record. */
const ofDistributions = ['test6', 'test7', 'test8']

describe.skipIf(!existsSync(cases))("DIGG's cases in ../shared/corpus (skipped without them)", () => {
  const names = existsSync(cases) ? readdirSync(cases).filter(name => existsSync(join(cases, name, 'report.json'))) : []
  const recordsOf = async (name: string, file: string): Promise<readonly CatalogueRecord[]> => {
    const { graph } = await read(readFileSync(join(cases, name, file)), { baseIri: 'http://example.com/' })
    return toRecords(graph, 'a')
  }

  test('are there', () => expect(names.length).toBeGreaterThan(10))

  test.each(names.filter(name => !ofDistributions.includes(name)))(
    '%s is counted as its report.json says',
    async name => {
      const before = await recordsOf(name, 'before.ttl')
      const after = await recordsOf(name, 'after.ttl')
      const removed = absentFrom(new Set(after.map(({ primaryTopic }) => primaryTopic)), standing(...before))
      const { changes } = compare(after, standing(...before), { removed, missing: [] })
      expect(changes).toMatchObject(JSON.parse(readFileSync(join(cases, name, 'report.json'), 'utf8')))
    },
  )
})
