import { describe, expect, test } from 'vitest'
import { validationFormats } from '../../../src/report/validation/formats.ts'
import {
  european,
  hostileReport,
  manyFindings,
  reportOn,
  reportOnFixture,
  reportWith,
  written,
} from './validation-reports.ts'

const faulty = await reportOnFixture('skogsvardsnamnden.rdf')
const unreadable = await reportOnFixture('hamnsunds-kommun.rdf')

describe.each(validationFormats)('$id', ({ id, write }) => {
  test('has the same bytes for the same report', () => {
    expect(written(id, [faulty])).toBe(written(id, [faulty]))
  })

  test('tells of a document that cannot be read', () => {
    expect(unreadable.graph).toBeNull()
    expect(written(id, [unreadable])).toContain('rdfxml-bare-ampersand')
  })

  test('knows by what is found in it that a document was read, also when its graph is not at hand', async () => {
    const empty = await reportOn('<https://a.example/x> <https://a.example/p> "y" .')
    for (const report of [faulty, empty]) {
      expect(written(id, [{ ...report, graph: null }])).not.toMatch(/kunde inte granskas|"executionSuccessful":false/)
    }
  })

  test('tells of several profiles and documents', async () => {
    const other = await reportOnFixture('kustmiljoverket.rdf', european)
    const text = written(id, [faulty, await reportOnFixture('skogsvardsnamnden.rdf', european), other])
    for (const word of ['dcat-ap-se', 'dcat-ap#', 'skogsvardsnamnden.rdf']) {
      expect(text.toLowerCase().replaceAll('dcat-ap/', 'dcat-ap#')).toContain(word)
    }
  })

  test('says how many findings it leaves out, and leaves out the least serious', () => {
    const report = reportWith(manyFindings({ Info: 5, Warning: 3, Violation: 2 }))
    const text = written(id, [report], { maxFindings: 4, language: 'en' })
    expect(text).toMatch(/6 more findings are not shown|"notShown": 6/)
    for (const shown of ['Violation/0', 'Violation/1', 'Warning/0', 'Warning/1']) expect(text).toContain(shown)
    for (const left of ['Warning/2', 'Info/0']) expect(text).not.toContain(left)
    expect(written(id, [report])).not.toMatch(/visas inte|notShown/)
  })

  test('is text that any reader takes, whatever was harvested', () => {
    const text = written(id, [hostileReport])
    expect(text.isWellFormed()).toBe(true)
    // A spreadsheet reads any character, and the cells are to hold what was harvested.
    if (id !== 'csv') expect(text.match(/[^\P{Cc}\t\n\r]/u)).toBeNull()
  })

  test('comes in pieces, none of them the whole', () => {
    const report = reportWith(manyFindings({ Info: 0, Warning: 0, Violation: 2000 }))
    const pieces = [...write([report], { language: 'sv', maxFindings: null, version: '1' })]
    const longest = Math.max(...pieces.map(piece => piece.length))
    expect(pieces.length).toBeGreaterThan(100)
    expect(longest).toBeLessThan(pieces.join('').length / 4)
  })

  test('has something to say of a report without findings', async () => {
    const clean = await reportOn('<https://a.example/x> <https://a.example/p> "y" .')
    expect(
      written(id, [{ ...clean, findings: [], counts: { Violation: 0, Warning: 0, Info: 0 }, conforms: true }]),
    ).toMatch(/\S/)
  })
})
