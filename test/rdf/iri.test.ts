import { describe, expect, test } from 'vitest'
import { iriProblem, resolveIri } from '../../src/rdf/iri.ts'

describe('resolveIri', () => {
  /** The examples of RFC 3986, 5.4. */
  const base = 'http://a/b/c/d;p?q'
  test.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['g;x?y#s', 'http://a/b/c/g;x?y#s'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
    ['g#s/../x', 'http://a/b/c/g#s/../x'],
  ])('makes %s of the RFC to %s', (reference, expected) => {
    expect(resolveIri(reference, base)).toBe(expected)
  })

  test.each([
    ['g', 'http://a', 'http://a/g'],
    ['#s', 'urn:a:b', 'urn:a:b#s'],
    ['våra bad', 'https://kommun.example/öppna/x', 'https://kommun.example/öppna/våra bad'],
    ['%7Ea/../b', 'http://a/', 'http://a/b'],
  ])('makes %s against %s to %s', (reference, against, expected) => {
    expect(resolveIri(reference, against)).toBe(expected)
  })
})

describe('iriProblem', () => {
  test('tells of whole characters only', () => {
    expect(iriProblem('https://kommun.example/100%a\u{1f600}', null)?.details.found.isWellFormed()).toBe(true)
  })

  const ruleOf = (iri: string): string | null => iriProblem(iri, null)?.rule ?? null

  test.each([
    'https://kommun.example/a?b=c&d=%C3%B6#e',
    'https://kommun.example/våra-bad/東京',
    'http://[2001:db8::1]:80/a',
    'urn:uuid:0d3f1d9a-0000-4000-8000-000000000000',
    'mailto:info@kommun.example',
    'tel:+46-8-123',
    'https://kommun.example/\u{20000}',
  ])('has nothing to say of %s', iri => {
    expect(ruleOf(iri)).toBeNull()
  })

  test.each([
    ['https://kommun.example/a b', ' ', 'U+0020'],
    ['https://kommun.example/{id}', '{', 'U+007B'],
    ['https://kommun.example/"a"', '"', 'U+0022'],
    ['https://kommun.example/a\\b', '\\', 'U+005C'],
    ['https://kommun.example/a?b[]=c', '[', 'U+005B'],
    ['https://kommun.example/a#b#c', '#', 'U+0023'],
    ['https://kommun.example/a\u0007', '\u0007', 'U+0007'],
    ['https://kommun.example/a\ud800', '\ufffd', 'U+D800'],
  ])('finds in %s the character that may not stand there', (iri, character, codePoint) => {
    expect(iriProblem(iri, null)?.details).toMatchObject({ character, codePoint })
  })

  test.each(['https://kommun.example/100%', 'https://kommun.example/%zz', 'https://kommun.example/%C'])(
    'finds the lone percent sign in %s',
    iri => {
      expect(ruleOf(iri)).toBe('iri-percent-encoding')
    },
  )
})
