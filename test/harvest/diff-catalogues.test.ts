import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFactory } from 'n3'
import { describe, expect, test } from 'vitest'
import { diffCatalogues } from '../../src/harvest/diff-catalogues.ts'
import type { ResourceDiff } from '../../src/model/diff.ts'
import { normalise } from '../../src/normalise/normalise.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { diffPatch } from '../../src/report/diff/patch.ts'
import { fileGraph, graphOf, quadsOf, turtle } from '../normalise/graphs.ts'

const profile = await loadProfile()

/** A catalogue in which only itself has an address. */
const catalogue = (datasets: readonly string[]): string => `
  ex:k a dcat:Catalog ; dcterms:title "Katalog"@sv ; dcat:dataset ${datasets.join(', ')} .`
const dataset = (
  title: string,
  email: string,
  format = 'CSV',
): string => `[ a dcat:Dataset ; dcterms:title "${title}"@sv ;
  dcterms:publisher [ a foaf:Organization ; foaf:name "Kommunen" ] ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Kontaktcenter" ; vcard:hasEmail <mailto:${email}> ] ;
  dcat:distribution
    [ a dcat:Distribution ; dcterms:format "${format}" ; dcat:accessURL <https://data.example/> ;
      spdx:checksum [ a spdx:Checksum ; spdx:checksumValue "abc" ] ],
    [ a dcat:Distribution ; dcterms:format "JSON" ; dcat:accessURL <https://data.example/> ] ]`

const kindsOf = (diffs: readonly ResourceDiff[]): string[] => diffs.map(({ kind, label }) => `${kind} ${label}`)

describe('two states of a catalogue of blank nodes', () => {
  const [bad, park, skog] = ['Badplatser', 'Parker', 'Skogar'].map(title => dataset(title, 'a@k.example'))

  test('differ in nothing when written in another syntax, in another order', async () => {
    const graph = turtle(catalogue([bad, park, skog]))
    const text = await canonicalNQuads(graph)
    const jumbled = graphOf(quadsOf(text, 'x').reverse())
    for (const { serialise, mediaTypes } of syntaxes) {
      const body = Buffer.from([...serialise(jumbled)].join(''))
      const reread = await read(body, { baseIri: 'https://kommun.example/', mediaType: mediaTypes[0] })
      expect(await diffCatalogues(graph, reread.graph)).toEqual([])
    }
  })

  test('differ in the statement that was changed alone', async () => {
    const before = turtle(catalogue([bad, park, skog]))
    const after = turtle(catalogue([skog, dataset('Parker', 'b@k.example', 'XML'), bad]))
    const diffs = await diffCatalogues(before, after)
    expect(kindsOf(diffs)).toEqual(['updated Parker'])
    expect(diffs[0].gone.map(({ object }) => object).sort()).toEqual(['"CSV"', '<mailto:a@k.example>'])
    expect(diffs[0].appeared.map(({ object }) => object).sort()).toEqual(['"XML"', '<mailto:b@k.example>'])
  })

  test('differ in a dataset that came or went, and in the list of the catalogue', async () => {
    const [few, all] = [turtle(catalogue([bad, skog])), turtle(catalogue([park, bad, skog]))]
    expect(kindsOf(await diffCatalogues(few, all))).toEqual(['updated Katalog', 'added Parker'])
    expect(kindsOf(await diffCatalogues(all, few))).toEqual(['updated Katalog', 'removed Parker'])
  })
})

test('records with addresses are compared by type and address', async () => {
  const iri = (name: string): string => DataFactory.namedNode(`https://kommun.example/${name}`).value
  const one = turtle('ex:b a dcat:Dataset ; dcterms:title "B" . ex:a a dcat:Dataset . ex:z a dcat:Catalog .')
  const other = turtle('ex:b a dcat:Dataset ; dcterms:title "C" . ex:c a dcat:DataService . ex:z a dcat:Catalog .')
  const diffs = await diffCatalogues(one, other)
  expect(diffs.map(({ kind, primaryTopic }) => [kind, primaryTopic])).toEqual([
    ['removed', iri('a')],
    ['updated', iri('b')],
    ['added', iri('c')],
  ])
})

