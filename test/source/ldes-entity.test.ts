import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entities, type FeedEvent, withEvents } from '../../src/source/ldes-entity.ts'
import { reportOn } from '../../src/source/ldes-report.ts'
import { instantOf, justAfter } from '../../src/source/ldes-time.ts'

const nothing: Entities = new Map()

/** Events of three resources, each event with a name of its own. */
const events = fc
  .array(
    fc.record({
      entity: fc.constantFrom('https://a.example/1', 'https://a.example/2', 'https://a.example/3'),
      at: fc.constantFrom('', '2026-01-01T00:00:00.000000000', '2026-01-02T00:00:00.000000000'),
      sequence: fc.constantFrom('', '9', '10'),
      statements: fc.constantFrom(null, 'one', 'two'),
    }),
    { maxLength: 20 },
  )
  .map(list =>
    list.map(({ entity, at, sequence, statements }, n): FeedEvent => {
      return { entity, statements, instant: at, moment: { at, sequence, event: `https://a.example/event/${n}` } }
    }),
  )

const told = (entities: Entities): unknown => [...entities].sort(([a], [b]) => (a < b ? -1 : 1))

describe('what a feed tells', () => {
  test('does not depend on the order in which its events are read, nor on how often', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list.map(event => [random.next().value ?? 0, event] as const).sort(([a], [b]) => a - b)
        const again = [...shuffled.map(([, event]) => event), ...list]
        expect(told(withEvents(nothing, again, 'page'))).toEqual(told(withEvents(nothing, list, 'page')))
      }),
    )
  })

  test('does not depend on where one harvest ends and the next begins', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 20 }), (list, at) => {
        const inTwo = withEvents(withEvents(nothing, list.slice(0, at), 'page'), list.slice(at), 'page')
        expect(told(inTwo)).toEqual(told(withEvents(nothing, list, 'page')))
      }),
    )
  })

  test('takes the tenth event of an instant for later than the ninth', () => {
    const moment = { at: '2026-01-01T00:00:00.000000000', sequence: '' }
    const [ninth, tenth] = [9, 10].map(n => ({
      entity: 'https://a.example/1',
      statements: String(n),
      instant: '',
      moment: { ...moment, event: `https://a.example/1#Event${n}` },
    }))
    expect(withEvents(nothing, [tenth, ninth], 'page').get('https://a.example/1')?.statements).toBe('10')
  })
})

describe('the report', () => {
  test('accounts for every resource that was or is', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 20 }), (list, at) => {
        const before = withEvents(nothing, list.slice(0, at), 'page')
        const after = withEvents(before, list.slice(at), 'page')
        const standing = (entities: Entities): number =>
          [...entities.values()].filter(({ statements }) => statements !== null).length
        const { added, removed, updated, unchanged } = reportOn(before, after)
        expect(added + updated + unchanged).toBe(standing(after))
        expect(removed + updated + unchanged).toBe(standing(before))
      }),
    )
  })
})

describe('an instant', () => {
  test.each([
    ['2026-01-01', '2026-01-01T00:00:00.000000000'],
    [' 2026-01-01T12:00:00 ', '2026-01-01T12:00:00.000000000'],
    ['2026-01-01T01:00:00+02:00', '2025-12-31T23:00:00.000000000'],
    ['2026-01-01T00:00:00.123456789123Z', '2026-01-01T00:00:00.123456789'],
    ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000000000'],
  ])('%s sorts as %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant)
  })

  test.each([
    '',
    'i går',
    '2026',
    '2026-02-29',
    '2026-13-01',
    '2026-01-00',
    '2026-01-01T25:00:00Z',
    '20260101',
    '1767225600',
  ])('is not to be read in %s', text => {
    expect(instantOf(text)).toBe(null)
  })

  test('has a text right after it that is before every later one', () => {
    const instant = instantOf('2026-01-01T00:00:00Z') ?? ''
    const next = instantOf('2026-01-01T00:00:00.000000001Z') ?? ''
    expect([next, justAfter(instant), instant].sort()).toEqual([instant, justAfter(instant), next])
  })
})
