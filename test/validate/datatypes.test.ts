import { describe, expect, test } from 'vitest'
import { isWellFormed } from '../../src/validate/datatypes.ts'

const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** Texts that are and texts that are not of a datatype. */
const texts: Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>> = {
  string: { good: ['', ' å\n'], bad: [] },
  boolean: { good: ['true', '0'], bad: ['TRUE', 'yes', ''] },
  integer: { good: ['-1', '+007', '123456789012345678901234567890'], bad: ['1.0', '', ' 1', '1e3'] },
  decimal: { good: ['1.', '.5', '-0.0'], bad: ['1e3', '.', '1,5', '--1'] },
  double: { good: ['1e3', '-INF', 'NaN', '.5E-2'], bad: ['inf', '1e', 'e3'] },
  nonNegativeInteger: { good: ['0', '+1', '-0'], bad: ['-1', '1.5', '1 000'] },
  byte: { good: ['-128', '127'], bad: ['128', '-129'] },
  int: { good: ['-2147483648', '2147483647'], bad: ['2147483648'] },
  unsignedLong: { good: ['18446744073709551615'], bad: ['18446744073709551616'] },
  date: {
    good: ['2024-02-29', '2024-01-01Z', '2024-01-01+01:00', '-0044-03-15', '12024-01-01'],
    bad: ['2023-02-29', '2024-13-01', '2024-1-1', '24-01-01', '2024-01-01T00:00:00', '2024-01-01+15:00', '2024-04-31'],
  },
  dateTime: {
    good: ['2024-01-01T00:00:00', '2024-01-01T23:59:59.999Z', '2024-01-01T24:00:00'],
    bad: ['2024-01-01', '2024-01-01 00:00:00', '2024-01-01T25:00:00', '2024-01-01T24:00:01', '2024-02-30T00:00:00'],
  },
  dateTimeStamp: { good: ['2024-01-01T00:00:00Z'], bad: ['2024-01-01T00:00:00'] },
  time: { good: ['12:00:00', '12:00:00.5+01:00'], bad: ['12:00', '24:00:01'] },
  gYear: { good: ['2024', '-0001', '2024Z'], bad: ['24', '2024-01', '02024'] },
  gYearMonth: { good: ['2024-12'], bad: ['2024-13', '2024'] },
  gMonthDay: { good: ['--12-31'], bad: ['12-31'] },
  gDay: { good: ['---31'], bad: ['31'] },
  gMonth: { good: ['--12'], bad: ['--13'] },
  duration: { good: ['P1Y', 'PT0.5S', '-P1Y2M3DT4H5M6S', 'P0D'], bad: ['P', 'PT', 'P1YT', '1Y', 'P1S', 'P-1Y'] },
  dayTimeDuration: { good: ['P1DT2H'], bad: ['P1Y', 'P', 'P1DT'] },
  yearMonthDuration: { good: ['P1Y2M'], bad: ['P1D', 'P'] },
  hexBinary: { good: ['', '0aFF'], bad: ['0', '0g'] },
  base64Binary: { good: ['', 'YQ==', 'YWJj', 'YWI='], bad: ['YQ=', 'YR==', 'Y'] },
  language: { good: ['sv', 'en-GB'], bad: ['sv_SE', '', 'waytoolongtag'] },
  token: { good: ['', 'a b'], bad: [' a', 'a  b', 'a\tb'] },
  normalizedString: { good: [' a  b '], bad: ['a\nb'] },
  NCName: { good: ['å1', '_a'], bad: ['1a', 'a:b', ''] },
  Name: { good: ['a:b'], bad: ['-a'] },
  NMTOKEN: { good: ['1a:b'], bad: ['a b', ''] },
  anyURI: { good: ['https://example.org/å'], bad: [] },
}

describe('the text of a literal is judged by its datatype', () => {
  test.each(Object.entries(texts))('xsd:%s', (name, { good, bad }) => {
    expect(good.filter(text => !isWellFormed(text, xsd + name))).toEqual([])
    expect(bad.filter(text => isWellFormed(text, xsd + name))).toEqual([])
  })

  test('a datatype that is not of XML Schema takes any text', () => {
    expect(isWellFormed('POINT(1', 'http://www.opengis.net/ont/geosparql#wktLiteral')).toBe(true)
  })
})
