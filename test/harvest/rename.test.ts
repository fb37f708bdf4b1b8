import { expect, test } from 'vitest'
import { renamed } from '../../src/harvest/rename.ts'
import type { AssessedDataset, Pattern } from '../../src/model/assessment.ts'

const pattern: Pattern = { tests: [], verdicts: ['', ''], faults: {}, fixes: [], flagged: [] }

function assessed(computedOn: string, file = `${computedOn}/csv`): AssessedDataset {
  const none = { evidence: [], flags: [], addresses: [] }
  return { assessment: { computedOn, resources: [computedOn, file], pattern, ...none }, points: [] }
}
const names = (all: readonly AssessedDataset[]) =>
  all.map(({ assessment }) => [assessment.computedOn, ...assessment.resources])

test('a dataset and its distributions go by the names of their records', () => {
  const all = [assessed('_:b1'), assessed('a', '_:file'), assessed('b')]
  const known = new Map([
    ['_:b1', 'urn:uuid:1'],
    ['_:file', 'urn:uuid:2'],
  ])
  expect(names(renamed(all, known))).toEqual([
    ['urn:uuid:1', 'urn:uuid:1', '_:b1/csv'],
    ['a', 'a', 'urn:uuid:2'],
    ['b', 'b', 'b/csv'],
  ])
  expect(renamed(all, new Map())).toBe(all)
  expect(renamed(all, known)[2]).toBe(all[2])
})

test('of several that go by one name now, one stands for all: the one that had the name', () => {
  const spaces = new Map([
    ['a ', 'a'],
    [' a', 'a'],
    ['b ', 'b'],
    [' b', 'b'],
  ])
  const all = [assessed('a '), assessed('a'), assessed(' a'), assessed('b '), assessed(' b')]
  expect(names(renamed(all, spaces)).map(([name, , file]) => [name, file])).toEqual([
    ['a', 'a/csv'],
    ['b', 'b /csv'],
  ])
})
