import { describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import { judgeDatasets } from '../../src/score/judge.ts'
import { defaultParameters } from '../../src/score/parameters.ts'
import { ratingOf } from '../../src/score/rating.ts'
import { type Given, sceneOf } from '../../src/score/scene.ts'
import { scoreDatasets, Tally } from '../../src/score/score.ts'
import { meanOf, representativePoints, sharesOf } from '../../src/score/summary.ts'
import { turtle } from '../normalise/graphs.ts'

const profile = await loadProfile()
const given: Given = { urlStatus: null, compliant: () => false }
const tally = new Tally(profile.indicators, defaultParameters, 'eu-v1')
const two = turtle(`
  ex:a a dcat:Dataset ; dcat:keyword "a" ; dcat:distribution ex:f, ex:g, ex:h .
  ex:b a dcat:Dataset ; dcterms:issued "2020" .
  ex:f a dcat:Distribution ; dcterms:license ex:l . ex:g a dcat:Distribution . ex:h a dcat:Distribution .`)

describe('The mean', () => {
  test('is that of the datasets, in points and by dimension', () => {
    expect(meanOf(scoreDatasets(two, profile, given))).toEqual({
      datasets: 2,
      points: 27.5,
      maxPoints: 405,
      rating: 'bad',
      byDimension: { findability: 15, accessibility: 0, interoperability: 0, reusability: 10, contextuality: 2.5 },
    })
  })

  test('of nothing is nothing', () => {
    expect(meanOf([])).toBeNull()
  })
})

describe('The representative points', () => {
  const shares = sharesOf(judgeDatasets(sceneOf(two, profile, given), profile.indicators), profile.indicators, tally)
  const shareOf = (id: string): object | undefined => shares.find(share => share.indicator === id)

  test('count indicators of distributions over all distributions, and dates over datasets', () => {
    expect(shareOf('licenceAvailability')).toEqual({
      indicator: 'licenceAvailability',
      over: 'distribution',
      yes: 1,
      of: 3,
    })
    expect(shareOf('keywordAvailability')).toEqual({ indicator: 'keywordAvailability', over: 'dataset', yes: 1, of: 2 })
    expect(shareOf('dateIssuedAvailability')).toEqual({
      indicator: 'dateIssuedAvailability',
      over: 'dataset',
      yes: 1,
      of: 2,
    })
  })

  test('are the weights by those shares', () => {
    expect(representativePoints(shares, tally)).toBeCloseTo(30 / 2 + 20 / 3 + 5 / 2, 10)
  })

  test('of nothing are none', () => {
    expect(representativePoints(sharesOf([], profile.indicators, tally), tally)).toBe(0)
  })
})

test.each([
  [0, 'bad', 'bad'],
  [119, 'bad', 'bad'],
  [120, 'bad', 'sufficient'],
  [121, 'sufficient', 'sufficient'],
  [220, 'sufficient', 'sufficient'],
  [221, 'good', 'good'],
  [350, 'good', 'good'],
  [351, 'excellent', 'excellent'],
  [405, 'excellent', 'excellent'],
])('%d points are %s, in the program %s', (points, prose, code) => {
  expect(ratingOf(points)).toBe(prose)
  expect(ratingOf(points, 'code')).toBe(code)
})
