import { expect, test } from 'vitest'
import type { Fix, LostPoints } from '../../../src/model/assessment.ts'
import { groupLosses } from '../../../src/serve/quality/loss-groups.ts'

const fixOf = (fix: string): Fix => ({
  fix,
  label: { sv: fix, en: fix },
  text: { sv: `Ange ${fix}`, en: `State ${fix}` },
  property: null,
  turtle: null,
  cost: 'value',
})

const loss = (indicator: string, more: Partial<LostPoints> = {}): LostPoints => ({
  indicator,
  points: 10,
  on: 'https://example.se/d/1',
  found: null,
  line: null,
  cause: 'source',
  gain: 10,
  fix: fixOf('licence'),
  notes: [],
  ...more,
})

test('losses that one fix mends in one place are one group with all their points', () => {
  const [group, ...others] = groupLosses([
    loss('knownLicence', { points: 10, gain: 30 }),
    loss('licenceAvailability', { points: 20, gain: 30 }),
  ])
  expect(others).toEqual([])
  expect(group).toMatchObject({ points: 30, gain: 30 })
  expect(group.indicators.map(({ indicator }) => indicator)).toEqual(['licenceAvailability', 'knownLicence'])
  expect(group.places).toEqual([{ on: 'https://example.se/d/1', line: null }])
})

test('the same loss in several places is told of once, each place with its line', () => {
  const [group] = groupLosses([
    loss('licence', { on: 'https://example.se/d/1', line: 4 }),
    loss('licence', { on: 'https://example.se/d/2', line: 9 }),
  ])
  expect(group.places.map(({ line }) => line)).toEqual([4, 9])
})

test('what stands there, the cause and the gain keep losses apart', () => {
  const groups = groupLosses([
    loss('licence'),
    loss('licence', { found: 'fri' }),
    loss('licence', { cause: 'mapping' }),
    loss('licence', { gain: 0 }),
  ])
  expect(groups).toHaveLength(4)
  expect(groups.at(-1)?.gain).toBe(0)
})

test('the points of the groups sum up to those of the losses', () => {
  const losses = ['a', 'b', 'c', 'd'].map((name, at) =>
    loss(name, { points: at + 0.5, gain: at % 2, on: `_:r${at}`, fix: fixOf(at < 2 ? 'format' : 'licence') }),
  )
  const sum = (all: readonly { readonly points: number }[]) => all.reduce((total, { points }) => total + points, 0)
  expect(sum(groupLosses(losses))).toBeCloseTo(sum(losses))
})
