import { describe, expect, test } from 'vitest'
import { datasetsOf } from '../../src/score/survey.ts'
import { questions } from '../../src/score/swedish/questions.ts'
import { swedishTests } from '../../src/score/swedish/tests.ts'
import { familyOf, fixture, graphOf, sceneOf } from './swedish-scene.ts'

type Change = readonly [from: string, to: string]

/** Codes of the faults that one test finds in a fixture after some changes, of the dataset or all its distributions. */
async function faults(name: string, changes: readonly Change[], asOf?: Date): Promise<string[]> {
  const graph = await graphOf(fixture('badplatser', changes))
  const family = familyOf(graph, 'badplatser')
  const { on, bind } = questions[name]
  const find = bind(sceneOf(graph, asOf))
  const asked = on === 'dataset' ? [family.dataset] : family.distributions
  return asked.flatMap(id => find(id, family)).map(({ code }) => code)
}

const cc0 = '<http://creativecommons.org/publicdomain/zero/1.0/> .\n\n:tjanst'
const mail = '<mailto:oppnadata@exempelkommunen.example>'
const publisher = '<http://dataportal.se/organisation/SE2120009992>'
const theme = 'dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>'
const frequency = 'frequency/MONTHLY>'
const modified = '"2026-06-01"^^xsd:date'
const description = /dcterms:description "Läge[^"]*"@sv/.exec(fixture('badplatser'))?.[0] ?? ''

describe('a dataset that is well described', () => {
  const scored = Object.keys(swedishTests).filter(name => name !== 'isHighValue')

  test.each(scored)('passes %s', async name => {
    expect(await faults(name, [])).toEqual([])
  })
})

