import { describe, expect, test } from 'vitest'
import { scoreDrop } from '../../src/harvest/score-drop.ts'
import { headlineMethod } from '../../src/model/score.ts'
import type { PointsChange, ScoreChange } from '../../src/model/score-history.ts'

const setting = { datasets: 10, before: 300, threshold: 5 }

function change(dataset: string, causes: PointsChange['causes'], method = headlineMethod): ScoreChange {
  const difference = Object.values(causes).reduce((sum, points) => sum + points, 0)
  return { computedOn: dataset, changes: [{ method, before: 300, after: 300 + difference, causes }] }
}

describe('a fall of the mean is told', () => {
  test.each([
    ['by more than the threshold through metadata', [change('a', { metadata: -60 })], true],
    ['by just the threshold', [change('a', { metadata: -50 })], false],
    ['by more than the threshold in tenths', [change('a', { metadata: -50.1 })], true],
    ['through links', [change('a', { link: -60 })], true],
    ['through both together', [change('a', { metadata: -30 }), change('b', { link: -30 })], true],
    ['through metadata, less what links gave', [change('a', { metadata: -60, link: 20 })], false],
    ['through a vocabulary or a method of ours', [change('a', { vocabulary: -200, method: -100 })], false],
    ['through metadata, though a vocabulary of ours gave more', [change('a', { metadata: -60, vocabulary: 90 })], true],
    ['under another method alone', [change('a', { metadata: -60 }, 'eu-v2')], false],
    ['as it rises', [change('a', { metadata: 60 })], false],
  ] as const)('%s: %#', (_, changes, isTold) => {
    expect(scoreDrop(changes, setting) !== null).toBe(isTold)
  })

  test('not when what fell is gone or new, and not of a source that has nothing to compare', () => {
    const gone = { computedOn: 'a', changes: [{ method: headlineMethod, before: 400, after: null, causes: {} }] }
    const poor = { computedOn: 'b', changes: [{ method: headlineMethod, before: null, after: 0, causes: {} }] }
    expect(scoreDrop([gone, poor], setting)).toBeNull()
    expect(scoreDrop([change('a', { metadata: -60 })], { ...setting, datasets: 0 })).toBeNull()
  })
})

test('with its causes, the mean before and after, and those that lost most', () => {
  const changes = [
    change('c', { metadata: -20 }),
    change('a', { metadata: -30, vocabulary: -5 }),
    change('b', { link: -30.55 }),
    change('risen', { metadata: 10 }),
  ]
  expect(scoreDrop(changes, setting)).toEqual({
    kind: 'score-dropped',
    details: {
      method: 'eu-v1-export',
      before: '300.0',
      after: '292.4',
      metadata: '-4.0',
      link: '-3.1',
      datasets: '10',
      worst: 'b\na\nc',
    },
  })
})

test('ten datasets are named at the most', () => {
  const changes = Array.from({ length: 30 }, (_, at) => change(`d${at}`, { metadata: -10 - at }))
  const { details } = scoreDrop(changes, { ...setting, datasets: 30 }) ?? { details: { worst: '' } }
  expect(details.worst.split('\n')).toEqual(Array.from({ length: 10 }, (_, at) => `d${29 - at}`))
})
