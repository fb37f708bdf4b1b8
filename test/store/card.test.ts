import { expect, test } from 'vitest'
import { dcat, dcatap, dcterms, foaf, rdf } from '../../src/rdf/vocabulary.ts'
import { readCard } from '../../src/store/card.ts'
import { sampleAgent, sampleRecord } from './sample.ts'

const iri = 'https://a.example/1'

test('reads only what the record says of its own resource and of the distributions', () => {
  const record = sampleRecord(iri, 'Dataset', {
    statements: {
      [dcterms.title]: ['"Titel"@sv', '"Annan titel"@SV', '"Title"@en', '"Utan språk"', '<https://not.example/text>'],
      [dcat.keyword]: ['"ett"@sv', '"one"@en'],
      [dcat.distribution]: [`<${iri}/csv>`, '_:c14n0'],
      [dcterms.publisher]: ['_:c14n1'],
    },
    more: [
      `<${iri}/csv> <${dcterms.title}> "Fil"@sv .`,
      `<${iri}/csv> <${dcterms.format}> "text/csv" .`,
      `<${iri}/csv> <${dcat.mediaType}> <https://www.iana.org/assignments/media-types/text/plain> .`,
      `_:c14n0 <${dcat.mediaType}> <https://www.iana.org/assignments/media-types/application/json> .`,
      `_:c14n0 <${dcterms.license}> <http://creativecommons.org/publicdomain/zero/1.0/> .`,
      `_:c14n1 <${foaf.name}> "Verket"@sv .`,
      `_:c14n2 <${foaf.name}> "Någon annan"@sv .`,
      `_:c14n3 <${dcterms.format}> "application/pdf" .`,
    ],
  })
  expect(readCard(record)).toMatchObject({
    title: { sv: 'Annan titel', en: 'Title', und: 'Utan språk' },
    keywords: ['ett', 'one'],
    formats: ['text/csv', 'https://www.iana.org/assignments/media-types/application/json'],
    licences: ['http://creativecommons.org/publicdomain/zero/1.0/'],
    publisherName: { sv: 'Verket' },
    isHighValue: false,
    accessRights: [],
  })
})

test.each([
  [{ [dcatap.hvdCategory]: ['<http://data.europa.eu/bna/c_ac64a52d>'] }, true],
  [{ [dcatap.applicableLegislation]: ['<http://data.europa.eu/eli/reg_impl/2023/138/oj>'] }, true],
  [{ [dcatap.applicableLegislation]: ['<http://data.europa.eu/eli/reg/2022/868/oj>'] }, false],
])('%j is of high value: %s', (statements, isHighValue) => {
  expect(readCard(sampleRecord(iri, 'Dataset', { statements })).isHighValue).toBe(isHighValue)
})

test.each([
  ['NationalAuthority', false],
  ['PrivateIndividual(s)', true],
  ['PrivateIndividual', true],
])('an agent of type %s is a private person: %s', (type, isIndividual) => {
  expect(readCard(sampleAgent(iri, 'Namn', type)).isIndividual).toBe(isIndividual)
})

test('a foaf:Person is a private person', () => {
  const person = sampleRecord(iri, 'Agent', { statements: { [rdf.type]: [`<${foaf.Person}>`] } })
  expect(readCard(person).isIndividual).toBe(true)
})
