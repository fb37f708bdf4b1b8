import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { rewriteSchemaOrg } from '../../src/source/schema-org.ts'

const page = { address: 'https://a.example/', title: '', language: 'sv' }
const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://a.example/> a dcat:Catalog ; dcat:dataset <https://a.example/d> . `

async function graphOf(text: string, mediaType: string): Promise<Graph> {
  const { graph, failure } = await read(Buffer.from(text), { baseIri: 'https://a.example/', mediaType })
  expect(failure).toBe(null)
  return graph
}

/** What a catalogue of one dataset with this said of it becomes. */
async function rewritten(said: object) {
  const dataset = { '@type': 'Dataset', '@id': 'https://a.example/d', ...said }
  const catalogue = { '@type': 'DataCatalog', '@id': 'https://a.example/', dataset }
  const json = JSON.stringify({ '@context': 'https://schema.org/', ...catalogue })
  return rewriteSchemaOrg(await graphOf(json, 'application/ld+json'), page)
}

/** What is expected of the dataset, in Turtle, and statements of other things. */
async function expectRewritten(said: object, turtle: string, others = ''): Promise<void> {
  const { graph } = await rewritten(said)
  const text = `${prefixes} <https://a.example/d> a dcat:Dataset${turtle === '' ? '' : ` ; ${turtle}`} . ${others}`
  expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await graphOf(text, 'text/turtle')))
}