describe('a dataset', () => {
  const failing: readonly (readonly [test: string, title: string, changes: readonly Change[], codes: string[]])[] = [
    [
      'organisationPublisher',
      'without publisher',
      [[`dcterms:publisher ${publisher} ;\n  dcat:contact`, 'dcat:contact']],
      ['publisher-missing'],
    ],
    [
      'organisationPublisher',
      'whose publisher has an address of its own',
      [[publisher, ':kommunen']],
      ['publisher-not-organisation'],
    ],
    [
      'organisationPublisher',
      'whose publisher is given with https',
      [['http://dataportal.se/org', 'https://dataportal.se/org']],
      ['publisher-not-organisation'],
    ],
    ['organisationPublisher', 'whose publisher has no name', [['foaf:name', 'foaf:nick']], ['publisher-without-name']],
    ['typedPublisher', 'whose publisher has no type', [['dcterms:type', 'foaf:nick']], ['publisher-type-missing']],
    [
      'typedPublisher',
      'whose publisher has a type of its own',
      [['LocalAuthority', 'Kommun']],
      ['publisher-type-not-listed'],
    ],
    ['swedishTitle', 'with a title in no language', [['"Badplatser"@sv', '"Badplatser"']], ['title-not-swedish']],
    [
      'swedishTitle',
      'with eleven words in the title',
      [['"Badplatser"@sv', '"Ett två tre fyra fem sex sju åtta nio tio elva"@sv']],
      ['title-long'],
    ],
    [
      'swedishTitle',
      'with the publisher in the title',
      [['"Badplatser"@sv', '"Exempelkommunen: badplatser"@sv']],
      ['title-has-publisher'],
    ],
    [
      'swedishDescription',
      'described in English alone',
      [[description, 'dcterms:abstract "x"@sv']],
      ['description-not-swedish'],
    ],
    [
      'swedishDescription',
      'described in a few words',
      [[description, 'dcterms:description "Kommunens badplatser."@sv']],
      ['description-short'],
    ],
    [
      'englishTexts',
      'without English',
      [
        ['"Bathing sites"@en', '"Bagni"@it'],
        ['and how good."@en', 'and how good."@it'],
      ],
      ['title-not-english', 'description-not-english'],
    ],
    ['taggedTexts', 'with an untagged keyword', [['"badplats"@sv', '"badplats"']], ['text-untagged']],
    [
      'taggedDistributionTexts',
      'with an untagged title of a distribution',
      [['som fil"@sv', 'som fil"']],
      ['text-untagged'],
    ],
    ['separateKeywords', 'with two keywords', [['"badplats"@sv, ', '']], ['keywords-few']],
    [
      'separateKeywords',
      'with one keyword in each of three languages',
      [['"vattenkvalitet"@sv, "friluftsliv"@sv', '"bathing site"@en, "bagno"@it']],
      ['keywords-few'],
    ],
    ['separateKeywords', 'with keywords joined by commas', [['"badplats"@sv', '"bad, plats"@sv']], ['keyword-joined']],
    ['listedTheme', 'without category', [[`${theme} ;`, '']], ['theme-missing']],
    ['listedTheme', 'with a category of its own', [[theme, 'dcat:theme :miljo']], ['theme-not-listed']],
    ['contactMail', 'without contact', [['dcat:contactPoint :kontakt ;', '']], ['contact-missing']],
    ['contactMail', 'whose contact has no address', [[`;\n  vcard:hasEmail ${mail}`, '']], ['contact-without-address']],
    ['contactMail', 'whose contact takes no answers', [['oppnadata@', 'no-reply@']], ['contact-no-reply']],
    [
      'contactMail',
      'whose contact is a person',
      [
        ['"Öppna data"', '"Åsa Björk"'],
        ['oppnadata@', 'asa.bjork@'],
      ],
      ['contact-is-person'],
    ],
    [
      'openLicence',
      'without a licence',
      [[`dcterms:license ${cc0}`, 'dcterms:rights "x" .\n\n:tjanst']],
      ['licence-missing'],
    ],
    [
      'openLicence',
      'with a licence that forbids business',
      [['publicdomain/zero/1.0/> .', 'licenses/by-nc/4.0/> .']],
      ['licence-not-open', 'licence-not-open'],
    ],
    [
      'openLicence',
      'with a licence in words',
      [['dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .', 'dcterms:license "CC0" .']],
      ['licence-not-open', 'licence-not-open'],
    ],
    [
      'openLicence',
      'with a page about the licence',
      [[cc0, cc0.replace('1.0/', '1.0/deed.sv')]],
      ['licence-not-canonical'],
    ],
    [
      'sameLicence',
      'with different licences',
      [[cc0, cc0.replace('publicdomain/zero/1.0', 'licenses/by/4.0')]],
      ['licences-differ', 'licences-differ'],
    ],
    ['listedFormat', 'without format', [['dcterms:format "text/csv" ;', '']], ['format-missing']],
    ['listedFormat', 'with a format in a word', [['"text/csv"', '"CSV"']], ['format-not-listed']],
    ['openDistribution', 'in closed formats only', [['"text/csv"', '"application/pdf"']], ['no-open-distribution']],
    [
      'noInterface',
      'whose API leads to no data service',
      [['i en karttjänst"@sv', 'som API"@sv']],
      ['api-without-service'],
    ],
    [
      'noInterface',
      'whose data service is not described',
      [['dcterms:format "image/png"', 'dcat:accessService [ dcat:endpointURL :api ]']],
      ['api-without-description'],
    ],
    [
      'keptFrequency',
      'that does not say how often it is updated',
      [['dcterms:accrualPeriodicity', 'dcterms:coverage']],
      ['frequency-missing'],
    ],
    [
      'keptFrequency',
      'that is updated nobody knows how often',
      [[frequency, 'frequency/UNKNOWN>']],
      ['frequency-not-listed'],
    ],
    [
      'keptFrequency',
      'that is updated every month, nobody knows when',
      [[`dcterms:modified ${modified} ;`, '']],
      ['frequency-without-date'],
    ],
    [
      'keptFrequency',
      'of every month that is three months old',
      [[modified, '"2026-04-01"^^xsd:date']],
      ['frequency-not-kept'],
    ],
    [
      'distributionAddress',
      'whose file has no address',
      [[':fil, :tjanst', '[ dcterms:title "x"@sv ], :tjanst']],
      ['address-missing'],
    ],
    [
      'isOpenData',
      'that is not for everybody',
      [['access-right/PUBLIC', 'access-right/RESTRICTED']],
      ['not-open-to-all'],
    ],
    [
      'isOpenData',
      'without an open licence',
      [['publicdomain/zero/1.0/> .', 'licenses/by-nd/4.0/> .']],
      ['no-open-licence'],
    ],
  ]

  test.each(failing)('fails %s %s', async (name, _, changes, codes) => {
    expect(await faults(name, changes)).toEqual(codes)
  })
})

