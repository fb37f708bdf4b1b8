import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/rdf/encoding.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))))
const rulesOf = (body: Uint8Array, charset: string | null): string[] =>
  decode(body, charset).problems.map(problem => problem.rule)

describe('decode', () => {
  test('believes the bytes more than a charset of one byte', () => {
    const decoded = decode(bytes('å'), 'iso-8859-1')
    expect([decoded.text, decoded.encoding]).toEqual(['å', 'utf-8'])
    expect(decoded.problems[0]).toMatchObject({
      rule: 'encoding-mismatch',
      details: { declared: 'windows-1252', encoding: 'utf-8' },
    })
  })

  test('says nothing of a charset that makes no difference', () => {
    expect(rulesOf(bytes('ascii'), 'iso-8859-1')).toEqual([])
  })

  test('believes the charset for bytes that are not UTF-8', () => {
    const decoded = decode(bytes('<?xml version="1.0" encoding="UTF-8"?>', 0xc1, ' '), 'iso-8859-5')
    expect([decoded.text.at(-2), decoded.encoding]).toEqual(['С', 'iso-8859-5'])
  })

  test('believes the XML declaration before a charset that cannot be', () => {
    const decoded = decode(bytes("<?xml version='1.0' encoding='windows-1250'?>", 0xb9), 'utf-8')
    expect([decoded.text.at(-1), decoded.encoding]).toEqual(['ą', 'windows-1250'])
    expect(decoded.problems.map(problem => problem.rule)).toEqual(['encoding-mismatch'])
  })

  test('reads single bytes that are not UTF-8 as windows-1252, the rest as UTF-8', () => {
    const { text, problems } = decode(bytes('rad 1\nö ', 0xf6, 0x80, ' €'), null)
    expect(text).toBe('rad 1\nö ö€ €')
    expect(problems[0]).toMatchObject({
      rule: 'encoding-invalid-bytes',
      position: { line: 2, column: 3 },
      details: { count: '2' },
    })
  })

  test.each([
    ['a cut-off sequence', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0xbf]],
  ])('reads %s byte by byte', (_, sequence) => {
    expect(decode(bytes('a', ...sequence, 'b'), null).text).toHaveLength(sequence.length + 2)
  })

  test('tells of half characters in UTF-16', () => {
    const broken = Buffer.from('\ufeffa\ud800b', 'utf16le')
    expect([decode(broken, null).text, rulesOf(broken, null)]).toEqual(['a\ufffdb', ['encoding-invalid-bytes']])
  })

  test('does not take an 8-bit document for UTF-16 because it says so', () => {
    const body = bytes('<?xml version="1.0" encoding="UTF-16"?><a>ö</a>')
    expect([decode(body, null).encoding, rulesOf(body, null)]).toEqual(['utf-8', ['encoding-mismatch']])
  })

  test('reads every text that is UTF-8 as it is, wherever its bytes lie', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3), (text, offset) => {
        const body = Buffer.concat([Buffer.alloc(offset), Buffer.from(`<${text}`)]).subarray(offset)
        expect(decode(body, null)).toEqual({ text: `<${text}`, encoding: 'utf-8', problems: [] })
      }),
    )
  })
})
