import { describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { validate } from '../../src/validate/validate.ts'
import { example, onDatasets, profileOf, told, words } from './profiles.ts'
import { turtle } from './turtle.ts'

describe('a finding', () => {
  test('has the words of its rule and the facts of its breach', async () => {
    const shapes = `
      :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :Dataset-publisher-link .
      :Dataset-publisher-link a sh:PropertyShape ; sh:path dcterms:publisher ; sh:nodeKind sh:IRI ;
        sh:severity sh:Warning ; sh:name "Utgivare"@sv, "Publisher"@en ;
        sh:message "Länka till utgivaren i stället för ”{$value}”."@sv, "Link to the publisher instead of “{$value}”."@en ;
        sh:description "Så här."@sv, "Like this."@en ; rdfs:seeAlso <https://example.org/spec> .`
    const data = ':d a dcat:Dataset ; dcterms:title "Bathing"@en, "Bad"@sv ; dcterms:publisher "SCB" .'
    expect(await validate(turtle(data), profileOf(shapes))).toEqual([
      {
        stage: 'validate',
        severity: 'Warning',
        sourceShape: example('Dataset-publisher-link'),
        sourceConstraintComponent: 'http://www.w3.org/ns/shacl#NodeKindConstraintComponent',
        focusNode: example('d'),
        focusType: 'Dataset',
        focusLabel: 'Bad',
        resultPath: 'http://purl.org/dc/terms/publisher',
        pathLabel: { sv: 'Utgivare', en: 'Publisher' },
        value: 'SCB',
        resultMessage: {
          sv: 'Länka till utgivaren i stället för ”SCB”.',
          en: 'Link to the publisher instead of “SCB”.',
        },
        hint: { sv: 'Så här.', en: 'Like this.' },
        position: { line: 4, column: 1 },
        seeAlso: 'https://example.org/spec',
      },
    ])
  })

  test('calls blank nodes by their label', async () => {
    const data = '_:d a dcat:Dataset ; dcterms:publisher _:p .'
    const shapes = onDatasets('dcterms:publisher', 'sh:nodeKind sh:IRI')
    const [[focus, value]] = await told(data, shapes)
    expect([focus, value]).toEqual([expect.stringMatching(/^_:.*d$/), expect.stringMatching(/^_:.*p$/)])
  })

  test('is labelled in Swedish, else in English, else in any language, else by its name', async () => {
    const data = `
      :a a dcat:Dataset ; dcterms:title "a"@de, "b"@en, "c"@sv-SE .
      :b a dcat:Dataset ; dcterms:title "d"@de, "e"@en .
      :c a dcat:Dataset ; dcterms:title "f"@de ; foaf:name "g"@sv .
      :d a dcat:Dataset ; foaf:name "h" .
      :e a dcat:Dataset .`
    const findings = await validate(turtle(data), profileOf(onDatasets('dcterms:publisher', 'sh:minCount 1')))
    expect(findings.map(({ focusLabel }) => focusLabel)).toEqual(['c', 'e', 'f', 'h', null])
  })

  test('is about the property named first in a longer path', async () => {
    const path = '[ sh:alternativePath ( dcterms:issued [ sh:inversePath dcterms:hasPart ] ) ]'
    const shapes = onDatasets(path, 'sh:minCount 1')
    const [finding] = await validate(turtle(':d a dcat:Dataset .'), profileOf(shapes))
    expect(finding.resultPath).toBe('http://purl.org/dc/terms/issued')
  })

  test('about a resource as a whole has no value but the resource', async () => {
    const shapes = `:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:not [ sh:class dcat:Catalog ] ; ${words} .`
    expect(await told(':d a dcat:Dataset, dcat:Catalog .', shapes)).toEqual([[example('d'), null]])
  })

  test('about a closed shape names the property that is too much', async () => {
    const shapes = `:S a sh:NodeShape ; sh:targetClass :C ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ; ${words} .`
    const [finding] = await validate(turtle(':a a :C ; :p :b .'), profileOf(shapes))
    expect([finding.resultPath, finding.value]).toEqual([example('p'), example('b')])
  })

  test('has the class of its rule, whatever its node is typed as', async () => {
    const shapes = `
      :Agent a sh:NodeShape ; sh:targetClass foaf:Organization, foaf:Person ; sh:targetObjectsOf dcterms:publisher ;
        sh:property :Agent-name .
      :Agent-name sh:path foaf:name ; sh:minCount 1 ; ${words} .`
    const data = ':d dcterms:publisher :untyped . :o a foaf:Organization . :p a foaf:Person .'
    const findings = await validate(turtle(data), profileOf(shapes))
    expect(findings.map(({ focusNode, focusType }) => [focusNode, focusType])).toEqual(
      ['untyped', 'o', 'p'].map(name => [example(name), 'Agent']),
    )
  })

  test('about too many values in a language says which language, and there is one for each', async () => {
    const shapes = `
      :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :Dataset-title .
      :Dataset-title sh:path dcterms:title ; sh:uniqueLang true ; sh:severity sh:Info ;
        sh:message "Flera är märkta ”{$value}”."@sv, "Several are tagged “{$value}”."@en .`
    const data = ':d a dcat:Dataset ; dcterms:title "a"@sv, "b"@en, "c"@sv, "d"@en, "e"@en, "f"@fi, "g" .'
    const findings = await validate(turtle(data), profileOf(shapes))
    expect(findings.map(({ value, resultMessage }) => [value, resultMessage.sv])).toEqual([
      ['sv', 'Flera är märkta ”sv”.'],
      ['en', 'Flera är märkta ”en”.'],
    ])
  })

  test('is never about a text: what leads to it tells of that', async () => {
    const shapes = `
      :Provenance a sh:NodeShape ; sh:targetObjectsOf dcterms:provenance ; sh:property :Provenance-description .
      :Provenance-description sh:path dcterms:description ; sh:minCount 1 ; ${words} .
      ${onDatasets('dcterms:provenance', 'sh:nodeKind sh:BlankNodeOrIRI')}`
    const data = ':d a dcat:Dataset ; dcterms:provenance "Räknat", :p .'
    expect(await told(data, shapes)).toEqual([
      [example('d'), 'Räknat'],
      [example('p'), null],
    ])
  })
})

describe('findings come in the order of', () => {
  const shapes = onDatasets('dcterms:publisher', 'sh:nodeKind sh:IRI')

  test('the document', async () => {
    const data = ':b a dcat:Dataset ; dcterms:publisher "2", "1" . :a a dcat:Dataset ; dcterms:publisher "3" .'
    expect(await told(data, shapes)).toEqual([
      [example('b'), '2'],
      [example('b'), '1'],
      [example('a'), '3'],
    ])
  })

  test('resource, path, value and rule where there are no positions', async () => {
    const text =
      '<b> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/publisher> "2", "1" . <a> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/publisher> "3" .'
    const { graph } = await read(Buffer.from(text), { baseIri: 'https://example.org/', mediaType: 'text/turtle' })
    const findings = await validate(graph, profileOf(shapes))
    expect(findings.map(({ value }) => value)).toEqual(['3', '1', '2'])
  })
})
