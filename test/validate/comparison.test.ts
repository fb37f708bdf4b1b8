import { describe, expect, test } from 'vitest'
import { compareValues, orderedValue } from '../../src/validate/comparison.ts'
import { turtle } from './turtle.ts'

/** Compares two literals written in Turtle. */
function compare(a: string, b: string): number | null {
  const graph = turtle(`:s :a ${a} ; :b ${b} .`)
  const subject = graph.iri('https://example.org/s')
  const [one, other] = ['a', 'b'].map(name => graph.objectOf(subject, graph.iri(`https://example.org/${name}`)))
  return compareValues(orderedValue(graph, one), orderedValue(graph, other))
}

/** Pairs of which the first comes before the second. */
const inOrder: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['9', '10.5'],
  ['"-INF"^^xsd:double', '-1.0e300'],
  ['"5"^^xsd:byte', '"6"^^xsd:unsignedLong'],
  ['"a"', '"b"'],
  ['"B"', '"a"'],
  ['false', 'true'],
  ['"2024-01-31"^^xsd:date', '"2024-02-01"^^xsd:date'],
  ['"-0044-03-15"^^xsd:date', '"0001-01-01"^^xsd:date'],
  ['"9999-12-31"^^xsd:date', '"10000-01-01"^^xsd:date'],
  ['"2024"^^xsd:gYear', '"2025"^^xsd:gYear'],
  ['"2024-09"^^xsd:gYearMonth', '"2024-10"^^xsd:gYearMonth'],
  ['"2024-01-01T00:00:00.0001"^^xsd:dateTime', '"2024-01-01T00:00:01"^^xsd:dateTime'],
  ['"2024-01-01T12:00:00+02:00"^^xsd:dateTime', '"2024-01-01T11:00:00Z"^^xsd:dateTime'],
  ['"2024-01-01T23:59:59"^^xsd:dateTime', '"2024-01-01T24:00:00"^^xsd:dateTime'],
]

/** Pairs that SPARQL has no order for. */
const withoutOrder: readonly (readonly [string, string])[] = [
  ['1', '"1"'],
  ['"a"@sv', '"b"@sv'],
  [':a', ':b'],
  ['"x"^^xsd:integer', '1'],
  ['"NaN"^^xsd:double', '1'],
  ['"2024-01-01T00:00:00"^^xsd:dateTime', '"2024-01-02T00:00:00Z"^^xsd:dateTime'],
  ['"2024-01-01"^^xsd:date', '"2024-01-02T00:00:00"^^xsd:dateTime'],
]

describe('literals have the order of SPARQL', () => {
  test.each(inOrder)('%s comes before %s', (a, b) => {
    expect([compare(a, b), compare(b, a)]).toEqual([-1, 1])
  })

  test.each(withoutOrder)('%s and %s have no order', (a, b) => {
    expect(compare(a, b)).toBeNull()
  })

  test('equal values are equal whatever their text', () => {
    expect(compare('1', '"+1.0"^^xsd:decimal')).toBe(0)
    expect(compare('"2024-01-01T24:00:00"^^xsd:dateTime', '"2024-01-02T00:00:00"^^xsd:dateTime')).toBe(0)
  })
})
