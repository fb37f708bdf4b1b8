import { describe, expect, test } from 'vitest'
import { bindNotes } from '../../src/score/swedish/notes.ts'
import { questions } from '../../src/score/swedish/questions.ts'
import { base, familyOf, fixture, graphOf, sceneOf } from './swedish-scene.ts'

type Change = readonly [from: string, to: string]

/** What a question finds wrong with the high-value dataset after some changes. */
async function faults(name: string, changes: readonly Change[]) {
  const graph = await graphOf(fixture('hogt-varde', changes))
  const family = familyOf(graph, 'adresser')
  return questions[name].bind(sceneOf(graph))(family.dataset, family)
}

const licence = 'dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/>'
const contact = 'dcat:contactPoint :kontakt'

describe('a high-value dataset', () => {
  test('that has all the regulation asks for is complete, and is one', async () => {
    expect(await faults('completeHighValue', [])).toEqual([])
    expect(await faults('isHighValue', [])).toEqual([])
  })

  const demands: readonly (readonly [title: string, changes: readonly Change[], code: string, on: string | null])[] = [
    [
      'a category from the list',
      [['hvdCategory <http://data.europa.eu/bna/c_ac64a52d> ;\n  dcat:theme', 'hvdCategory :x ;\n  dcat:theme']],
      'hvd-without-category',
      null,
    ],
    ['a contact', [[`${contact} ;\n  dcat:dist`, 'dcat:dist']], 'hvd-without-contact', null],
    ['licences', [[`filer/adresser.csv> ;\n  ${licence}`, 'filer/adresser.csv>']], 'hvd-without-licence', 'adressfil'],
    [
      'marked data services',
      [['"Adress-API"@sv ;\n  dcatap:applicableLegislation', '"Adress-API"@sv ;\n  dcterms:conformsTo']],
      'hvd-service-unmarked',
      'tjanst',
    ],
    [
      'a contact of the data service',
      [[`${contact} ;\n  dcat:serves`, 'dcat:serves']],
      'hvd-service-without-contact',
      'tjanst',
    ],
    ['what the data service serves', [['dcat:servesDataset :adresser ;', '']], 'hvd-service-without-dataset', 'tjanst'],
  ]

  test.each(demands)('needs %s', async (_, changes, code, on) => {
    const found = await faults('completeHighValue', changes)
    expect(found.map(one => [one.code, one.value])).toEqual([[code, on && base + on]])
  })

  test('needs a page about the data service, which is documentation of the dataset too', async () => {
    const found = await faults('completeHighValue', [['foaf:page', 'foaf:depiction']])
    expect(found.map(({ code }) => code)).toEqual(['hvd-without-documentation', 'hvd-service-without-page'])
  })

  test('needs a marked distribution, and a file or an interface', async () => {
    const unmarked: readonly Change[] = [
      ['a dcat:Distribution ;\n  dcatap:applicableLegislation', 'a dcat:Distribution ;\n  dcterms:conformsTo'],
      ['dcat:downloadURL', 'dcterms:source'],
      ['dcat:accessService :tjanst ;', ''],
      ['dcat:servesDataset :adresser ;', ''],
      ['dcat:contactPoint :kontakt ;\n  dcat:dist', 'foaf:page :sida ;\n  dcat:contactPoint :kontakt ;\n  dcat:dist'],
    ]
    const found = await faults('completeHighValue', unmarked)
    expect(found.map(({ code }) => code)).toEqual(['hvd-without-distribution', 'hvd-without-access'])
  })

  test('without a category of its kind fails for its categories too', async () => {
    const found = await faults('listedTheme', [['dcatap:hvdCategory', 'dcterms:subject']])
    expect(found.map(({ code }) => code)).toEqual(['hvd-category-missing'])
  })
})

test('a dataset that is not marked is asked for nothing', async () => {
  const changes: readonly Change[] = [
    ['law:oj', 'law:x'],
    [`${contact} ;`, ''],
    ['foaf:page', 'foaf:depiction'],
  ]
  expect(await faults('completeHighValue', changes)).toEqual([])
  expect((await faults('isHighValue', changes)).map(({ code }) => code)).toEqual(['not-high-value'])
})

test('what is missing is said item by item in both languages', async () => {
  const graph = await graphOf(fixture('hogt-varde', [['foaf:page', 'foaf:depiction']]))
  const notes = bindNotes(sceneOf(graph), 'completeHighValue')(familyOf(graph, 'adresser'))
  expect(notes.map(({ resource }) => resource)).toEqual([0])
  expect(notes[0].notes.map(({ sv }) => sv)).toEqual([
    'Dokumentation saknas: varken datamängden, någon distribution eller någon datatjänst länkar till en sida (foaf:page).',
    `Datatjänsten länkar inte till en sida om vad tjänsten lovar (foaf:page): ${base}tjanst`,
  ])
  expect(notes[0].notes.map(({ en }) => en)[1]).toBe(
    `The data service does not link to a page on what the service promises (foaf:page): ${base}tjanst`,
  )
})

test('notes on a distribution name it by its place', async () => {
  const graph = await graphOf(fixture('badplatser', [['"Badplatser i en karttjänst"@sv', '"Badplatser på karta"']]))
  const notes = bindNotes(sceneOf(graph), 'taggedDistributionTexts')(familyOf(graph, 'badplatser'))
  expect(notes.map(({ resource, notes: [{ sv }] }) => [resource, sv])).toEqual([
    [2, 'Det sägs inte vilket språk texten är skriven på: Badplatser på karta'],
  ])
})

test('tests of other methods have no notes', async () => {
  const graph = await graphOf(fixture('badplatser'))
  expect(bindNotes(sceneOf(graph), 'keywordAvailability')(familyOf(graph, 'badplatser'))).toEqual([])
})
