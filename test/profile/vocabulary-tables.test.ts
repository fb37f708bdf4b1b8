import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readScheme, readTable } from '../../src/profile/tables.ts'

const folder = resolve(import.meta.dirname, '../../vocab')
const files = readdirSync(folder).filter(name => name.endsWith('.tsv'))
const schemes = readTable(join(folder, 'schemes.tsv'))
const concepts = (id: string) => [...readScheme(join(folder, `${id}.tsv`), id).concepts.values()]

test('every table is listed, and every table listed is there', () => {
  const tables = files.map(name => name.slice(0, -4)).filter(id => id !== 'schemes' && id !== 'classes')
  expect(schemes.map(({ code }) => code)).toEqual(tables.sort())
})

test('every table has a name in both languages', () => {
  expect(schemes.filter(({ label_sv, label_en }) => !label_sv || !label_en)).toEqual([])
})

describe('a table', () => {
  /** Tables whose order is that of what they are shown in. */
  const inTheirOwnOrder = ['mqa-metrics', 'mqa2-metrics', 'se-metrics', 'score-methods']
  const sorted = schemes.map(({ code }) => code).filter(id => !inTheirOwnOrder.includes(id))

  test.each(sorted)('%s is sorted by uri', id => {
    const uris = concepts(id).map(({ uri }) => uri)
    expect(uris.length).toBeGreaterThan(0)
    expect(uris).toEqual([...uris].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  /** Tables whose concepts people meet on pages and in reports. */
  const shown = [
    'access-right',
    'adms-status-deprecated',
    'data-theme',
    'distribution-status',
    'frequency',
    'hvd-category',
    'licence-cc-se',
    'media-type-se',
    'mqa-metrics',
    'mqa2-metrics',
    'open-format',
    'open-licence',
    'planned-availability',
    'publisher-type',
    'quality-flags',
    'quality-notes',
    'responsible-party-role',
    'score-fixes',
    'score-methods',
    'se-metrics',
  ]

  test.each(shown)('%s has labels in both languages', id => {
    const unnamed = concepts(id).filter(({ label }) => label.sv === null || label.en === null)
    expect(unnamed.map(({ code }) => code)).toEqual([])
  })
})

test('the languages of DCAT-AP-SE have labels in both languages', () => {
  const languages = concepts('language').filter(({ more }) => more.in_dcat_ap_se === 'yes')
  expect(languages.length).toBeGreaterThan(90)
  expect(languages.filter(({ label }) => label.sv === null || label.en === null)).toEqual([])
})

test('MQA has 20 machine-readable and 29 non-proprietary file types', () => {
  const count = (id: string, column: string): number => concepts(id).filter(({ more }) => more[column] === 'yes').length
  expect(count('file-type', 'mqa_machine_readable')).toBe(20)
  expect(count('file-type', 'mqa_non_proprietary')).toBe(29)
})

test('every variant of a licence leads to one licence only', () => {
  const variants = concepts('licence-cc-se').flatMap(({ uri, more }) => [uri, ...more.variants_to_normalise.split('|')])
  expect(new Set(variants).size).toBe(variants.length)
})

test('open licences and formats are rows of the tables that they are chosen from', () => {
  const stray = (id: string, of: string): string[] => {
    const known = new Set(concepts(of).map(({ uri }) => uri))
    return concepts(id).flatMap(({ uri }) => (known.has(uri) ? [] : [uri]))
  }
  expect([...stray('open-licence', 'licence'), ...stray('open-format', 'file-type')]).toEqual([])
})

test('every frequency has the longest time between two updates, but for those that promise none', () => {
  const without = concepts('frequency').filter(({ more }) => !(Number(more.days) >= 1))
  expect(without.map(({ code }) => code)).toEqual([
    'AS_NEEDED',
    'IRREG',
    'NEVER',
    'NOT_PLANNED',
    'OP_DATPRO',
    'OTHER',
    'UNKNOWN',
  ])
})
