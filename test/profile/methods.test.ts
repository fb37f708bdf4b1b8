import { describe, expect, test } from 'vitest'
import { methodsOf } from '../../src/profile/methods.ts'
import type { Concept, Scheme } from '../../src/profile/profile.ts'

const label = { sv: 'Metod', en: 'Method' }
const method: Concept = {
  uri: 'https://skord.example/quality/prov',
  code: 'prov',
  label,
  more: {
    about_sv: 'Om',
    about_en: 'About',
    version: '1.0',
    metrics: 'prov-metrics',
    counting: 'shares',
    max_points: '10',
    parameters: 'linkRule=confident',
    ratings: 'good:5 bad:0',
  },
}
const indicator: Concept = {
  uri: 'https://skord.example/quality/prov#titel',
  code: 'titel',
  label,
  more: {
    dimension: 'findability',
    points: '10',
    computed_on: 'dataset',
    tests: 'one two',
    combine: 'any',
    fixes: 'title',
  },
}

function schemes(
  methodMore: Record<string, string> = {},
  indicatorMore: Record<string, string> = {},
): Map<string, Scheme> {
  const table = (id: string, row: Concept, more: Record<string, string>): [string, Scheme] => {
    return [id, { id, concepts: new Map([[row.uri, { ...row, more: { ...row.more, ...more } }]]) }]
  }
  return new Map([table('score-methods', method, methodMore), table('prov-metrics', indicator, indicatorMore)])
}

test('a method is what its row and its table of indicators say', () => {
  expect(methodsOf(schemes())).toEqual([
    {
      id: 'prov',
      iri: method.uri,
      version: '1.0',
      label,
      about: { sv: 'Om', en: 'About' },
      maxPoints: 10,
      counting: 'shares',
      parameters: { linkRule: 'confident' },
      ratings: [
        { rating: 'good', least: 5 },
        { rating: 'bad', least: 0 },
      ],
      indicators: [
        {
          id: 'titel',
          iri: indicator.uri,
          inDimension: 'findability',
          points: 10,
          computedOn: 'dataset',
          label,
          tests: ['one', 'two'],
          combine: 'any',
          fixes: ['title'],
        },
      ],
    },
  ])
})

describe('A row that is not whole is named', () => {
  test.each([
    ['counting', 'best'],
    ['version', ''],
    ['max_points', '0'],
    ['ratings', 'good:5 bad:1'],
    ['ratings', 'bad:0 good:5'],
    ['ratings', 'splendid:5 bad:0'],
    ['about_sv', ''],
  ])('of a method: %s “%s”', (column, value) => {
    const wrong = column === 'about_sv' ? { about_sv: '', about_en: '' } : { [column]: value }
    expect(() => methodsOf(schemes(wrong))).toThrow('vocab/score-methods.tsv: prov is not whole')
  })

  test.each([
    ['computed_on', 'catalogue'],
    ['points', 'many'],
    ['tests', ''],
    ['combine', 'some'],
    ['dimension', ''],
  ])('of an indicator: %s “%s”', (column, value) => {
    expect(() => methodsOf(schemes({}, { [column]: value }))).toThrow('vocab/prov-metrics.tsv: titel is not whole')
  })

  test('of dates that count on either, where all distributions count', () => {
    expect(() => methodsOf(schemes({}, { computed_on: 'either' }))).toThrow('vocab/prov-metrics.tsv')
  })
})

test('a table that is not there is named', () => {
  expect(() => methodsOf(new Map())).toThrow('vocab/score-methods.tsv is missing')
  expect(() => methodsOf(schemes({ metrics: 'other' }))).toThrow('vocab/other.tsv is missing')
})
