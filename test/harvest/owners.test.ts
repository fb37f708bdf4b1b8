import { expect, test } from 'vitest'
import { complianceWith } from '../../src/harvest/compliance.ts'
import { ownersIn } from '../../src/harvest/owners.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'

async function graphOf(turtle: string): Promise<Graph> {
  const { graph } = await read(Buffer.from(turtle), { baseIri: 'https://a.example/', mediaType: 'text/turtle' })
  return graph
}
const topics = new Set(['https://a.example/1', 'https://a.example/2'])

test('a resource lies in the records that lead to it, but not beyond them', async () => {
  const graph = await graphOf(`
    @base <https://a.example/> . @prefix : <https://p.example/> .
    <catalogue> :dataset <1>, <2> . <1> :has <file>, <shared> . <2> :has <shared> .
    <file> :checksum [ :value "x" ] . <1> :related <2> . <circle> :to <round> . <round> :to <circle> .`)
  const { of } = ownersIn(graph, topics)
  const blank = graph.subjects().find(id => graph.value(id).startsWith('b')) ?? 0
  expect(of('https://a.example/1')).toEqual(['https://a.example/1'])
  expect(of('https://a.example/2')).toEqual(['https://a.example/2'])
  expect(of('https://a.example/file')).toEqual(['https://a.example/1'])
  expect(of('https://a.example/shared')).toEqual(['https://a.example/1', 'https://a.example/2'])
  expect(of(`_:${graph.value(blank)}`)).toEqual(['https://a.example/1'])
  expect(of('https://a.example/circle')).toEqual([])
  expect(of('https://a.example/catalogue')).toEqual([])
  expect(of('https://a.example/none')).toEqual([])
})

test('a resource that goes by another name now is known by the old one', async () => {
  const graph = await graphOf('_:x <https://p.example/has> <https://a.example/file> .')
  const name = `_:${graph.value(graph.subjects()[0])}`
  const { of } = ownersIn(graph, topics, new Map([[name, 'https://a.example/2']]))
  expect(of(name)).toEqual(['https://a.example/2'])
  expect(of('https://a.example/file')).toEqual(['https://a.example/2'])
})

test('a dataset complies when nothing violates the baseline on it or on what only belongs to it', async () => {
  const good = datasetTurtle('1')
  const badFile = datasetTurtle('2').replace('dcat:accessURL <https://a.example/files/2.csv>', 'dcat:accessURL "text"')
  const badDataset = datasetTurtle('3').replace('dcterms:title "Datamängd 3"@sv ;', '')
  const graph = await graphOf(catalogueTurtle(['1', '2', '3'], { datasets: good + badFile + badDataset }))
  const compliant = await complianceWith(await loadProfile('dcat-ap-se'), graph, {})
  expect(['1', '2', '3'].map(id => compliant(`https://a.example/d/${id}`)?.conforms)).toEqual([true, false, false])
})

test('without the baseline nothing can be said', async () => {
  const compliant = await complianceWith(null, await graphOf(catalogueTurtle(['1'])), {})
  expect(compliant('https://a.example/d/1')).toBeNull()
})
