import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextState } from '../../../src/harvest/links/next-state.ts'
import { defaultLinkPolicy } from '../../../src/harvest/links/policy.ts'
import type { LinkConfidence, LinkOutcome, LinkState } from '../../../src/model/link.ts'
import { at, day, hour, seen, stateAfter } from './seen.ts'

const daily = (count: number, outcome: LinkOutcome, from = 0): (readonly [number, LinkOutcome])[] =>
  Array.from({ length: count }, (_, place) => [(from + place) * day, outcome] as const)

describe('how sure we are', () => {
  test.each<[string, readonly (readonly [number, LinkOutcome])[], LinkConfidence]>([
    ['an answer is yes at once', [[0, 'reachable']], 'yes'],
    ['an answer to GET alone is yes', [[0, 'head-refused']], 'yes'],
    ['401 is unknown', daily(400, 'login'), 'unknown'],
    ['403 is unknown', daily(400, 'forbidden'), 'unknown'],
    ['429 is unknown', daily(400, 'rate-limited'), 'unknown'],
    ['what we may not ask is unknown', daily(400, 'not-asked'), 'unknown'],
    ['400 of a service that wants parameters is unknown', daily(400, 'client-error'), 'unknown'],
    [
      '403 after an answer is unknown',
      [
        [0, 'reachable'],
        [day, 'forbidden'],
      ],
      'unknown',
    ],
    ['one 404 is unknown', [[0, 'not-found']], 'unknown'],
    [
      'one 404 after an answer is yes',
      [
        [0, 'reachable'],
        [day, 'not-found'],
      ],
      'yes',
    ],
    [
      'two 404 an hour apart are not enough',
      [
        [0, 'not-found'],
        [hour, 'not-found'],
      ],
      'unknown',
    ],
    [
      'two 404 a day apart are no',
      [
        [0, 'not-found'],
        [day, 'not-found'],
      ],
      'no',
    ],
    ['many 404 within a day are not enough', [0, 1, 2, 23].map(at => [at * hour, 'not-found'] as const), 'unknown'],
    [
      '404 with an answer between is yes',
      [
        [0, 'not-found'],
        [day, 'reachable'],
        [2 * day, 'not-found'],
      ],
      'yes',
    ],
    [
      '404 with 403 between is unknown',
      [
        [0, 'not-found'],
        [day, 'forbidden'],
        [2 * day, 'not-found'],
      ],
      'unknown',
    ],
    [
      '404 with a time-out between is not enough',
      [
        [0, 'not-found'],
        [day, 'timed-out'],
        [2 * day, 'not-found'],
      ],
      'unknown',
    ],
    ['a redirect problem is no after three tries', daily(3, 'redirect'), 'no'],
    ['a redirect problem is unknown after two', daily(2, 'redirect'), 'unknown'],
    ['500 for six days is unknown', daily(7, 'server-error'), 'unknown'],
    ['500 for seven days is no', daily(8, 'server-error'), 'no'],
    ['six days after an answer it is still yes', [[0, 'reachable'], ...daily(7, 'server-error', 1)], 'yes'],
    ['seven days after the first failure it is no', [[0, 'reachable'], ...daily(8, 'server-error', 1)], 'no'],
    [
      'two looks a week apart are not enough',
      [
        [0, 'dns'],
        [8 * day, 'dns'],
      ],
      'unknown',
    ],
    [
      'failures of all kinds for seven days are no',
      [...daily(3, 'dns'), ...daily(3, 'tls', 3), ...daily(2, 'network', 6)],
      'no',
    ],
    [
      '404 and 500 in turns are no after seven days',
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map(n => [n * day, n % 2 ? 'server-error' : 'not-found'] as const),
      'no',
    ],
    [
      '404 and 500 in turns are unknown before',
      [0, 1, 2, 3, 4, 5, 6].map(n => [n * day, n % 2 ? 'server-error' : 'not-found'] as const),
      'unknown',
    ],
    [
      'an answer in between begins the week anew',
      [...daily(6, 'timed-out'), [6 * day, 'reachable'], ...daily(6, 'timed-out', 7)],
      'yes',
    ],
    [
      '403 in between begins the week anew',
      [...daily(6, 'network'), [6 * day, 'forbidden'], ...daily(6, 'network', 7)],
      'unknown',
    ],
    ['what was surely gone stays so when it fails otherwise', [...daily(2, 'not-found'), [2 * day, 'timed-out']], 'no'],
    [
      'what was surely gone is there at once when it answers',
      [...daily(9, 'not-found'), [9 * day, 'reachable']],
      'yes',
    ],
    ['what is no address is no', [[0, 'invalid']], 'no'],
  ])('%s', (_, story, confident) => {
    expect(stateAfter(story).confident).toBe(confident)
  })

  test('the strict status is what HEAD said last, whatever we are sure of', () => {
    const before = stateAfter([[0, 'reachable']])
    const state = nextState(
      before,
      seen('head-refused', at(day), { headStatus: 403, getStatus: 206 }),
      defaultLinkPolicy,
    )
    expect(state).toMatchObject({ status: 403, getStatus: 206, confident: 'yes', outcome: 'head-refused' })
  })
})

