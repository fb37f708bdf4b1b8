import { describe, expect, test } from 'vitest'
import { TermInterner } from '../../src/rdf/interner.ts'
import { BlankNode, type TermColumns, TermTable } from '../../src/rdf/terms.ts'

const iris = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, place) => `https://data.example/${from + place}`)

function dictionaryOf(texts: readonly string[]): TermColumns {
  const terms = new TermInterner()
  for (const text of texts) terms.iri(text)
  return terms.columns()
}

/** Whether each of the terms is found, and under an id that says the same. */
function holds(columns: TermColumns, texts: readonly string[]): boolean {
  const table = new TermTable(columns)
  return texts.every(text => table.iri(text) !== 0 && table.value(table.iri(text)) === text)
}

describe('a dictionary that goes on from another', () => {
  test('is that other itself as long as nothing is new', () => {
    const before = dictionaryOf(iris(0, 100))
    const terms = new TermInterner(before)
    const table = new TermTable(before)
    expect(iris(0, 100).map(iri => terms.iri(iri))).toEqual(iris(0, 100).map(iri => table.iri(iri)))
    expect(terms.columns()).toBe(before)
  })

  test.each([10, 30_000])('keeps the ids of that when %i terms come to it, and finds all', more => {
    const before = dictionaryOf(iris(0, 1000))
    const terms = new TermInterner(before)
    for (const iri of iris(500, 1000 + more)) terms.iri(iri)
    const after = terms.columns()
    const [old, grown] = [new TermTable(before), new TermTable(after)]
    expect(iris(0, 1000).map(iri => grown.iri(iri))).toEqual(iris(0, 1000).map(iri => old.iri(iri)))
    expect(grown.count).toBe(old.count + more)
    expect(holds(after, iris(0, 1000 + more))).toBe(true)
    expect(holds(before, iris(0, 1000))).toBe(true)
  })

  test('knows its blank nodes, literals and languages, and takes more of each', () => {
    const first = new TermInterner()
    const known = [first.blank('b'), first.literal('1'), first.text('ett', 'sv')]
    const terms = new TermInterner(first.columns())
    expect([terms.blank('b'), terms.literal('1'), terms.text('ett', 'sv')]).toEqual(known)
    const added = [terms.blank('c'), terms.literal('2'), terms.text('ett', 'nb'), terms.text('två', 'sv')]
    const table = new TermTable(terms.columns())
    expect(added.map(id => table.value(id))).toEqual(['c', '2', 'ett', 'två'])
    expect(added.map(id => table.language(id))).toEqual(['', '', 'nb', 'sv'])
    expect(table.kind(added[0])).toBe(BlankNode)
    expect(table.literal('ett', '', 'nb')).toBe(added[2])
    expect(table.literal('två', '', 'sv')).toBe(added[3])
  })

  test('goes on once more', () => {
    const twice = new TermInterner(dictionaryOf(['https://data.example/a']))
    twice.iri('https://data.example/b')
    const thrice = new TermInterner(twice.columns())
    thrice.iri('https://data.example/c')
    expect(
      holds(
        thrice.columns(),
        ['a', 'b', 'c'].map(name => `https://data.example/${name}`),
      ),
    ).toBe(true)
  })
})

describe('the hash table of a dictionary', () => {
  /** Terms of which one knows, having seen their table, that they would all start at 32 places of one with 2048. */
  function crafted(): string[] {
    const columns = dictionaryOf(iris(0, 50_000))
    const terms = new TermTable(columns)
    return [...columns.table].filter((id, place) => id !== 0 && place % 2048 < 32).map(id => terms.value(id))
  }

  test('spreads terms that were crafted to fall together', () => {
    const texts = crafted()
    const { table } = dictionaryOf(texts)
    const quarters = [0, 1, 2, 3].map(part =>
      table.subarray((part * table.length) / 4, ((part + 1) * table.length) / 4),
    )
    const shares = quarters.map(quarter => quarter.filter(id => id !== 0).length / texts.length)
    expect(table).toHaveLength(2048)
    expect(Math.max(...shares)).toBeLessThan(0.4)
  })

  test('finds every term after it has moved to another thread', () => {
    const columns = dictionaryOf(iris(0, 5000))
    const buffers = [columns.table, columns.hashKey, columns.bytes].map(({ buffer }) => buffer as ArrayBuffer)
    const moved = structuredClone(columns, { transfer: buffers })
    expect(columns.table).toHaveLength(0)
    expect(holds(moved, iris(0, 5000))).toBe(true)
  })
})
