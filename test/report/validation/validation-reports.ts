import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Finding, Severity } from '../../../src/model/finding.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import type { Profile } from '../../../src/profile/profile.ts'
import { validationFormats } from '../../../src/report/validation/formats.ts'
import type { ValidationFormat, ValidationReport, WriteOptions } from '../../../src/report/validation/report.ts'
import { check, summary } from '../../../src/validate/check.ts'

/** The Swedish profile and the European one beneath it, as shipped. */
export const swedish: Profile = await loadProfile('dcat-ap-se')
export const european: Profile = await loadProfile('dcat-ap')

const catalogues = resolve(import.meta.dirname, '../../../fixtures/catalogues')

/** What a profile says of one of the catalogues in `fixtures/`. */
export async function reportOnFixture(name: string, profile: Profile = swedish): Promise<ValidationReport> {
  const body = await readFile(resolve(catalogues, name))
  return { ...(await check(body, profile, { baseIri: `file:///${name}` })), input: name, profile }
}

/** What the Swedish profile says of a document. */
export async function reportOn(
  text: string,
  mediaType = 'text/turtle',
  input = 'catalogue',
): Promise<ValidationReport> {
  const options = { baseIri: 'https://a.example/', mediaType }
  return { ...(await check(Buffer.from(text), swedish, options)), input, profile: swedish }
}

/** A report with these findings and no more. */
export function reportWith(findings: readonly Finding[], input = 'catalogue.rdf'): ValidationReport {
  return { input, profile: swedish, syntax: 'rdfxml', findings, ...summary(findings), resources: { Dataset: 1 } }
}

/** A finding that a dataset lacks its title; the named parts replace the usual ones. */
export function finding(parts: Partial<Finding> = {}): Finding {
  const words = swedish.rules.get('https://skord.example/shapes/dcat-ap-se#Dataset-title-required')
  if (words === undefined) throw new Error('the rule is gone')
  return {
    stage: 'validate',
    severity: 'Violation',
    sourceShape: words.iri,
    sourceConstraintComponent: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent',
    focusNode: 'https://a.example/d',
    focusType: 'Dataset',
    focusLabel: null,
    resultPath: 'http://purl.org/dc/terms/title',
    pathLabel: words.pathLabel,
    value: null,
    resultMessage: words.message,
    hint: words.hint,
    position: { line: 7, column: 3 },
    seeAlso: words.seeAlso,
    ...parts,
  }
}

/** Texts that break a format that is not careful. */
export const hostileTexts: readonly string[] = [
  'bell \u0007 nul \u0000 escape \u001b[31m',
  ']]> --> <![CDATA[',
  '<script>alert(1)</script>',
  '</style></title><img src=x onerror=alert(1)>',
  '"\' & &amp; \\ \n new \r\n line \t tab',
  '=HYPERLINK("https://evil.example")',
  '@SUM(A1)',
  '-1+1',
  '\ud800 half a pair \udfff',
  '\u202eright to left\u2066',
  '\ufffe\uffff',
  '{0} {placeholder} [link](1)',
  '`````` fence',
  'javascript:alert(1)',
]

/** A report in which every harvested part is a hostile text. */
export const hostileReport: ValidationReport = reportWith(
  hostileTexts.map(text =>
    finding({
      focusNode: text,
      focusLabel: text,
      value: text,
      resultPath: text,
      resultMessage: { sv: text, en: text },
    }),
  ),
  hostileTexts[2],
)

/** So many findings of each severity. */
export function manyFindings(counts: Readonly<Record<Severity, number>>): readonly Finding[] {
  return Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, at) =>
      finding({ severity: severity as Severity, focusNode: `https://a.example/${severity}/${at}` }),
    ),
  )
}

/** The whole document that a format writes. */
export function written(
  id: ValidationFormat['id'],
  reports: readonly ValidationReport[],
  options: Partial<WriteOptions> = {},
): string {
  const format = validationFormats.find(one => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  return [...format.write(reports, { language: 'sv', maxFindings: null, version: '1.2.3', ...options })].join('')
}
