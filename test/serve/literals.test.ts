import { describe, expect, test } from 'vitest'
import { chosen, marked, plain, printable, shortened, shown } from '../../src/serve/literals.ts'

describe('the text to show', () => {
  test('is in the page’s language when there is one', () => {
    expect(chosen({ sv: 'Badplatser', en: 'Bathing sites' }, 'en')).toEqual({ text: 'Bathing sites', language: 'en' })
  })

  test('is Swedish on an English page when there is nothing English', () => {
    expect(chosen({ fi: 'Uimarannat', sv: 'Badplatser' }, 'en')?.text).toBe('Badplatser')
  })

  test('is English on a Swedish page when there is nothing Swedish', () => {
    expect(chosen({ fi: 'Uimarannat', en: 'Bathing sites' }, 'sv')?.language).toBe('en')
  })

  test('is untagged before it is in another language', () => {
    expect(chosen({ fi: 'Uimarannat', und: 'Badplatser' }, 'sv')).toEqual({ text: 'Badplatser', language: null })
  })

  test('is in any language rather than none', () => {
    expect(chosen({ fi: 'Uimarannat' }, 'sv')).toEqual({ text: 'Uimarannat', language: 'fi' })
  })

  test('counts a regional tag as the language', () => {
    expect(chosen({ en: 'Bathing sites', 'sv-SE': 'Badplatser' }, 'sv')?.text).toBe('Badplatser')
  })

  test('passes over empty texts', () => {
    expect(chosen({ sv: '  ', en: 'Bathing sites' }, 'sv')?.text).toBe('Bathing sites')
    expect(chosen({ sv: '' }, 'sv')).toBeNull()
  })

  test('is what the page says instead when there is none', () => {
    expect(String(shown({}, 'sv', { otherwise: 'Titel saknas' }))).toBe('Titel saknas')
    expect(plain({}, 'sv', { otherwise: 'Titel saknas' })).toBe('Titel saknas')
  })
})

describe('marking of language', () => {
  test('names the language when it is not the page’s', () => {
    expect(String(marked({ text: 'Bathing sites', language: 'en' }, 'sv'))).toBe('<bdi lang="en">Bathing sites</bdi>')
  })

  test('names no language when it is the page’s', () => {
    expect(String(marked({ text: 'Badplatser', language: 'sv-SE' }, 'sv'))).toBe('<bdi>Badplatser</bdi>')
  })

  test('never repeats a tag that is not one', () => {
    expect(String(marked({ text: 'x', language: 'en" onclick="alert(1)' }, 'sv'))).toBe('<bdi>x</bdi>')
  })
})

describe('shortening', () => {
  test('leaves what is short', () => {
    expect(shortened('kort', 10)).toBe('kort')
  })

  test('cuts at a word when one ends near', () => {
    expect(shortened('en mycket lång text', 16)).toBe('en mycket lång…')
  })

  test('never cuts a character in two', () => {
    expect(shortened('😀😀😀', 3)).toBe('😀…')
  })
})

test('control characters and lone surrogates become replacement characters', () => {
  expect(printable('a\u0000b\u001bc\ud800d\n\te')).toBe('a\ufffdb\ufffdc\ufffdd\n\te')
})
