import { describe, expect, test } from 'vitest'
import { example, onDatasets, told, words } from './profiles.ts'

describe('what is known besides the published graph', () => {
  const concept = `sh:node [ sh:property [ sh:path skos:inScheme ; sh:hasValue :themes ] ]`
  const knowledge = ':theme a skos:Concept ; skos:inScheme :themes . foaf:Organization rdfs:subClassOf foaf:Agent .'

  test('tells of concepts that the graph only names', async () => {
    const data = ':d a dcat:Dataset ; dcat:theme :theme, :other .'
    expect(await told(data, onDatasets('dcat:theme', concept), knowledge)).toEqual([[example('d'), example('other')]])
  })

  test('is one with what the graph says itself', async () => {
    const data = ':d a dcat:Dataset ; dcat:theme :theme . :theme skos:inScheme :themes, :more .'
    const shapes = onDatasets('( dcat:theme skos:inScheme )', 'sh:maxCount 2')
    expect(await told(data, shapes, knowledge)).toEqual([])
  })

  test('makes an instance of a subclass an instance of the class', async () => {
    const data = ':d a dcat:Dataset ; dcterms:publisher :org, :cat . :org a foaf:Organization . :cat a :Cat .'
    const shapes = onDatasets('dcterms:publisher', 'sh:class foaf:Agent')
    expect(await told(data, shapes, knowledge)).toEqual([[example('d'), example('cat')]])
  })

  test('makes an instance of a subclass a target of the class', async () => {
    const shapes = `:Agent a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property :name . :name sh:path foaf:name ; sh:minCount 1 ; ${words} .`
    expect(await told(':org a foaf:Organization .', shapes, knowledge)).toEqual([[example('org'), null]])
  })

  test('is never judged itself', async () => {
    const shapes = `
      :S sh:targetClass skos:Concept ; sh:targetSubjectsOf skos:inScheme ; sh:targetObjectsOf skos:inScheme ;
        sh:property :label . :label sh:path skos:prefLabel ; sh:minCount 1 ; ${words} .`
    expect(await told(':d a dcat:Dataset ; dcat:theme :theme .', shapes, knowledge)).toEqual([])
    expect(await told(':own a skos:Concept .', shapes, knowledge)).toEqual([[example('own'), null]])
  })

  test('has the values of a path that leads backwards', async () => {
    const data = ':d a dcat:Dataset ; dcat:themeTaxonomy :themes .'
    const shapes = onDatasets('( dcat:themeTaxonomy [ sh:inversePath skos:inScheme ] )', 'sh:in ( :none )')
    expect(await told(data, shapes, knowledge)).toEqual([[example('d'), example('theme')]])
  })

  test('has the nodes that have a text of the graph', async () => {
    const data = ':d a dcat:Dataset ; dcterms:format "csv" .'
    const shapes = onDatasets('( dcterms:format [ sh:inversePath skos:notation ] )', 'sh:in ( :none )')
    expect(await told(data, shapes, ':CSV skos:notation "csv" .')).toEqual([[example('d'), example('CSV')]])
  })
})
