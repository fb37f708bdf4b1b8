import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'

const facts = resolve(import.meta.dirname, '../../../shared/profile/dcat-ap-se-3.0.1.json')

const prefixes = `
  @prefix adms: <http://www.w3.org/ns/adms#> .
  @prefix dcatap: <http://data.europa.eu/r5r/> .
  @prefix owl: <http://www.w3.org/2002/07/owl#> .
  @prefix prov: <http://www.w3.org/ns/prov#> .
  @prefix schema: <http://schema.org/> .
`

/** What metadata of version 2.2.0 has, whether it may still be so, and what the finding has to name. */
const deprecated = [
  [
    'schema:startDate',
    ':a a dcterms:PeriodOfTime ; schema:startDate "2020-01-01"^^xsd:date .',
    'Warning',
    'dcat:startDate',
  ],
  ['schema:endDate', ':a a dcterms:PeriodOfTime ; schema:endDate "2020-01-01"^^xsd:date .', 'Warning', 'dcat:endDate'],
  ['owl:versionInfo', ':a a dcat:Dataset ; owl:versionInfo "1.0" .', 'Warning', 'dcat:version'],
  ['dcterms:hasVersion', ':a a dcat:Dataset ; dcterms:hasVersion :b .', 'Warning', 'dcat:hasVersion'],
  ['dcterms:isVersionOf', ':a a dcat:Dataset ; dcterms:isVersionOf :b .', 'Warning', 'dcat:hasVersion'],
  [
    'cld/freq',
    ':a a dcat:Dataset ; dcterms:accrualPeriodicity <http://purl.org/cld/freq/daily> .',
    'Warning',
    'EU:s lista',
  ],
  [
    'adms/status',
    ':a a dcat:Distribution ; adms:status <http://purl.org/adms/status/Completed> .',
    'Violation',
    'EU:s lista',
  ],
  [
    'r5r/availability',
    ':a a dcat:Distribution ; dcatap:availability <http://data.europa.eu/r5r/availability/stable> .',
    'Violation',
    'EU:s lista',
  ],
  [
    'xsd:decimal',
    ':a a dcat:Distribution ; dcat:byteSize "1024"^^xsd:decimal .',
    'Violation',
    'xsd:nonNegativeInteger',
  ],
  ['dcat:role', ':a a prov:Attribution ; dcat:role <https://example.org/custodian> .', 'Warning', 'dcat:hadRole'],
] as const

/** Whether a predicate of the data is what a rule is about: the old property, or the new one that is not there. */
const isAbout = (path: string | null, data: string): boolean =>
  data.includes(`:${path?.replace(/.*[#/]/, '')} `) || /startDate|endDate|version|Version|hadRole/.test(path ?? '')

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

describe('a term of version 2.2.0', () => {
  test.each(deprecated)(
    '%s is told of once, with the term that replaces it',
    async (_, data, severity, replacement) => {
      const findings = await validate(turtle(prefixes + data), profile)
      const own = findings.filter(finding => isAbout(finding.resultPath, data) && finding.value !== null)
      const told = findings.filter(({ sourceShape }) => profile.rules.get(sourceShape)?.problem === 'deprecated')
      expect(told.map(finding => finding.severity)).toEqual([severity])
      expect(told[0].resultMessage.sv).toContain(replacement)
      expect(own.filter(finding => !told.includes(finding))).toEqual([])
    },
  )
})

interface DeprecatedTerm {
  readonly old: string
}

test.skipIf(!existsSync(facts))('every deprecated term of the facts is among them (needs ../shared/profile)', () => {
  const terms = JSON.parse(readFileSync(facts, 'utf8')).deprecatedTerms as readonly DeprecatedTerm[]
  expect(terms.length).toBeGreaterThan(8)
  const names = deprecated.map(([name]) => name.split(':').at(-1) ?? name)
  expect(terms.filter(({ old }) => !names.some(name => old.includes(name))).map(({ old }) => old)).toEqual([])
})
