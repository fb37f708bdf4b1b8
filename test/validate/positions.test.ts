import { describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { syntaxById } from '../../src/rdf/syntaxes.ts'
import { validate } from '../../src/validate/validate.ts'
import { onDatasets, profileOf, words } from './profiles.ts'

/** The same data in each syntax; in all of them the dataset is mentioned before it is described. */
const documents = {
  rdfxml: `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:dcat="http://www.w3.org/ns/dcat#">
  <dcat:Catalog><dcat:dataset rdf:resource="https://example.org/d"/></dcat:Catalog>
  <dcat:Dataset
      rdf:about="https://example.org/d">
    <dcterms:title>Bad</dcterms:title>
    <dcterms:publisher>SCB</dcterms:publisher>
  </dcat:Dataset>
</rdf:RDF>`,
  turtle: `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
[] a dcat:Catalog ; dcat:dataset <https://example.org/d> .
<https://example.org/d>
  a dcat:Dataset ;
  dcterms:title "Bad" ; dcterms:publisher
  "SCB" .`,
  ntriples: `
<https://example.org/c> <http://www.w3.org/ns/dcat#dataset> <https://example.org/d> .


<https://example.org/d> <http://purl.org/dc/terms/title> "Bad" .
<https://example.org/d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .

<https://example.org/d> <http://purl.org/dc/terms/publisher> "SCB" .`,
  trig: `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://example.org/g> { [] dcat:dataset <https://example.org/d> .
<https://example.org/d> a dcat:Dataset ;
  dcterms:title "Bad" ;

  dcterms:publisher "SCB" }`,
  nquads: `
<https://example.org/c> <http://www.w3.org/ns/dcat#dataset> <https://example.org/d> <https://example.org/g> .


<https://example.org/d> <http://purl.org/dc/terms/title> "Bad" <https://example.org/g> .
<https://example.org/d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .

<https://example.org/d> <http://purl.org/dc/terms/publisher> "SCB" <https://example.org/g> .`,
  jsonld: `
{ "@context": { "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/" },
  "@graph": [
    { "@type": "dcat:Catalog", "dcat:dataset": { "@id": "https://example.org/d" } },
    { "@type": "dcat:Dataset", "@id": "https://example.org/d",
      "dcterms:title": "Bad",

      "dcterms:publisher": { "@value": "SCB" } } ] }`,
} as const

describe.each(Object.keys(documents) as (keyof typeof documents)[])('a position in %s', id => {
  async function lineOf(
    shapes: string,
    positions = true,
    document: string = documents[id],
  ): Promise<number | null | undefined> {
    const options = { baseIri: 'https://example.org/', mediaType: syntaxById(id)?.mediaTypes[0] ?? null, positions }
    const { graph } = await read(Buffer.from(document), options)
    const [finding] = await validate(graph, profileOf(shapes))
    return finding.position === null ? null : finding.position.line
  }

  test('is where the offending value stands', async () => {
    expect(await lineOf(onDatasets('dcterms:publisher', 'sh:nodeKind sh:IRI'))).toBe(8)
  })

  test('is where the resource is described first when something is missing, not where it is mentioned', async () => {
    expect(await lineOf(onDatasets('dcterms:description', 'sh:minCount 1'))).toBe(5)
  })

  test('is where a resource is mentioned first that is not described at all', async () => {
    const [mentioned, unknown] = ['https://example.org/d', 'https://example.org/x']
    const document = documents[id].replace(mentioned, unknown)
    const line = document.slice(0, document.indexOf(unknown)).split('\n').length
    const shapes = `:Listed a sh:NodeShape ; sh:targetObjectsOf dcat:dataset ; sh:property :Listed-title .
      :Listed-title sh:path dcterms:title ; sh:minCount 1 ; ${words} .`
    expect(await lineOf(shapes, true, document)).toBe(line)
  })

  test('is null when the graph keeps none', async () => {
    expect(await lineOf(onDatasets('dcterms:description', 'sh:minCount 1'), false)).toBeNull()
  })
})

describe('of values that are too many, the second one', () => {
  const data = `
<https://example.org/d> a dcat:Dataset ;
  dcterms:issued "2024" ;
  dcterms:title "Bad"@sv , "Pool"@en ;
  dcterms:title "Sim"@sv ;
  dcterms:issued "2023" .`
  const lineOf = async (path: string, constraint: string): Promise<number | undefined> => {
    const text = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .${data}`
    const options = { baseIri: 'https://example.org/', mediaType: 'text/turtle', positions: true }
    const { graph } = await read(Buffer.from(text), options)
    const [finding] = await validate(graph, profileOf(onDatasets(path, constraint)))
    return finding.position?.line
  }

  test('is shown, in the order of the document', async () => {
    expect(await lineOf('dcterms:issued', 'sh:maxCount 1')).toBe(6)
  })

  test('is the second in the language that has several', async () => {
    expect(await lineOf('dcterms:title', 'sh:uniqueLang true')).toBe(5)
  })

  test('is not taken for one that is missing', async () => {
    const english = 'sh:qualifiedValueShape [ sh:languageIn ( "en" ) ] ; sh:qualifiedMinCount 2'
    expect(await lineOf('dcterms:title', english)).toBe(2)
  })
})

test('of a rule about the address itself is where the resource begins, though it points at itself', async () => {
  const text = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://example.org/d>
  a dcat:Dataset ;
  dcat:landingPage <https://example.org/d> .`
  const shapes = `:Dataset-address sh:targetClass dcat:Dataset ; sh:pattern "^urn:" ; ${words} .`
  const { graph } = await read(Buffer.from(text), { baseIri: 'x:', mediaType: 'text/turtle', positions: true })
  const [finding] = await validate(graph, profileOf(shapes))
  expect(finding.position?.line).toBe(2)
})
