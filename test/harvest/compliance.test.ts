import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { complianceWith } from '../../src/harvest/compliance.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { read } from '../../src/rdf/read.ts'
import type { Given } from '../../src/score/given.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')

let baseline: Profile
beforeAll(async () => {
  baseline = await loadProfile('dcat-ap')
})

async function complianceIn(text: string, mediaType = 'text/turtle'): Promise<Given['compliance']> {
  const { graph } = await read(Buffer.from(text), { baseIri: 'https://a.example/', mediaType, positions: true })
  return await complianceWith(baseline, graph, {})
}

/** Verdicts on the datasets of a catalogue, each changed as one of the functions says. */
async function verdictsOn(changes: readonly ((dataset: string) => string)[], more = ''): Promise<(boolean | null)[]> {
  const ids = changes.map((_, index) => String(index))
  const datasets = ids.map((id, index) => changes[index](datasetTurtle(id))).join('')
  const compliant = await complianceIn(catalogueTurtle(ids, { datasets, more }))
  return ids.map(id => compliant(`https://a.example/d/${id}`)?.conforms ?? null)
}

const unchanged = (dataset: string): string => dataset
const replacing =
  (old: string, other: string) =>
  (dataset: string): string => {
    expect(dataset).toContain(old)
    return dataset.replace(old, other)
  }
const adding = (statement: string): ((dataset: string) => string) =>
  replacing('dcat:keyword "prov"@sv ;', `dcat:keyword "prov"@sv ; ${statement} ;`)

describe('a dataset', () => {
  test('complies as DCAT-AP-SE has it, with its format in text, which is translated on export', async () => {
    expect(await verdictsOn([unchanged, replacing('"text/csv"', '"application/vnd.ogc.wfs_xml"')])).toEqual([
      true,
      true,
    ])
  })

  test('does not comply with a format in text that cannot be translated', async () => {
    expect(await verdictsOn([replacing('"text/csv"', '"en fil"')])).toEqual([false])
  })

  test('does not comply when a value is missing, is one too many, is of the wrong kind or has the wrong datatype', async () => {
    const breaches = [
      replacing('dcterms:title "Datamängd 0"@sv ;', ''),
      adding('dcterms:accrualPeriodicity <https://f.example/1>, <https://f.example/2>'),
      adding('dcterms:spatial "Sverige"'),
      adding('dcat:temporalResolution "en dag"'),
    ]
    expect(await verdictsOn(breaches)).toEqual([false, false, false, false])
  })

  test('complies all the same with values of another class or outside the lists, and without what is recommended', async () => {
    const tolerable = [
      adding('foaf:page <https://a.example/org>'),
      adding('dcterms:language <https://list.example/svenska>'),
      replacing('dcat:keyword "prov"@sv ;', ''),
    ]
    expect(await verdictsOn(tolerable)).toEqual([true, true, true])
  })

  test('answers for its publisher and contact, which others may share', async () => {
    const nameless = '<https://a.example/nameless> a foaf:Agent .'
    const byNameless = replacing(
      'dcterms:publisher <https://a.example/org>',
      'dcterms:publisher <https://a.example/nameless>',
    )
    expect(await verdictsOn([unchanged, byNameless, byNameless], nameless)).toEqual([true, false, false])
  })

  test('answers for the data service that its distribution leads to, but not for other datasets', async () => {
    const service = '<https://a.example/api> a dcat:DataService ; dcterms:title "API"@sv .'
    const served = replacing(
      'dcterms:title "Fil"@sv ;',
      'dcterms:title "Fil"@sv ; dcat:accessService <https://a.example/api> ;',
    )
    const related = adding('dcterms:relation <https://a.example/d/1>')
    expect(await verdictsOn([unchanged, served, related], service)).toEqual([true, false, true])
  })
})

test('what a dataset does not comply by is told: on itself first, with resource, property, words and line', async () => {
  const datasets = [datasetTurtle('1'), datasetTurtle('2')].map(dataset =>
    dataset.replace(/dcterms:title "Datamängd \d"@sv ;/, '').replace(/dcat:accessURL <[^>]*>/, 'dcat:accessURL "fil"'),
  )
  const compliant = await complianceIn(catalogueTurtle(['1', '2'], { datasets: datasets.join('') }))
  const { breaches } = compliant('https://a.example/d/2') ?? { breaches: [] }
  expect(breaches.map(({ focusNode, path }) => [focusNode, path])).toEqual([
    ['https://a.example/d/2', 'http://purl.org/dc/terms/title'],
    ['https://a.example/d/2/csv', 'http://www.w3.org/ns/dcat#accessURL'],
  ])
  expect(breaches.map(({ message }) => message.sv)).not.toContain('')
  expect(breaches.every(({ line }) => line !== null && line > 1)).toBe(true)
})

describe.skipIf(!existsSync(corpus))('in catalogues that others have published (needs ../shared/corpus)', () => {
  const file = (name: string): string => readFileSync(resolve(corpus, name), 'utf8')

  test('the official example of what DCAT-AP-SE recommends complies', async () => {
    const compliant = await complianceIn(file('se-digg-exempel/rekommenderat.ttl'))
    expect(compliant('https://example.com/dataset1')?.conforms).toBe(true)
  })

  test('the perfect case of the European validator complies, and its cases of cardinality and kind do not', async () => {
    const verdictOn = async (name: string): Promise<boolean | undefined> => {
      const compliant = await complianceIn(file(`eu-dcatap-validator/${name}.rdf`), 'application/rdf+xml')
      return compliant('http://nobelprize.org/datasets/dcat#ds1')?.conforms
    }
    expect(await verdictOn('test-perfect')).toBe(true)
    const broken = ['test-rule-59', 'test-rule-69', 'test-rule-79', 'test-rule-155']
    expect(await Promise.all(broken.map(verdictOn))).toEqual(broken.map(() => false))
  })
})