describe('a dataset of schema.org', () => {
  const openAccess = '<http://publications.europa.eu/resource/authority/access-right/PUBLIC>'
  test.each<[string, object, string]>([
    ['its name', { name: 'Vägar' }, 'dcterms:title "Vägar"@sv'],
    [
      'names in several languages',
      { name: [{ '@value': 'Roads', '@language': 'en' }, 'Vägar'] },
      'dcterms:title "Vägar"@sv, "Roads"@en',
    ],
    ['no empty name', { name: ' ' }, ''],
    ['keywords in a text', { keywords: 'väg, trafik ;  ,snö' }, 'dcat:keyword "väg"@sv, "trafik"@sv, "snö"@sv'],
    [
      'keywords in a list',
      { keywords: ['väg', { '@type': 'DefinedTerm', name: 'snö' }] },
      'dcat:keyword "väg"@sv, "snö"@sv',
    ],
    ['an identifier', { identifier: 'SE-1' }, 'dcterms:identifier "SE-1"'],
    [
      'an identifier that is described',
      { identifier: { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.5/x' } },
      'dcterms:identifier "10.5/x"',
    ],
    ['a date', { datePublished: '2026-02-01' }, 'dcterms:issued "2026-02-01"^^xsd:date'],
    ['a time', { dateModified: '2026-02-01T10:00:00Z' }, 'dcterms:modified "2026-02-01T10:00:00Z"^^xsd:dateTime'],
    ['a year', { datePublished: '2026' }, 'dcterms:issued "2026"^^xsd:gYear'],
    ['a date that is none, as it stands', { dateModified: 'i våras' }, 'dcterms:modified "i våras"'],
    [
      'a period',
      { temporalCoverage: '2020-01-01/2020-12-31' },
      'dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2020-12-31"^^xsd:date ]',
    ],
    [
      'a period that goes on',
      { temporalCoverage: '2020/..' },
      'dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020"^^xsd:gYear ]',
    ],
    [
      'a period without a beginning',
      { temporalCoverage: '../2020-06' },
      'dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:endDate "2020-06"^^xsd:gYearMonth ]',
    ],
    [
      'a single year as a period',
      { temporalCoverage: '2020' },
      'dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020"^^xsd:gYear ; dcat:endDate "2020"^^xsd:gYear ]',
    ],
    ['no period that is a tale', { temporalCoverage: 'medeltiden' }, ''],
    [
      'a place by its name',
      { spatialCoverage: 'Sverige' },
      'dcterms:spatial [ a dcterms:Location ; skos:prefLabel "Sverige"@sv ]',
    ],
    [
      'a place by its address',
      { spatialCoverage: 'https://sws.geonames.org/2661886/' },
      'dcterms:spatial <https://sws.geonames.org/2661886/>',
    ],
    [
      'a point',
      { spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoCoordinates', latitude: 59.33, longitude: 18.07 } } },
      'dcterms:spatial [ a dcterms:Location ; dcat:centroid "POINT(18.07 59.33)"^^geo:wktLiteral ]',
    ],
    [
      'a box',
      { spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: '55 11 69 24' } } },
      'dcterms:spatial [ a dcterms:Location ; dcat:bbox "POLYGON((11 55, 24 55, 24 69, 11 69, 11 55))"^^geo:wktLiteral ]',
    ],
    ['that it is free for all', { isAccessibleForFree: true }, `dcterms:accessRights ${openAccess}`],
    ['nothing of access when it costs something', { isAccessibleForFree: false }, ''],
    ['its page', { url: 'https://a.example/om' }, 'dcat:landingPage <https://a.example/om>'],
    ['no page that is no web address', { url: 'javascript:alert(1)' }, ''],
    ['what it is made of', { isBasedOn: 'https://b.example/d' }, 'dcterms:source <https://b.example/d>'],
    ['its version', { version: '1.2' }, 'dcat:version "1.2"'],
    ['its language', { inLanguage: 'en' }, 'dcterms:language "en"'],
    [
      'a licence where there is no distribution',
      { license: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      'dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/>',
    ],
    [
      'a licence in words, as it stands',
      { license: { '@value': 'Fri att använda' } },
      'dcterms:license "Fri att använda"',
    ],
    [
      'a publisher by name',
      { publisher: 'Vägverket' },
      'dcterms:publisher [ a foaf:Agent ; foaf:name "Vägverket"@sv ]',
    ],
    [
      'a publisher that is only named by address',
      { publisher: 'https://v.example/' },
      'dcterms:publisher <https://v.example/>',
    ],
    [
      'the provider as publisher',
      { provider: { '@type': 'Organization', name: 'Vägverket' } },
      'dcterms:publisher [ a foaf:Organization ; foaf:name "Vägverket"@sv ]',
    ],
    [
      'the publisher before the provider',
      { publisher: 'https://v.example/', provider: 'https://w.example/' },
      'dcterms:publisher <https://v.example/>',
    ],
    [
      'the creator as publisher, too, where none is named',
      { creator: { '@id': 'https://v.example/', '@type': 'Person', name: 'Maja' } },
      'dcterms:creator <https://v.example/> ; dcterms:publisher <https://v.example/> . <https://v.example/> a foaf:Person ; foaf:name "Maja"@sv',
    ],
    [
      'whom to ask',
      {
        contactPoint: {
          '@type': 'ContactPoint',
          email: 'a@v.example',
          telephone: '08-12 34 56',
          url: 'https://v.example/fraga',
        },
      },
      'dcat:contactPoint [ a vcard:Organization ; vcard:hasEmail <mailto:a@v.example> ; vcard:hasTelephone <tel:08123456> ; vcard:hasURL <https://v.example/fraga> ]',
    ],
    [
      'whom to ask at the publisher',
      { publisher: { '@id': 'https://v.example/', contactPoint: { '@type': 'ContactPoint', name: 'Växeln' } } },
      'dcterms:publisher <https://v.example/> ; dcat:contactPoint [ a vcard:Organization ; vcard:fn "Växeln" ]',
    ],
  ])('says %s', async (_, said, turtle) => {
    await expectRewritten(said, turtle)
  })

  const csv = 'https://a.example/d.csv'
  test.each<[string, object, string]>([
    ['its file', { contentUrl: csv }, `dcat:accessURL <${csv}> ; dcat:downloadURL <${csv}>`],
    [
      'its page before its file',
      { contentUrl: csv, url: 'https://a.example/om' },
      `dcat:accessURL <https://a.example/om> ; dcat:downloadURL <${csv}>`,
    ],
    [
      'its media type',
      { url: csv, encodingFormat: 'Text/CSV; charset=utf-8' },
      `dcat:accessURL <${csv}> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>`,
    ],
    [
      'its format by address',
      { url: csv, fileFormat: 'https://f.example/csv' },
      `dcat:accessURL <${csv}> ; dcterms:format <https://f.example/csv>`,
    ],
    ['its format in words', { url: csv, encodingFormat: 'CSV' }, `dcat:accessURL <${csv}> ; dcterms:format "CSV"`],
    [
      'its size',
      { url: csv, contentSize: '2048' },
      `dcat:accessURL <${csv}> ; dcat:byteSize "2048"^^xsd:nonNegativeInteger`,
    ],
    [
      'its size in units',
      { url: csv, contentSize: '1.5 KiB' },
      `dcat:accessURL <${csv}> ; dcat:byteSize "1536"^^xsd:nonNegativeInteger`,
    ],
    ['no size that may be one of two', { url: csv, contentSize: '1,234 KB' }, `dcat:accessURL <${csv}>`],
    ['no size beyond all sizes', { url: csv, contentSize: `${'9'.repeat(30)} TB` }, `dcat:accessURL <${csv}>`],
    ['no size of a million spaces', { url: csv, contentSize: `1${' '.repeat(1_000_000)}x` }, `dcat:accessURL <${csv}>`],
    ['no size that is none', { url: csv, contentSize: 'stor' }, `dcat:accessURL <${csv}>`],
    [
      'its own licence before that of the dataset',
      { url: csv, license: 'https://l.example/2' },
      `dcat:accessURL <${csv}> ; dcterms:license <https://l.example/2>`,
    ],
  ])('has a distribution that says %s', async (_, said, turtle) => {
    await expectRewritten(
      { distribution: { '@type': 'DataDownload', ...said } },
      `dcat:distribution [ a dcat:Distribution ; ${turtle} ]`,
    )
  })

  test('gives its licence to distributions that have none', async () => {
    const said = { license: 'https://l.example/1', distribution: [{ '@type': 'DataDownload', url: csv }] }
    await expectRewritten(
      said,
      `dcat:distribution [ a dcat:Distribution ; dcat:accessURL <${csv}> ; dcterms:license <https://l.example/1> ]`,
    )
  })

  test('has what stands in its distributions by the names of JavaScript’s own objects left out', async () => {
    const { problems } = await rewritten({ toString: 'x', hasOwnProperty: 'y', name: 'Vägar' })
    expect(problems.at(-1)).toMatchObject({
      rule: 'schema-org-left-out',
      details: { properties: 'hasOwnProperty, toString' },
    })
  })
})

describe('a graph in the words of DCAT and of schema.org', () => {
  test('keeps what is in those of DCAT as it stands, with what it leads to', async () => {
    const turtle = `${prefixes} <https://a.example/d> a dcat:Dataset ; dcterms:spatial [ skos:prefLabel "Sverige" ] .`
    const more = '<https://a.example/site> a <https://schema.org/WebSite> ; <https://schema.org/name> "Webbplatsen" .'
    const { graph, problems } = rewriteSchemaOrg(await graphOf(turtle + more, 'text/turtle'), page)
    expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await graphOf(turtle, 'text/turtle')))
    expect(problems).toEqual([])
  })

  test('has datasets of schema.org put into the catalogue of DCAT', async () => {
    const turtle = `${prefixes} <https://a.example/d> a dcat:Dataset . <https://a.example/e> a <http://schema.org/Dataset> .`
    const { graph } = rewriteSchemaOrg(await graphOf(turtle, 'text/turtle'), page)
    const members = graph.objectsOf(graph.iri('https://a.example/'), graph.iri('http://www.w3.org/ns/dcat#dataset'))
    expect(members.map(id => graph.value(id))).toEqual(['https://a.example/d', 'https://a.example/e'])
  })

  test('with a dataset of both is not rewritten', async () => {
    const both = `${prefixes} <https://a.example/d> a dcat:Dataset, <http://schema.org/Dataset> ; <http://schema.org/name> "Vägar" .`
    const { graph } = rewriteSchemaOrg(await graphOf(both, 'text/turtle'), page)
    expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await graphOf(both, 'text/turtle')))
  })

  test('puts all datasets into the catalogue that most are in, whichever others are named', async () => {
    const other = { '@type': 'DataCatalog', '@id': 'https://portal.example/', name: 'Portalen' }
    const own = { '@type': 'DataCatalog', '@id': 'https://a.example/' }
    const datasets = ['d', 'e'].map(name => ({
      '@type': 'Dataset',
      '@id': `https://a.example/${name}`,
      includedInDataCatalog: name === 'd' ? [other, own] : own,
    }))
    const json = JSON.stringify({ '@context': 'https://schema.org/', '@graph': datasets })
    const { graph } = rewriteSchemaOrg(await graphOf(json, 'application/ld+json'), page)
    expect(
      graph.objectsOf(graph.iri('https://a.example/'), graph.iri('http://www.w3.org/ns/dcat#dataset')).length,
    ).toBe(2)
    expect(graph.describes(graph.iri('https://portal.example/'))).toBe(false)
  })
})