const folder = join(import.meta.dirname, '../../../shared/corpus/se-raa-ksamsok')

describe.skipIf(!existsSync(folder))('consecutive states of a real catalogue of blank nodes', () => {
  const states = ['2018-09-14', '2018-10-26', '2019-03-01', '2019-04-12', '2019-08-16', '2020-02-07', '2020-04-24']
  /** Counted in the files' own text: added, updated, removed; the list of the catalogue counts as updated. */
  const expected = [
    [0, 2, 0],
    [0, 1, 3],
    [0, 1, 2],
    [0, 1, 0],
    [0, 154, 0],
    [0, 1, 4],
  ]

  test('show exactly the real changes', async () => {
    const graphs: Graph[] = []
    for (const state of states) {
      const graph = await fileGraph(join(folder, `soch-${state}.rdf`))
      graphs.push(normalise(graph, profile).graph)
    }
    const diffs = await Promise.all(graphs.slice(1).map((graph, place) => diffCatalogues(graphs[place], graph)))
    expect(diffs.map(countsOf)).toEqual(expected)
    const sizes = diffs[4].map(({ gone, appeared }) => [gone.length, appeared.length])
    expect(new Set(sizes.map(String))).toEqual(new Set(['1,1', '3,3']))
    expect(sizes.filter(([gone]) => gone === 3)).toHaveLength(3)
  }, 30_000)
})

function countsOf(diffs: readonly ResourceDiff[]): number[] {
  return ['added', 'updated', 'removed'].map(wanted => diffs.filter(({ kind }) => kind === wanted).length)
}

test('the files of a real catalogue in another order are the same catalogue', async context => {
  const file = join(folder, 'soch-2020-04-24.rdf')
  if (!existsSync(file)) return context.skip()
  const written = readFileSync(file, 'utf8')
  const blocks = written.match(/<dcat:dataset>[\s\S]*?<\/dcat:dataset>/g) ?? []
  expect(blocks.length).toBeGreaterThan(100)
  const turned = [...blocks].reverse()
  let place = 0
  const text = written.replaceAll(/<dcat:dataset>[\s\S]*?<\/dcat:dataset>/g, () => turned[place++])
  const { graph } = await read(Buffer.from(text), { baseIri: 'https://kommun.example/katalog' })
  expect(await diffCatalogues(await fileGraph(file), graph)).toEqual([])
})

describe('a distribution that two datasets share', () => {
  const shared = 'ex:f a dcat:Distribution ; dcterms:format "CSV" ; dcat:accessURL <https://data.example/f> .'
  const two = (link: string): Graph =>
    turtle(`ex:k a dcat:Catalog ; dcat:dataset ex:a, ex:b . ${shared}
      ex:a a dcat:Dataset ; dcterms:title "A"@sv ${link} . ex:b a dcat:Dataset ; dcterms:title "B"@sv ; dcat:distribution ex:f .`)

  test('is gone from the one that lets go of it, and the patch leaves it with the other', async () => {
    const [before, after] = [two('; dcat:distribution ex:f'), two('')]
    const diffs = await diffCatalogues(before, after)
    expect(diffs).toHaveLength(1)
    expect(diffs[0].gone.filter(({ isSaidElsewhere }) => isSaidElsewhere === true)).toHaveLength(3)
    const patch = [...diffPatch(diffs)].join('')
    expect(patch.split('\n').filter(line => line.startsWith('D '))).toEqual([
      expect.stringMatching(/^D <[^>]+a> <http:\/\/www.w3.org\/ns\/dcat#distribution> <[^>]+f> \.$/),
    ])
  })
})
