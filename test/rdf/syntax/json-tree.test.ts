import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SyntaxFault } from '../../../src/rdf/parsing.ts'
import { isStructure, type JsonValue, plain, readJson } from '../../../src/rdf/syntax/json-tree.ts'

/** What JSON.parse makes of a text; undefined when it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What we make of it. */
function ours(text: string): unknown {
  try {
    return plain(readJson(text, 200).root)
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}

describe('a JSON text is read as JSON.parse reads it', () => {
  test('when it is JSON', () => {
    const json = fc.json({ noUnicodeString: false }).filter(text => !text.includes('__proto__'))
    fc.assert(fc.property(json, text => void expect(ours(text)).toEqual(parsed(text))))
  })

  test('when something has been put into it', () => {
    const pieces = fc.constantFrom(
      '"',
      '\\',
      '\\u12',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      ' ',
      '\n',
      '\t',
      '0',
      '.',
      '-',
      'e',
      'true',
      '\u0001',
      '\u00a0',
      '\ufeff',
      'é',
      '\ud800',
    )
    const broken = fc.tuple(fc.json(), fc.nat(), pieces, fc.nat(3)).map(([text, at, piece, gone]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + piece + text.slice(place + gone)
    })
    const property = fc.property(broken, text => {
      fc.pre(!text.includes('__proto__'))
      expect(ours(text)).toEqual(parsed(text))
    })
    fc.assert(property, { numRuns: 2000 })
  })

  test('of a name that comes twice the last value counts, also among many names', () => {
    const members = Array.from({ length: 100 }, (_, n) => `"k${n}":${n}`)
    const text = `{${[...members, '"k7":"last"', '"k99":"last"'].join()}}`
    expect(ours(text)).toEqual(parsed(text))
  })

  test('but members called __proto__ are left out', () => {
    expect(ours('{ "__proto__": 1, "a": { "\\u005f_proto__": {} } }')).toEqual({ a: {} })
  })
})

test('every name and value stands at its offset', () => {
  const isAt = (text: string, value: JsonValue, offset: number): boolean => {
    if (!isStructure(value))
      return parsed(/^(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)/.exec(text.slice(offset))?.[0] ?? '') === value
    if (text[offset] !== (value.kind === 'object' ? '{' : '[')) return false
    const isNamed = value.kind === 'list' || value.keys.every((key, place) => isAt(text, key, value.keyOffsets[place]))
    return isNamed && value.values.every((inner, place) => isAt(text, inner, value.offsets[place]))
  }
  const pretty = fc.jsonValue().map(value => JSON.stringify(value, null, 2))
  fc.assert(
    fc.property(fc.oneof(fc.json(), pretty), text => {
      const { root, offset } = readJson(` \n${text} `, 200)
      expect(isAt(` \n${text} `, root, offset)).toBe(true)
    }),
  )
})

test.each([
  ['{ "a": [{}] }', 3, true],
  ['{ "a": [{}] }', 2, false],
])('%s is read with a limit of %i: %s', (text, limit, isRead) => {
  const read = () => readJson(text, limit)
  if (isRead) expect(read().hasKeywords).toBe(false)
  else
    expect(read).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ rule: 'document-too-deep', position: { line: 1, column: 9 } }),
      }),
    )
})

test('keywords are names that start with @, wherever they stand', () => {
  expect(readJson('[{ "a": { "@id": 1 } }]', 9).hasKeywords).toBe(true)
  expect(readJson('[{ "a": "@id" }]', 9).hasKeywords).toBe(false)
})