const outcomes: readonly LinkOutcome[] = [
  'reachable',
  'head-refused',
  'redirect',
  'login',
  'forbidden',
  'not-found',
  'rate-limited',
  'server-error',
  'timed-out',
  'network',
  'dns',
  'tls',
  'not-asked',
  'client-error',
]
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 * day }), fc.constantFrom(...outcomes)), {
  minLength: 1,
  maxLength: 60,
})

/** Every state of a story of waits and outcomes. */
function statesOf(story: readonly (readonly [number, LinkOutcome])[]): LinkState[] {
  let [time, state]: [number, LinkState | null] = [0, null]
  return story.map(([wait, outcome]) => {
    time += wait
    state = nextState(state, seen(outcome, at(time)), defaultLinkPolicy)
    return state
  })
}

describe('whatever happens', () => {
  test('being turned away is never held against anybody', () => {
    const turned = fc.array(
      fc.tuple(fc.nat(30 * day), fc.constantFrom<LinkOutcome>('login', 'forbidden', 'rate-limited')),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(steps, turned, (story, more) => {
        const states = statesOf([...story, ...more]).slice(story.length)
        expect(states.every(({ confident, failingSince }) => confident === 'unknown' && failingSince === null)).toBe(
          true,
        )
      }),
    )
  })

  test('no comes never sooner than the rules say, and never out of an answer', () => {
    fc.assert(
      fc.property(steps, story => {
        for (const [place, state] of statesOf(story).entries()) {
          if (state.confident !== 'no') continue
          const since = state.checkedAt.getTime() - (state.failingSince?.getTime() ?? Number.NaN)
          const answers = [
            'reachable',
            'head-refused',
            'login',
            'forbidden',
            'rate-limited',
            'not-asked',
            'client-error',
          ]
          const past = story.slice(0, place + 1).map(([, outcome]) => outcome)
          const row = past.slice(past.findLastIndex(outcome => answers.includes(outcome)) + 1)
          const tries = (kind: LinkOutcome): number => row.filter(outcome => outcome === kind).length
          const isGone = since >= day && tries('not-found') >= 2
          const isAstray = tries('redirect') >= 3
          expect(isGone || isAstray || since >= 7 * day).toBe(true)
        }
      }),
    )
  })

  test('tries, rows and times are kept right', () => {
    fc.assert(
      fc.property(steps, story => {
        for (const [place, state] of statesOf(story).entries()) {
          expect(state.tries).toBe(place + 1)
          expect(state.streak).toBeLessThanOrEqual(state.tries)
          expect(state.alikeSince <= state.checkedAt).toBe(true)
          expect(state.nextCheckAt > state.checkedAt).toBe(true)
          if (state.failingSince !== null) expect(state.failingSince <= state.alikeSince).toBe(true)
        }
      }),
    )
  })
})

describe('an address is asked again', () => {
  const waits = (story: readonly (readonly [number, LinkOutcome])[]): number => {
    const state = stateAfter(story)
    return (state.nextCheckAt.getTime() - state.checkedAt.getTime()) / day
  }

  test.each([
    [1, 7],
    [2, 14],
    [3, 21],
    [4, 28],
    [5, 28],
    [40, 28],
  ])('after %i answers in a row in %i days', (count, days) => {
    expect(waits(daily(count, 'reachable'))).toBe(days)
  })

  test.each<LinkOutcome>(['not-found', 'server-error', 'dns', 'redirect', 'forbidden', 'rate-limited', 'not-asked'])(
    'after %s in a day',
    outcome => {
      expect(waits([[0, outcome]])).toBe(1)
    },
  )

  test('soon again after a failure that is over', () => {
    expect(waits([...daily(4, 'reachable'), [4 * day, 'timed-out'], [5 * day, 'reachable']])).toBe(7)
  })

  test.each([
    [5000, hour],
    [2 * hour, 2 * hour],
    [365 * day, 7 * day],
  ])('when its server says, within reason: %i ms', (asked, wait) => {
    const turned = seen('rate-limited', at(0), { retryAfter: at(asked) })
    expect(nextState(null, turned, defaultLinkPolicy).nextCheckAt).toEqual(at(wait))
  })
})
