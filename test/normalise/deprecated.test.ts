import { describe, expect, test } from 'vitest'
import { fix } from '../../src/normalise/fix.ts'
import { statementRepairs, termRepairs } from '../../src/normalise/repairs.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from './graphs.ts'

const profile = await loadProfile()
const deprecated = [...profile.rules.values()]
  .filter(({ problem }) => problem === 'deprecated')
  .map(({ iri }) => iri.replace(/.*#/, ''))

/** For each rule about what is deprecated, a resource that it reports and that a fix mends. */
const mended: Readonly<Record<string, string>> = {
  'Dataset-accrualPeriodicity-deprecated':
    'ex:d a dcat:Dataset ; dcterms:accrualPeriodicity <http://purl.org/cld/freq/daily> .',
  'DatasetSeries-accrualPeriodicity-deprecated':
    'ex:s a dcat:DatasetSeries ; dcterms:accrualPeriodicity <http://purl.org/cld/freq/annual> .',
  'Attribution-role-deprecated':
    'ex:d a dcat:Dataset ; prov:qualifiedAttribution [ a prov:Attribution ; dcat:role <http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/custodian> ] .',
  'Distribution-availability-deprecated':
    'ex:p a dcat:Distribution ; dcatap:availability <http://data.europa.eu/r5r/availability/stable> .',
  'Distribution-byteSize-deprecated': 'ex:p a dcat:Distribution ; dcat:byteSize 1024.0 .',
  'Distribution-status-deprecated': 'ex:p a dcat:Distribution ; adms:status <http://purl.org/adms/status/Completed> .',
  'Dataset-versionInfo-deprecated': 'ex:d a dcat:Dataset ; owl:versionInfo "2.1" .',
  'Dataset-dctermsHasVersion-deprecated': 'ex:d a dcat:Dataset ; dcterms:hasVersion ex:e .',
  'PeriodOfTime-schemaStartDate-deprecated':
    'ex:d a dcat:Dataset ; dcterms:temporal [ a dcterms:PeriodOfTime ; schema:startDate "2020-01-01"^^xsd:date ] .',
  'PeriodOfTime-schemaEndDate-deprecated': 'ex:d a dcat:Dataset ; dcterms:temporal [ schema:endDate "2020-12-31" ] .',
}

/** Rules that no repair follows, and why. */
const leftToPeople: Readonly<Record<string, string>> = {
  'Dataset-dctermsIsVersionOf-deprecated':
    'the statement has to move to the other dataset, which may be described elsewhere and by somebody else',
}

describe('What is deprecated', () => {
  test('is mended, or there is a reason why not', () => {
    expect([...Object.keys(mended), ...Object.keys(leftToPeople)].sort()).toEqual(deprecated.sort())
  })

  test.each(Object.entries(mended))('%s is mended', async (rule, text) => {
    const rules = async (graph: ReturnType<typeof turtle>): Promise<string[]> =>
      (await validate(graph, profile)).map(({ sourceShape }) => sourceShape.replace(/.*#/, ''))
    const graph = turtle(text)
    expect(await rules(graph)).toContain(rule)
    const result = await fix(graph, profile, { validate: judged => validate(judged, profile) })
    expect(await rules(result.graph)).not.toContain(rule)
  })
})

test('every repair has words in both languages, with the advice before the first colon', () => {
  for (const { rule } of [...termRepairs, ...statementRepairs]) {
    const words = profile.rules.get(`https://skord.example/shapes/stages#${rule}`)?.message
    for (const text of [words?.sv, words?.en]) expect(text, rule).toMatch(/^\p{Lu}(?:(?!: )[^{}])+: /u)
  }
})
