import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { ValidationReport, WriteOptions } from '../../../src/report/validation/report.ts'
import {
  european,
  finding,
  hostileReport,
  manyFindings,
  reportOnFixture,
  reportWith,
  swedish,
  written,
} from './validation-reports.ts'

interface Case {
  readonly suite: string
  readonly attributes: Readonly<Record<string, string>>
  /** Names of the elements within, with their text. */
  readonly parts: Record<string, string>
}

/** The test cases of a report that is well-formed XML 1.0. */
function cases(reports: readonly ValidationReport[], options: Partial<WriteOptions> = {}): readonly Case[] {
  const found: Case[] = []
  const parser = new SaxesParser()
  let suite = ''
  let part = ''
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    part = name
    if (name === 'testsuite') suite = attributes.name
    else if (name === 'testcase') found.push({ suite, attributes, parts: {} })
    else if (name === 'failure' || name === 'skipped') found[found.length - 1].parts[name] = attributes.message
  })
  parser.on('text', text => {
    if (part === 'failure' || part === 'system-out') found[found.length - 1].parts[`${part} text`] ??= text
  })
  parser.write(written('junit', reports, options)).close()
  return found
}

const failing = (found: readonly Case[]): readonly Case[] => found.filter(({ parts }) => 'failure' in parts)

describe('the JUnit report of a validation', () => {
  test('has a suite per report and a case per rule of the profile', async () => {
    const reports = [
      await reportOnFixture('kustmiljoverket.rdf'),
      await reportOnFixture('kustmiljoverket.rdf', european),
    ]
    const found = cases(reports)
    expect(new Set(found.map(({ suite }) => suite))).toEqual(
      new Set(['kustmiljoverket.rdf · dcat-ap-se', 'kustmiljoverket.rdf · dcat-ap']),
    )
    const rules = [...swedish.rules.values()].filter(({ focusType }) => focusType !== null)
    expect(found.filter(({ suite }) => suite.endsWith('-se')).length).toBeGreaterThanOrEqual(rules.length)
  })

  test('fails the rules whose findings are serious enough, and skips the others that have some', () => {
    const report = reportWith([
      finding(),
      finding({ severity: 'Warning', sourceShape: 'https://a.example/other#rule' }),
    ])
    expect(failing(cases([report]))).toHaveLength(1)
    expect(failing(cases([report], { failOn: 'Warning' }))).toHaveLength(2)
    expect(failing(cases([report], { failOn: null }))).toHaveLength(0)
    expect(cases([report]).filter(({ parts }) => 'skipped' in parts)).toHaveLength(1)
  })

  test('lists the places of a rule in its failure, with file, line and advice', () => {
    const report = reportWith([
      finding(),
      finding({ focusNode: 'https://a.example/e', position: { line: 90, column: 1 } }),
    ])
    const [{ attributes, parts }] = failing(cases([report]))
    expect(attributes).toMatchObject({ file: 'catalogue.rdf', line: '7', classname: 'dcat-ap-se.Dataset' })
    expect(parts.failure).toContain('Obligatoriskt värde saknas')
    expect(parts['failure text']).toMatch(/Gör så här: \S/)
    expect(parts['failure text']).toContain('\n- rad 90:1  https://a.example/e')
  })

  test('names a case alike whether its rule is broken or not, and whatever the value', () => {
    const rule = 'https://skord.example/shapes/dcat-ap-se#Dataset-title-one-per-language'
    const words = swedish.rules.get(rule)
    if (words === undefined) throw new Error('the rule is gone')
    const named = (report: ValidationReport): string[] =>
      cases([report]).flatMap(({ attributes: { name } }) =>
        name.startsWith('Dataset-title-one-per-language') ? [name] : [],
      )
    const broken = (value: string): ValidationReport =>
      reportWith([finding({ sourceShape: rule, value, resultMessage: { sv: `${value} sv`, en: value } })])
    expect(named(broken('sv'))).toEqual(named(reportWith([])))
    expect(named(broken('en'))).toEqual(named(broken('sv')))
  })

  test('counts tests, failures and skipped', () => {
    const text = written('junit', [reportWith(manyFindings({ Violation: 2, Warning: 1, Info: 0 }))])
    const tests = text.match(/<testcase /g)?.length
    expect(text).toContain(`<testsuites name="skord" tests="${tests}" failures="1" errors="0" skipped="1">`)
  })

  test('is well-formed whatever was harvested', () => {
    expect(failing(cases([hostileReport]))).toHaveLength(1)
  })
})
