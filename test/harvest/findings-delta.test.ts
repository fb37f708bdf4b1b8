import { expect, test } from 'vitest'
import { createFindingTally } from '../../src/harvest/findings-delta.ts'
import type { Finding } from '../../src/model/finding.ts'
import { sampleFinding } from '../store/sample.ts'

const finding = (rule: string, focusNode: string, parts: Partial<Finding> = {}): Finding => ({
  ...sampleFinding(focusNode),
  sourceShape: rule,
  severity: 'Violation',
  ...parts,
})
const tallyOf = (...before: readonly Finding[]) => {
  const tally = createFindingTally()
  for (const each of before) tally.add(each)
  return tally
}

test('findings are the same by rule, resource, property and value, wherever they stand in the document', () => {
  const before = finding('r', 'a', { position: { line: 1, column: 1 } })
  expect(tallyOf(before).compareWith([{ ...before, position: { line: 9, column: 1 } }])).toEqual([])
  expect(tallyOf(before).compareWith([{ ...before, value: 'other' }])).toMatchObject([{ appeared: 1, gone: 1 }])
})

test('what appeared and what is gone is counted by rule, most serious first, with some of the resources', () => {
  const before = [finding('r', 'a'), finding('r', 'b'), finding('gone', 'a'), finding('gone', 'b')]
  const now = [finding('r', 'b'), finding('r', 'c'), finding('info', 'a', { severity: 'Info' })]
  expect(tallyOf(...before).compareWith(now)).toMatchObject([
    { sourceShape: 'gone', appeared: 0, gone: 2, examples: ['a', 'b'] },
    { sourceShape: 'r', severity: 'Violation', appeared: 1, gone: 1, examples: ['c'] },
    { sourceShape: 'info', severity: 'Info', appeared: 1, gone: 0 },
  ])
})

test('the same finding twice is two', () => {
  const [one, more] = [finding('r', 'a'), finding('r', 'a')]
  expect(tallyOf(one).compareWith([one, more])).toMatchObject([{ appeared: 1, gone: 0 }])
  expect(tallyOf(one, more).compareWith([one])).toMatchObject([{ appeared: 0, gone: 1 }])
})

test('blank nodes are called something else at every reading, and are not news for that', () => {
  expect(tallyOf(finding('r', '_:b1', { value: '_:b7' })).compareWith([finding('r', '_:x', { value: '_:y' })])).toEqual(
    [],
  )
})

test('a rule is newly violated when nothing violated it before, whatever else is new', () => {
  const tally = tallyOf(finding('old', 'a'), finding('warned', 'a', { severity: 'Warning' }))
  const now = [
    finding('old', 'b'),
    finding('warned', 'a'),
    finding('new', 'a'),
    finding('n', 'a', { severity: 'Warning' }),
  ]
  expect(tally.newlyViolated(now)).toEqual(['new', 'warned'])
})
