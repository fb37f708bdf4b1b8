import { expect, test } from 'vitest'
import { fold, sortKey } from '../../src/store/fold.ts'

test.each([
  ['Ålder', 'ålder'],
  ['A\u030alder', 'ålder'],
  ['IDÉ', 'ide'],
  ['Über', 'uber'],
  ['ÖÄÅ', 'öäå'],
  ['naïve façade', 'naive facade'],
  ['O\u0308l', 'öl'],
])('%s is searched as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('å, ä and ö stand after z, marks and leading signs count for nothing, numbers count by size', () => {
  const titles = ['ö', 'ä', 'å', 'z', '"Citat"', 'a', 'Éa', 'Eb', 'Nr 10', 'Nr 9', 'Nr 009b', 'Øl', 'Ala', 'Ål', '  b']
  const sorted = titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  expect(sorted).toEqual([
    ...['a', 'Ala', '  b', '"Citat"', 'Éa', 'Eb', 'Nr 9', 'Nr 009b', 'Nr 10', 'z', 'å', 'Ål', 'ä', 'ö', 'Øl'],
  ])
})
