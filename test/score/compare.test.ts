import { describe, expect, test } from 'vitest'
import type { AssessedDataset, Pattern } from '../../src/model/assessment.ts'
import type { Points } from '../../src/model/score.ts'
import { compareScores } from '../../src/score/compare.ts'

const pattern: Pattern = { tests: [], verdicts: [''], faults: {}, fixes: [], flagged: [] }

function assessed(dataset: string, points: Readonly<Record<string, number>>): AssessedDataset {
  const computedOn = `https://kommun.example/${dataset}`
  const confident = { points: 0, maxPoints: 0 }
  return {
    assessment: { computedOn, resources: [computedOn], pattern, evidence: [], flags: [], addresses: [] },
    points: Object.entries(points).map(([method, own]): Points => {
      return { method, points: own, maxPoints: 405, rating: 'good', byDimension: {}, confident, confidence: 1 }
    }),
  }
}

const name = (dataset: string): string => `https://kommun.example/${dataset}`

describe('The difference that publishing makes', () => {
  const before = [
    assessed('a', { 'eu-v1-export': 300, se: 60 }),
    assessed('b', { 'eu-v1-export': 200, se: 50 }),
    assessed('c', { 'eu-v1-export': 100, se: 40 }),
    assessed('d', { 'eu-v1-export': 100, se: 40 }),
  ]
  const after = [
    assessed('a', { 'eu-v1-export': 280, se: 70 }),
    assessed('b', { 'eu-v1-export': 250, se: 50 }),
    assessed('c', { 'eu-v1-export': 100, se: 40 + 1e-12 }),
    assessed('e', { 'eu-v1-export': 370, se: 90 }),
  ]
  const difference = compareScores(before, after)

  test('counts what comes and goes, and what gets better and worse under the leading method', () => {
    expect(difference).toMatchObject({ added: 1, removed: 1, better: 1, worse: 1, same: 1 })
  })

  test('has the means of both sides by method', () => {
    expect(difference.mean).toEqual({
      'eu-v1-export': { before: 175, after: 250 },
      se: { before: 47.5, after: expect.closeTo(62.5) },
    })
  })

  test('lists what differs, the greatest loss first, with null where there is nothing', () => {
    expect(difference.datasets.map(({ dataset }) => dataset)).toEqual(['d', 'a', 'b', 'e'].map(name))
    expect(difference.datasets[0].points.se).toEqual({ before: 40, after: null })
    expect(difference.datasets[1].points['eu-v1-export']).toEqual({ before: 300, after: 280 })
  })

  test('lists a dataset that differs under another method only', () => {
    const [one, other] = [
      { 'eu-v1-export': 300, se: 60 },
      { 'eu-v1-export': 300, se: 61 },
    ]
    const { same, datasets } = compareScores([assessed('a', one)], [assessed('a', other)])
    expect(same).toBe(1)
    expect(datasets.map(({ dataset }) => dataset)).toEqual([name('a')])
  })

  test('of nothing with something has no mean on that side', () => {
    expect(compareScores([], [assessed('a', { se: 50 })])).toMatchObject({
      added: 1,
      removed: 0,
      mean: { se: { before: null, after: 50 } },
    })
  })
})