describe('passes all the same', () => {
  const passing: readonly (readonly [test: string, title: string, changes: readonly Change[]])[] = [
    ['organisationPublisher', 'a suffix that is agreed upon', [['SE2120009992', 'SE2120009992-skola']]],
    ['swedishTitle', 'ten words and a dash', [['"Badplatser"@sv', '"Ett två tre fyra fem sex sju åtta – nio tio"@sv']]],
    ['swedishTitle', 'a regional tag', [['"Badplatser"@sv', '"Badplatser"@sv-SE']]],
    ['contactMail', 'an address of a person under the name of a function', [['oppnadata@', 'asa.bjork@']]],
    [
      'contactMail',
      'an address in a node of its own',
      [[`vcard:hasEmail ${mail}`, `vcard:hasEmail [ vcard:hasValue ${mail} ]`]],
    ],
    [
      'contactMail',
      'a contact that is a mail link itself',
      [['dcat:contactPoint :kontakt', `dcat:contactPoint ${mail}`]],
    ],
    [
      'openLicence',
      'https and no slash',
      [
        [
          'http://creativecommons.org/publicdomain/zero/1.0/> .',
          'https://creativecommons.org/publicdomain/zero/1.0> .',
        ],
      ],
    ],
    [
      'openLicence',
      'the licence of the EU table',
      [
        [
          'http://creativecommons.org/publicdomain/zero/1.0/> .',
          'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> .',
        ],
      ],
    ],
    ['sameLicence', 'two spellings of one licence', [[cc0, cc0.replace('http:', 'https:')]]],
    [
      'sameLicence',
      'different licences that are explained',
      [
        [
          cc0,
          `${cc0.replace('publicdomain/zero/1.0', 'licenses/by/4.0').replace(' .\n', ' ; dcterms:rights "Delvis upphovsrätt."@sv .\n')}`,
        ],
        ['dcterms:format "image/png"', 'dcterms:rights "Fri."@sv'],
      ],
    ],
    [
      'listedFormat',
      'an EU file type',
      [['"text/csv"', '<http://publications.europa.eu/resource/authority/file-type/CSV>']],
    ],
    [
      'openDistribution',
      'an interface in any format',
      [
        ['"text/csv"', '"application/pdf"'],
        ['"image/png"', '"application/vnd.ogc.wfs_xml"'],
      ],
    ],
    ['keptFrequency', 'one period of grace', [[modified, '"2026-05-01"^^xsd:date']]],
    [
      'keptFrequency',
      'a year that has not ended',
      [
        [frequency, 'frequency/ANNUAL>'],
        [modified, '"2024"^^xsd:gYear'],
      ],
    ],
    [
      'keptFrequency',
      'daily data that does not say when',
      [
        [frequency, 'frequency/DAILY>'],
        [`dcterms:modified ${modified} ;`, ''],
      ],
    ],
    [
      'keptFrequency',
      'irregular data of old',
      [
        [frequency, 'frequency/IRREG>'],
        [modified, '"1999-01-01"^^xsd:date'],
      ],
    ],
    [
      'keptFrequency',
      'a file that was changed later',
      [
        [modified, '"2020-01-01"^^xsd:date'],
        ['dcterms:format "text/csv"', 'dcterms:modified "2026-06-30"^^xsd:date'],
      ],
    ],
    [
      'keptFrequency',
      'the old list of frequencies',
      [['http://publications.europa.eu/resource/authority/frequency/MONTHLY', 'http://purl.org/cld/freq/monthly']],
    ],
  ]

  test.each(passing)('%s: %s', async (name, _, changes) => {
    expect(await faults(name, changes)).toEqual([])
  })
})

test('a dataset without an address of its own fails, and so does one under another scheme', async () => {
  const prologue = '@prefix dcat: <http://www.w3.org/ns/dcat#> .'
  const graph = await graphOf(`${prologue} _:blank a dcat:Dataset . <urn:x> a dcat:Dataset .`)
  const find = questions.datasetAddress.bind(sceneOf(graph))
  const codes = datasetsOf(graph).flatMap(dataset => find(dataset, { dataset, distributions: [] }))
  expect(codes.map(({ code }) => code).sort()).toEqual(['address-missing', 'address-not-http'])
})

test('a description that is the title, or that eleven datasets have, is none of its own', async () => {
  const long =
    'Badplatser i kommunen med läge, vattentemperatur och badvattenkvalitet, mätt varje månad under hela badsäsongen'
  const dataset = (name: string, title: string): string =>
    `:${name} a dcat:Dataset ; dcterms:title "${title}"@sv ; dcterms:description "${long}."@sv .`
  const prologue =
    '@prefix : <https://data.exempelkommunen.example/> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .'
  const codesOf = async (count: number, title: string): Promise<string[]> => {
    const all = Array.from({ length: count }, (_, place) => dataset(`d${place}`, title)).join('\n')
    const graph = await graphOf(`${prologue} ${all}`)
    const family = familyOf(graph, 'd0')
    const find = questions.swedishDescription.bind(sceneOf(graph))
    return find(family.dataset, family).map(({ code }) => code)
  }
  expect(await codesOf(1, long)).toEqual(['description-is-title'])
  expect(await codesOf(10, 'Badplatser')).toEqual([])
  expect(await codesOf(11, 'Badplatser')).toEqual(['description-shared'])
})
