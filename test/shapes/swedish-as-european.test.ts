import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'
import { namespaces } from './fixtures.ts'

/** As DCAT-AP-SE has it, with everything that it does otherwise than DCAT-AP. */
const catalogue = turtle(`
  @prefix adms: <http://www.w3.org/ns/adms#> .
  @prefix geosparql: <http://www.opengis.net/ont/geosparql#> .
  @prefix locn: <http://www.w3.org/ns/locn#> .
  @prefix odrs: <http://schema.theodi.org/odrs#> .
  @prefix spdx: <http://spdx.org/rdf/terms#> .
  @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .

  :catalogue a dcat:Catalog ;
    dcterms:title "Öppna data"@sv ; dcterms:description "Kommunens öppna data."@sv ;
    dcterms:publisher <http://dataportal.se/organisation/SE2120000000> ;
    dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ;
    dcterms:spatial <http://sws.geonames.org/2661886/> ;
    dcat:dataset :bathing, :series ; dcat:service :api .
  <http://dataportal.se/organisation/SE2120000000> a foaf:Organization ;
    foaf:name "Exempelkommunen"@sv ; dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .
  :contact a vcard:Organization ; vcard:fn "Öppna data" ; vcard:hasEmail <mailto:oppnadata@example.org> .
  :bathing a dcat:Dataset ;
    dcterms:title "Badplatser"@sv ; dcterms:description "Kommunens badplatser."@sv ;
    dcterms:publisher <http://dataportal.se/organisation/SE2120000000> ; dcat:contactPoint :contact ;
    adms:identifier "10.1234/badplatser" ;
    dcterms:conformsTo :specification, <https://elsewhere.example/specification> ;
    dcterms:spatial [ a dcterms:Location ; locn:geometry "POINT(18 59)"^^geosparql:wktLiteral ] ;
    dcat:qualifiedRelation [ a dcat:Relationship ; dcterms:relation :original ;
      dcat:hadRole <https://www.dataportal.se/terminology/resource-role/original> ] ;
    dcat:inSeries :series ; dcat:distribution :file .
  <https://www.dataportal.se/terminology/resource-role/original> a skos:Concept ; skos:prefLabel "Original"@sv .
  :specification dcterms:title "Badplatsspecifikationen"@sv .
  :series a dcat:DatasetSeries ;
    dcterms:title "Badplatser per år"@sv ; dcterms:description "En datamängd om året."@sv ;
    dcterms:publisher <http://dataportal.se/organisation/SE2120000000> .
  :file a dcat:Distribution ;
    dcat:accessURL <https://example.org/bad.csv> ; dcterms:format "text/csv" ;
    dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ;
    dcterms:rights [ a odrs:RightsStatement ; odrs:attributionText "Exempelkommunen"@sv ] ;
    spdx:checksum [ a spdx:Checksum ; spdx:checksumValue "da39a3ee5e6b4b0d3255bfef95601890afd80709" ;
      spdx:algorithm spdx:checksumAlgorithm_sha1 ] .
  :api a dcat:DataService ;
    dcterms:title "Bad-API"@sv ; dcat:endpointURL <https://example.org/api> ; dcat:servesDataset :series .
`)

/** What DCAT-AP makes of what DCAT-AP-SE asks for. */
const predictions = [
  ['a format in text', 'Distribution-format-link', 'Violation'],
  ['another identifier in text', 'Dataset-admsIdentifier-link', 'Violation'],
  ['a geometry in text', 'Location-geometry-link', 'Violation'],
  ['a checksum without datatype', 'Checksum-checksumValue-datatype', 'Violation'],
  ['the address of SHA-1, which the European check misspells', 'Checksum-algorithm-https', 'Info'],
  ['a rights statement of ODRS only', 'Distribution-rights-class', 'Violation'],
  ['a role that is a concept only', 'Relationship-hadRole-class', 'Violation'],
  ['a data service that serves a series', 'DatasetSeries-served-range', 'Info'],
  ['a publisher that is no EU body', 'Catalog-publisher-value', 'Info'],
  ['an address of GeoNames with http', 'Location-geonames-https', 'Info'],
  ['a specification that is described without type', 'Dataset-conformsTo-class', 'Violation'],
  ['a specification that is not described', 'Standard-described', 'Info'],
] as const

async function findingsBy(id: string): Promise<readonly Finding[]> {
  return await validate(catalogue, await loadProfile(id))
}

test('the catalogue has no error by DCAT-AP-SE', async () => {
  const findings = await findingsBy('dcat-ap-se')
  const violations = findings.filter(({ severity }) => severity === 'Violation')
  expect(violations.map(({ sourceShape }) => sourceShape)).toEqual([])
})

test.each(predictions)('by DCAT-AP there is a finding on %s', async (_, rule, severity) => {
  const findings = await findingsBy('dcat-ap')
  const found = findings.filter(({ sourceShape }) => sourceShape === namespaces.eu + rule)
  expect(found.map(finding => finding.severity)).toEqual([severity])
})

test('by DCAT-AP nothing else is an error in it', async () => {
  const findings = await findingsBy('dcat-ap')
  const violations = new Set(findings.filter(({ severity }) => severity === 'Violation').map(f => f.sourceShape))
  const predicted = predictions.filter(([, , severity]) => severity === 'Violation').map(([, rule]) => rule)
  expect([...violations].sort()).toEqual(predicted.map(rule => namespaces.eu + rule).sort())
})
