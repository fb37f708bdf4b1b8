import { describe, expect, test } from 'vitest'
import { movedTo } from '../../src/harvest/moved.ts'
import { noticesOf, type State } from '../../src/harvest/notices.ts'
import type { Exchange } from '../../src/model/document.ts'
import type { Harvest, HarvestErrorCode } from '../../src/model/harvest.ts'

const state = (parts: Partial<State> = {}): State => ({
  ...{ status: 'succeeded', error: null, digest: null, newRules: [], movedTo: null, movedBefore: null },
  lost: { fresh: [], all: [] },
  drop: null,
  ...parts,
})
const failing = (code: HarvestErrorCode): State =>
  state({ status: 'failed', error: { code, details: { status: '500' } } })
const held = (digest: string): State =>
  state({ status: 'held', digest, error: { code: 'shrunk', details: { removed: '9' } } })
const runOf = ({ status, error, digest }: State): Harvest =>
  ({ status, error, digest, exchanges: [] }) as unknown as Harvest
const told = (now: State, ...earlier: readonly State[]) => noticesOf(now, earlier.map(runOf)).map(({ kind }) => kind)
const good = state()

describe('only a change of state is told', () => {
  test.each([
    ['works as before', good, [good], []],
    ['works the first time', good, [], []],
    ['works and then fails', failing('http-status'), [good], ['failing']],
    ['fails the first time', failing('http-status'), [], ['failing']],
    ['fails as before', failing('http-status'), [failing('http-status'), good], []],
    ['fails for another cause', failing('timed-out'), [failing('http-status'), good], ['failing']],
    ['works again', good, [failing('http-status')], ['recovered']],
    ['finds nothing changed after it failed', state({ status: 'unchanged' }), [failing('syntax')], ['recovered']],
    ['is held', held('x'), [good], ['held']],
    ['is held for the same again', held('x'), [held('x')], []],
    ['is held for the same after it failed in between', held('x'), [failing('syntax'), held('x')], []],
    ['is held for something else', held('y'), [held('x')], ['held']],
    ['is held for the same after it was harvested in between', held('x'), [good, held('x')], ['held']],
    ['fails after it was held', failing('syntax'), [held('x')], ['failing']],
    ['is applied after it was held', good, [held('x')], ['recovered']],
    ['crashes by a fault of ours', failing('internal'), [good], []],
    ['works after a fault of ours', good, [failing('internal'), good], []],
    [
      'fails as before, with a fault of ours in between',
      failing('syntax'),
      [failing('interrupted'), failing('syntax')],
      [],
    ],
    ['violates new rules', state({ newRules: ['r'] }), [good], ['new-violations']],
    ['loses resources', state({ lost: { fresh: ['a'], all: ['a'] } }), [good], ['superseded']],
    ['has lost them as before', state({ lost: { fresh: [], all: ['a'] } }), [good], []],
    ['falls in points', state({ drop: { kind: 'score-dropped', details: {} } }), [good], ['score-dropped']],
    ['is moved', state({ movedTo: 'https://b.example/' }), [good], ['moved']],
    ['is moved as before', state({ movedTo: 'https://b/', movedBefore: 'https://b/' }), [good], []],
  ] as const)('a source that %s', (_, now, earlier, kinds) => {
    expect(told(now, ...earlier)).toEqual(kinds)
  })

  test('with the facts that are told of it', () => {
    expect(noticesOf(failing('http-status'), [])).toEqual([
      { kind: 'failing', details: { code: 'http-status', status: '500' } },
    ])
    expect(noticesOf(state({ newRules: ['r1', 'r2'] }), [])[0].details).toEqual({ rules: 'r1\nr2', count: '2' })
    const lost = { fresh: ['b'], all: ['a', 'b'] }
    expect(noticesOf(state({ lost }), [])[0].details).toEqual({ count: '1', all: '2', resources: 'a\nb' })
  })
})

describe('where an address leads for good', () => {
  const hop = (url: string, status: number, location?: string): Exchange =>
    ({ url, status, headers: location === undefined ? {} : { location } }) as unknown as Exchange
  const first = 'http://a.example/dcat'

  test.each([
    ['nowhere without redirects', [hop(first, 200)], null],
    [
      'to the end of the permanent ones',
      [
        hop(first, 301, 'https://a.example/dcat'),
        hop('https://a.example/dcat', 308, '/new'),
        hop('https://a.example/new', 200),
      ],
      'https://a.example/new',
    ],
    [
      'only as far as they are permanent',
      [hop(first, 301, 'https://a.example/dcat'), hop('https://a.example/dcat', 302, '/new')],
      'https://a.example/dcat',
    ],
    [
      'nowhere by one that is not permanent',
      [hop(first, 302, '/new'), hop('http://a.example/new', 301, '/newer')],
      null,
    ],
    ['no further than once around', [hop(first, 301, '/b'), hop('http://a.example/b', 301, '/dcat')], first],
  ] as const)('%s', (_, exchanges, expected) => {
    expect(movedTo(first, exchanges)).toBe(expected)
  })
})
