import { expect, test } from 'vitest'
import { kinds } from '../../src/source/kinds.ts'
import { sourceFormWords } from '../../src/text/source-form.ts'

test('every kind of source and each of its settings has words in both languages', () => {
  for (const words of Object.values(sourceFormWords)) {
    expect(Object.keys(words.kinds).sort()).toEqual(Object.keys(kinds).sort())
    const settings = Object.entries(kinds).flatMap(([kind, row]) =>
      Object.keys(row.settings).map(name => `${kind}.${name}`),
    )
    expect(Object.keys(words.settings).sort()).toEqual(settings.sort())
  }
})
