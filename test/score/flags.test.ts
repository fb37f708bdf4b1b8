import { describe, expect, test } from 'vitest'
import { bindFlags } from '../../src/score/flags/flags.ts'
import { tests } from '../../src/score/tests.ts'
import { familyOf, graphOf, profile, sceneOf } from './swedish-scene.ts'

const prologue = `@prefix : <https://data.exempelkommunen.example/> .
  @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`

/** Datasets `:d0`, `:d1` … that all say the same, each with a distribution of its own. */
function datasets(count: number, statements: string, distribution = ''): string {
  const one = (name: string): string =>
    `:${name} a dcat:Dataset ; dcat:distribution :${name}-fil ; ${statements} . :${name}-fil a dcat:Distribution ; ${distribution} .`
  return Array.from({ length: count }, (_, place) => one(`d${place}`)).join('\n')
}

/** Codes of the flags on the first dataset, each with the place of its resource. */
async function flags(turtle: string): Promise<[string, number][]> {
  const graph = await graphOf(`${prologue} ${turtle}`)
  return bindFlags(sceneOf(graph))(familyOf(graph, 'd0')).map(({ flag, resource }) => [flag, resource])
}

const page = 'https://www.exempelkommunen.example/badplatser'

describe('a flag is raised for', () => {
  const signs: readonly (readonly [title: string, turtle: string, flag: string, resource: number])[] = [
    ['a size of 1 byte', datasets(1, '', 'dcat:byteSize 1'), 'byte-size-placeholder', 1],
    ['a size of 0 bytes as a decimal', datasets(1, '', 'dcat:byteSize "0.0"^^xsd:decimal'), 'byte-size-placeholder', 1],
    ['a size of 1024 bytes', datasets(1, '', 'dcat:byteSize 1024'), 'byte-size-placeholder', 1],
    ['eleven files of one size', datasets(11, '', 'dcat:byteSize 5000'), 'byte-size-placeholder', 1],
    [
      'one page as landing page, documentation and data',
      datasets(1, `dcat:landingPage <${page}>`, `dcat:accessURL <${page}> ; foaf:page <${page}>`),
      'page-everywhere',
      1,
    ],
    [
      'documentation that is the data',
      datasets(1, '', `dcat:accessURL <${page}> ; foaf:page <${page}>`),
      'documentation-is-data',
      1,
    ],
    ['a front page', datasets(1, '', 'dcat:accessURL <https://www.exempelkommunen.example/>'), 'access-front-page', 1],
    ['eleven datasets at one address', datasets(11, '', `dcat:accessURL <${page}>`), 'access-shared', 1],
    [
      'an address that nobody has',
      datasets(1, '', 'dcat:accessURL <https://www.example.com/data.csv>'),
      'address-placeholder',
      1,
    ],
    [
      'eleven equal descriptions',
      datasets(11, 'dcterms:description "Data från\n kommunen."@sv'.replace('\n', '\\n')),
      'description-shared',
      0,
    ],
    [
      'a description that is the title',
      datasets(1, 'dcterms:title "Badplatser"@sv ; dcterms:description "Badplatser."@sv'),
      'description-is-title',
      0,
    ],
    [
      'a description that says nothing',
      datasets(1, 'dcterms:description "Beskrivning saknas"@sv'),
      'description-placeholder',
      0,
    ],
    ['an empty description', datasets(1, 'dcterms:description " "@sv'), 'description-placeholder', 0],
    [
      'keywords from the title',
      datasets(1, 'dcterms:title "Badplatser och hundbad"@sv ; dcat:keyword "badplatser"@sv, "Hundbad"@sv'),
      'keywords-from-title',
      0,
    ],
    [
      'a contact that takes no answers',
      datasets(1, 'dcat:contactPoint [ vcard:hasEmail <mailto:noreply@exempelkommunen.example> ]'),
      'contact-no-reply',
      0,
    ],
    ['a contact that is not described', datasets(1, 'dcat:contactPoint :kontakt'), 'contact-empty', 0],
    ['a mail link to nobody', datasets(1, 'dcat:contactPoint <mailto:>'), 'contact-empty', 0],
    ['an empty publisher', datasets(1, 'dcterms:publisher []'), 'publisher-empty', 0],
    ['an empty period', datasets(1, 'dcterms:temporal [ a dcterms:PeriodOfTime ]'), 'temporal-empty', 0],
    ['an empty area', datasets(1, 'dcterms:spatial []'), 'spatial-empty', 0],
    ['empty rights', datasets(1, '', 'dcterms:rights [ a dcterms:RightsStatement ]'), 'rights-empty', 1],
    ['a date before there was data', datasets(1, 'dcterms:issued "1970-01-01"^^xsd:date'), 'date-placeholder', 0],
    ['a date to come', datasets(1, '', 'dcterms:modified "2031-01-01T00:00:00"^^xsd:dateTime'), 'date-placeholder', 1],
    [
      'eleven datasets changed on the day of the harvest',
      datasets(11, 'dcterms:modified "2026-07-01"^^xsd:date'),
      'modified-at-harvest',
      0,
    ],
  ]

  test.each(signs)('%s', async (_, turtle, flag, resource) => {
    expect(await flags(turtle)).toEqual([[flag, resource]])
  })
})

describe('no flag is raised for', () => {
  const honest: readonly (readonly [title: string, turtle: string])[] = [
    ['ten files of one size', datasets(10, '', 'dcat:byteSize 5000')],
    ['files of different sizes', `${datasets(11, '', 'dcat:byteSize 5000')} :d3-fil dcat:byteSize 6000 .`],
    ['a landing page where the data is', datasets(1, `dcat:landingPage <${page}>`, `dcat:accessURL <${page}>`)],
    [
      'eleven datasets by one described interface',
      datasets(11, '', `dcat:accessURL <${page}> ; dcat:accessService :api`),
    ],
    [
      'an interface at the front of its host',
      datasets(1, '', 'dcat:accessURL <https://api.exempelkommunen.example/> ; dcat:accessService :api'),
    ],
    ['ten equal descriptions', datasets(10, 'dcterms:description "Data från kommunen."@sv')],
    [
      'keywords of which one is new',
      datasets(1, 'dcterms:title "Badplatser"@sv ; dcat:keyword "badplatser"@sv, "hundbad"@sv'),
    ],
    ['the one keyword that is the title', datasets(1, 'dcterms:title "Badplatser"@sv ; dcat:keyword "badplatser"@sv')],
    ['a contact that is a mail address', datasets(1, 'dcat:contactPoint <mailto:data@exempelkommunen.example>')],
    ['a publisher that is described elsewhere', datasets(1, 'dcterms:publisher :kommunen')],
    ['eleven datasets changed on another day', datasets(11, 'dcterms:modified "2026-06-01"^^xsd:date')],
    ['ten datasets changed on the day of the harvest', datasets(10, 'dcterms:modified "2026-07-01"^^xsd:date')],
  ]

  test.each(honest)('%s', async (_, turtle) => {
    expect(await flags(turtle)).toEqual([])
  })
})

test('every flag has words in both languages, and casts doubt on tests that exist', () => {
  const rows = [...(profile.schemes.get('quality-flags')?.concepts.values() ?? [])]
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter(({ label, more }) => !label.sv || !label.en || !more.text_sv || !more.text_en)).toEqual([])
  const doubted = rows.flatMap(({ more }) => more.tests.split(' '))
  expect(doubted.filter(name => tests[name] === undefined)).toEqual([])
})
