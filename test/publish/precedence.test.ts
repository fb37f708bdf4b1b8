import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Precedence, precedenceKey } from '../../src/model/source.ts'
import { type Rival, settleDuplicates } from '../../src/publish/precedence.ts'

interface Given {
  readonly source: string
  readonly precedence?: Precedence
  readonly primaryTopic?: string
  readonly resourceType?: Rival['resourceType']
  readonly identity?: string
}

function rival({ source, precedence = { kind: 'public' }, ...given }: Given): Rival & { source: string } {
  const primaryTopic = given.primaryTopic ?? 'https://kommunen.example/dataset/1'
  return {
    primaryTopic,
    resourceType: given.resourceType ?? 'Dataset',
    identity: given.identity ?? primaryTopic,
    precedenceKey: precedenceKey({ id: source, precedence }),
    source,
  }
}

const ranked = (rank: number): Precedence => ({ kind: 'ranked', rank })

describe('of two descriptions of one dataset', () => {
  test.each<[string, Given, Given, string]>([
    ['a ranked catalogue comes before a public one', { source: 'a' }, { source: 'z', precedence: ranked(5) }, 'rank'],
    [
      'the better rank comes first',
      { source: 'a', precedence: ranked(10) },
      { source: 'z', precedence: ranked(9) },
      'rank',
    ],
    [
      'a public catalogue comes before a private one',
      { source: 'a', precedence: { kind: 'private' } },
      { source: 'z' },
      'rank',
    ],
    ['the source’s id decides within one rank', { source: 'z' }, { source: 'a' }, 'source-id'],
    [
      'a UUID makes them one though their IRIs differ',
      { source: 'b', primaryTopic: 'https://b.example/1', identity: 'u' },
      { source: 'a', primaryTopic: 'https://a.example/1', identity: 'u' },
      'source-id',
    ],
    [
      'the IRI decides within one source',
      { source: 'a', primaryTopic: 'https://a.example/2', identity: 'u' },
      { source: 'a', primaryTopic: 'https://a.example/1', identity: 'u' },
      'primary-topic',
    ],
  ])('%s', (_, loser, winner, reason) => {
    const [record, by] = [rival(loser), rival(winner)]
    expect(settleDuplicates([record, by])).toEqual({ kept: [by], superseded: [{ record, by, reason }] })
  })
})

test('data services and agents are settled too', () => {
  for (const resourceType of ['DataService', 'Agent'] as const) {
    const records = [rival({ source: 'b', resourceType }), rival({ source: 'a', resourceType })]
    expect(settleDuplicates(records).kept).toEqual([records[1]])
  }
})

test('catalogues, series and contacts are not settled', () => {
  for (const resourceType of ['Catalog', 'DatasetSeries', 'Kind'] as const) {
    const records = [rival({ source: 'b', resourceType }), rival({ source: 'a', resourceType })]
    expect(settleDuplicates(records)).toEqual({ kept: records, superseded: [] })
  }
})

test('a dataset and a data service with one identifier are two resources', () => {
  const records = [
    rival({ source: 'b', identity: 'u' }),
    rival({ source: 'a', identity: 'u', resourceType: 'DataService' }),
  ]
  expect(settleDuplicates(records).kept).toEqual(records)
})

test('the outcome does not depend on the order of the records', () => {
  const some = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    precedence: fc.constantFrom<Precedence>(ranked(1), ranked(20), { kind: 'public' }, { kind: 'private' }),
    identity: fc.constantFrom('u', 'v'),
    primaryTopic: fc.constantFrom('https://x.example/1', 'https://x.example/2'),
  })
  const records = fc.uniqueArray(some, { selector: one => JSON.stringify(one) }).map(all => all.map(rival))
  fc.assert(
    fc.property(
      records.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const [one, other] = [all, shuffled].map(settleDuplicates)
        expect(new Set(one.kept)).toEqual(new Set(other.kept))
        expect(one.kept).toHaveLength(new Set(all.map(({ identity }) => identity)).size)
        expect(one.kept.length + one.superseded.length).toBe(all.length)
      },
    ),
  )
})
