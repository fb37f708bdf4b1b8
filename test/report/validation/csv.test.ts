import { describe, expect, test } from 'vitest'
import { finding, hostileReport, hostileTexts, manyFindings, reportWith, written } from './validation-reports.ts'

/** The rows of a table by RFC 4180, by the names in its head. */
function rowsOf(text: string): Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const body = text.replace(/^\ufeff/, '')
  for (let at = 0; at < body.length; at++) {
    const character = body[at]
    if (isQuoted && character === '"' && body[at + 1] === '"') cell += body[at++]
    else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === ',' || body.startsWith('\r\n', at))) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (character === '\r') {
        rows.push([])
        at++
      }
    } else cell += character
  }
  const [head, ...others] = rows.slice(0, -1)
  return others.map(row => {
    expect(row).toHaveLength(head.length)
    return Object.fromEntries(row.map((value, at) => [head[at], value]))
  })
}

describe('the CSV of a validation', () => {
  test('has a row per finding with place, property, problem, advice and link', () => {
    const [row] = rowsOf(written('csv', [reportWith([finding({ focusLabel: 'Bad, "platser"' })])]))
    expect(row).toMatchObject({
      input: 'catalogue.rdf',
      profile: 'dcat-ap-se',
      severity: 'Violation',
      line: '7',
      column: '3',
      focusLabel: 'Bad, "platser"',
      property: 'Titel (dcterms:title)',
      problem: 'Obligatoriskt värde saknas',
    })
    expect(row.hint).not.toBe('')
    expect(row.seeAlso).toMatch(/^https:/)
  })

  test('begins with a byte order mark and ends every row with CRLF', () => {
    const text = written('csv', [reportWith(manyFindings({ Violation: 2, Warning: 0, Info: 0 }))])
    expect(text.startsWith('\ufeffinput,profile,severity,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  test('keeps every hostile text in its cell, and none runs as a formula', () => {
    const rows = rowsOf(written('csv', [hostileReport]))
    expect(rows).toHaveLength(hostileTexts.length)
    for (const [at, row] of rows.entries()) {
      expect(row.value.replace(/^'/, '')).toBe(hostileTexts[at].toWellFormed())
      expect(row.value).not.toMatch(/^[=+\-@\t\r]/)
    }
  })

  test('counts what is left out in a last row that has no severity', () => {
    const report = reportWith(manyFindings({ Violation: 3, Warning: 0, Info: 0 }))
    const rows = rowsOf(written('csv', [report], { maxFindings: 1 }))
    expect(rows.map(({ severity }) => severity)).toEqual(['Violation', ''])
    expect(rows[1].message).toBe('2 anmärkningar till visas inte.')
  })
})
