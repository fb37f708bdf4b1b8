import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { ValidationReport, WriteOptions } from '../../../src/report/validation/report.ts'
import {
  european,
  finding,
  hostileReport,
  manyFindings,
  reportOn,
  reportOnFixture,
  reportWith,
  written,
} from './validation-reports.ts'

const require = createRequire(import.meta.url)
const schemaPath = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
// The schema names the draft before the one that the validator knows, of which it uses nothing that was changed.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaPath, 'utf8'))
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
        readonly region: { readonly startLine: number; readonly startColumn?: number }
      }
    },
  ]
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly [key: string]: unknown }[] }
  }
  readonly automationDetails: { readonly id: string }
  readonly columnKind: string
  readonly invocations: readonly { readonly executionSuccessful: boolean }[]
  readonly results: readonly Result[]
}

/** The runs of a log, which is valid by the schema of the standard. */
function runs(reports: readonly ValidationReport[], options: Partial<WriteOptions> = {}): readonly Run[] {
  const log = JSON.parse(written('sarif', reports, options))
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  return log.runs
}

describe('the SARIF of a validation', () => {
  test('gives every finding a rule with help, a level, a message and a place', async () => {
    const report = await reportOnFixture('skogsvardsnamnden.rdf')
    const [run] = runs([report])
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.results).toHaveLength(report.findings.length)
    for (const [at, result] of run.results.entries()) {
      const { severity, position } = report.findings[at]
      expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
        id: result.ruleId,
        help: { text: expect.stringMatching(/\S/), markdown: expect.stringMatching(/\S/) },
      })
      expect(result.level).toBe({ Violation: 'error', Warning: 'warning', Info: 'note' }[severity])
      const { artifactLocation, region } = result.locations[0].physicalLocation
      expect(artifactLocation).toEqual({ uri: 'skogsvardsnamnden.rdf', uriBaseId: '%SRCROOT%' })
      expect(region).toMatchObject(
        position === null ? { startLine: 1 } : { startLine: position.line, startColumn: position.column },
      )
    }
  })

  test('is a run of its own category for each profile', async () => {
    const name = 'kustmiljoverket.rdf'
    const found = runs([await reportOnFixture(name), await reportOnFixture(name, european), reportWith([finding()])])
    expect(found.map(run => run.automationDetails.id)).toEqual(['skord/dcat-ap-se/', 'skord/dcat-ap/'])
  })

  test('stays valid whatever was harvested, and takes no brace for a place to fill in', () => {
    const [run] = runs([hostileReport])
    const texts = run.results.map(({ message }) => message.text)
    expect(texts.some(text => text.includes('{{placeholder}}'))).toBe(true)
  })

  test('stays valid for a document that cannot be read, and says so', async () => {
    const [run] = runs([await reportOnFixture('hamnsunds-kommun.rdf')])
    expect(run.invocations[0].executionSuccessful).toBe(false)
    expect(run.results[0]).toMatchObject({ ruleId: 'stages/rdfxml-bare-ampersand', level: 'error' })
  })

  test('names findings alike when lines move and blank nodes get other labels', async () => {
    const dataset = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
      <https://a.example/d> a dcat:Dataset ; dcterms:title "Bad"@sv ; dcat:distribution [ a dcat:Distribution ; dcterms:title "A"@sv ] .`
    const other = '[] a <http://www.w3.org/ns/dcat#Distribution> ; <http://purl.org/dc/terms/title> "B"@sv .'
    const prints = async (text: string): Promise<string[]> => {
      const [{ results }] = runs([await reportOn(text)])
      return results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
    }
    const before = await prints(`${dataset}\n${other}`)
    const after = await prints(`\n\n# a comment\n${other}\n${dataset}`)
    expect(new Set(before).size).toBe(before.length)
    expect(after.toSorted()).toEqual(before.toSorted())
  })

  test('numbers findings that nothing tells apart', () => {
    const [{ results }] = runs([reportWith([finding(), finding()])])
    const [one, two] = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
    expect([one.split(':')[1], two.split(':')[1]]).toEqual(['1', '2'])
  })

  test('stays within the 25,000 results that GitHub accepts, the most serious first', () => {
    const report = reportWith(manyFindings({ Info: 20_000, Warning: 6_000, Violation: 10 }))
    const log = JSON.parse(written('sarif', [report]))
    const levels = log.runs[0].results.map(({ level }: Result) => level)
    expect(levels).toHaveLength(25_000)
    expect(levels.filter((level: string) => level !== 'note')).toHaveLength(6_010)
    expect(JSON.stringify(log.runs[0].invocations)).toContain('1\u00a0010 anmärkningar till visas inte')
  })

  test.each([
    ['./data/katalog å.rdf', { uri: 'data/katalog%20%C3%A5.rdf', uriBaseId: '%SRCROOT%' }],
    ['..\\a#b.ttl', { uri: '../a%23b.ttl', uriBaseId: '%SRCROOT%' }],
    ['/srv/a.rdf', { uri: 'file:///srv/a.rdf' }],
    ['-', { uri: 'stdin', uriBaseId: '%SRCROOT%' }],
    ['https://a.example/dcat?x=ö y', { uri: 'https://a.example/dcat?x=%C3%B6%20y' }],
  ])('gives %j as an address that the schema accepts', (input, location) => {
    const [{ results }] = runs([reportWith([finding()], input)])
    expect(results[0].locations[0].physicalLocation.artifactLocation).toEqual(location)
  })
})
