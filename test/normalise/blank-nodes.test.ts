import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameBlankNodes } from '../../src/normalise/blank-nodes.ts'
import { mainResources } from '../../src/normalise/resource-type.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { messyQuads } from './catalogues.ts'
import { graphOf, turtle } from './graphs.ts'

/** IRIs of the resources that have this title or name, sorted. */
function named(text: string, title: string): string[] {
  const { graph } = nameBlankNodes(turtle(text))
  const literals = ['', 'sv', 'en'].map(language => graph.literal(title, '', language)).filter(id => id !== 0)
  return [
    ...new Set(
      literals.flatMap(literal =>
        Array.from(graph.rowsOfObject(literal), row => graph.value(graph.columns.subjects[row])),
      ),
    ),
  ].sort()
}

const dataset = (rest: string): string => `ex:k a dcat:Catalog ; dcat:dataset [ a dcat:Dataset ; ${rest} ] .`

describe('The name of a blank dataset', () => {
  const [known] = named(dataset('dcterms:title "Badplatser"@sv'), 'Badplatser')

  test.each([
    ['a description', 'dcterms:title "Badplatser"@sv ; dcterms:description "Alla"@sv'],
    ['a translation', 'dcterms:title "Badplatser"@sv, "Bathing places"@en'],
    ['a distribution', 'dcterms:title "Badplatser"@sv ; dcat:distribution [ a dcat:Distribution ]'],
    ['a publisher', 'dcterms:title "Badplatser"@sv ; dcterms:publisher ex:kommunen'],
  ])('stays when it gets %s', (_, rest) => {
    expect(named(dataset(rest), 'Badplatser')).toEqual([known])
  })

  test('stays when other datasets come and go', () => {
    const more = `${dataset('dcterms:title "Badplatser"@sv')} ${dataset('dcterms:title "Annat"@sv')} ${dataset('dcterms:identifier "7"')}`
    expect(named(more, 'Badplatser')).toEqual([known])
  })

  test('follows from the identifier where there is one, whatever the title', () => {
    const [one] = named(dataset('dcterms:identifier "42" ; dcterms:title "Badplatser"@sv'), 'Badplatser')
    expect(named(dataset('dcterms:identifier "42" ; dcterms:title "Bad"@sv'), 'Bad')).toEqual([one])
    expect(one).not.toBe(known)
  })

  test('differs between catalogues', () => {
    expect(named(dataset('dcterms:title "Badplatser"@sv').replace('ex:k', 'ex:annan'), 'Badplatser')).not.toEqual([
      known,
    ])
  })

  test('is never one that is taken', () => {
    const taken = `<${known}> a dcat:Dataset ; dcterms:title "Badplatser"@sv .`
    expect(named(`${dataset('dcterms:title "Badplatser"@sv')} ${taken}`, 'Badplatser')).toHaveLength(2)
  })

  test('is its own where two datasets are alike in everything', () => {
    const twice = `${dataset('dcterms:title "Badplatser"@sv')} ${dataset('dcterms:title "Badplatser"@sv')}`
    expect(named(twice, 'Badplatser')).toHaveLength(2)
  })

  test('is told apart by the next thing in which two datasets differ, far away if need be', () => {
    const one = (text: string): string =>
      dataset(`dcterms:title "Lekplatser"@sv ; dcterms:relation [ dcterms:relation [ dcterms:title "${text}" ] ]`)
    const names = named(`${one('a')} ${one('b')}`, 'Lekplatser')
    expect(names).toHaveLength(2)
    expect(named(`${one('b')} ${one('a')}`, 'Lekplatser')).toEqual(names)
  })
})

test('agents described in the same words are one, agents that differ are two', () => {
  const agent = (rest: string): string => `[] dcterms:publisher [ a foaf:Agent ; foaf:name "Kommunen" ${rest} ] .`
  expect(named(`${agent('')} ${agent('')}`, 'Kommunen')).toHaveLength(1)
  expect(named(`${agent('')} ${agent('; foaf:homepage ex:hem')}`, 'Kommunen')).toHaveLength(2)
})

test('blank contacts and distributions stay blank', () => {
  const graph = turtle('[] a vcard:Individual . [] a dcat:Distribution .')
  expect(nameBlankNodes(graph).graph).toBe(graph)
})

test('no two resources but agents alike ever get the same name', () => {
  const count = (graph: Graph): number => [...mainResources(graph).values()].filter(type => type !== 'Agent').length
  fc.assert(
    fc.property(messyQuads, quads => {
      const graph = graphOf(quads)
      expect(count(nameBlankNodes(graph).graph)).toBe(count(graph))
    }),
    { numRuns: 500 },
  )
})
