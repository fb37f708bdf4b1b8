import { expect, test } from 'vitest'
import { termsOf } from '../../src/store/search-terms.ts'

const texts = (text: string): string[] => termsOf(text).map(term => term.text)

test('takes words apart at everything that is no letter or digit', () => {
  expect(texts(' E-post, covid-19 (SCB) åäö* title:x ')).toEqual([
    'e',
    'post',
    'covid',
    '19',
    'scb',
    'åäö',
    'title',
    'x',
  ])
})

test('keeps what stands within quotation marks together', () => {
  expect(termsOf('"öppna  data" “hela landet” "ensam"')).toEqual([
    { text: 'öppna data', stem: null, isPhrase: true },
    { text: 'hela landet', stem: null, isPhrase: true },
    { text: 'ensam', stem: null, isPhrase: false },
  ])
})

test('asks once for what is asked for twice', () => {
  expect(texts('bad Bad BÁD')).toEqual(['bad'])
})

test.each([
  ['badplatserna', 'badplats'],
  ['badplatser', 'badplats'],
  ['kommunens', 'kommun'],
  ['skolor', 'skol'],
  ['bilar', null],
  ['data', null],
  ['scb', null],
])('knows that forms of %s begin with %s', (word, stem) => {
  expect(termsOf(word)[0].stem).toBe(stem)
})

test('stops reading after 500 characters and 20 words', () => {
  expect(texts(Array.from({ length: 100 }, (_, n) => `w${n}`).join(' '))).toHaveLength(20)
  expect(texts('x'.repeat(10_000))[0]).toHaveLength(500)
})
