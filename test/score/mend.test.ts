import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/model/assessment.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat, dcterms } from '../../src/rdf/vocabulary.ts'
import { assess } from '../../src/score/assess.ts'
import { nothingGiven } from '../../src/score/given.ts'
import { type Mending, mend } from '../../src/score/mend.ts'
import { rewrite } from '../../src/score/rewrite.ts'

const profile = await loadProfile()

const prefixes = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix d: <https://kommun.example/> .
`

async function graphOf(turtle: string): Promise<Graph> {
  const body = Buffer.from(prefixes + turtle)
  const reading = await read(body, { baseIri: 'https://kommun.example/', mediaType: 'text/turtle', positions: true })
  expect(reading.failure).toBeNull()
  return reading.graph
}

function assessed(graph: Graph): readonly Assessment[] {
  return assess(graph, profile, { given: nothingGiven(new Date('2026-11-21T00:00:00Z')) })
}

async function mended(turtle: string, mendings: readonly Partial<Mending>[], examples = true) {
  const graph = await graphOf(turtle)
  const all = mendings.map(({ fix = '', value = null }) => ({ fix, value }))
  return mend(graph, all, { assessments: assessed(graph), profile, examples })
}

/** Values of a property as they are written. */
function values(graph: Graph, resource: string, property: string): string[] {
  return graph
    .objectsOf(graph.iri(`https://kommun.example/${resource}`), graph.iri(property))
    .map(id => graph.value(id))
    .sort()
}

const two = `
d:1 a dcat:Dataset ; dcat:distribution d:1a , d:1b .
d:1a a dcat:Distribution ; dcterms:format "text/csv" .
d:1b a dcat:Distribution ; dcterms:format "application/json" .
`

describe('Mending', () => {
  test('writes what follows from what stands there, instead of it, wherever it is needed', async () => {
    const { graph, made, left } = await mended(two, [{ fix: 'format-file-type' }])
    const fileType = 'http://publications.europa.eu/resource/authority/file-type/'
    expect(values(graph, '1a', dcterms.format)).toEqual([`${fileType}CSV`])
    expect(values(graph, '1b', dcterms.format)).toEqual([`${fileType}JSON`])
    expect([made.get('format-file-type'), left.get('format-file-type')]).toEqual([2, 0])
  })

  test('keeps old values of a property that takes several', async () => {
    const text = 'd:1 a dcat:Dataset ; dcterms:relation d:2 .'
    const graph = await graphOf(text)
    const edits = [
      {
        resource: graph.iri('https://kommun.example/1'),
        removes: [],
        turtle: 'dcterms:relation <https://kommun.example/3>',
      },
    ]
    expect(values(rewrite(graph, edits), '1', dcterms.relation)).toEqual([
      'https://kommun.example/2',
      'https://kommun.example/3',
    ])
  })

  test.each([
    ['https://kommun.example/villkor', 'https://kommun.example/villkor'],
    ['<https://kommun.example/villkor>', 'https://kommun.example/villkor'],
  ])('writes the value given, %s', async (value, written) => {
    const { graph } = await mended(two, [{ fix: 'licence', value }])
    expect(values(graph, '1a', dcterms.license)).toEqual([written])
    const [licence] = graph.objectsOf(graph.iri('https://kommun.example/1a'), graph.iri(dcterms.license))
    expect(graph.value(licence)).toBe(written)
  })

  test('writes plain text in the language of the example, and a literal of Turtle as it stands', async () => {
    const text = 'd:1 a dcat:Dataset .'
    const { graph } = await mended(text, [{ fix: 'keyword', value: 'badplats' }])
    const [keyword] = graph.objectsOf(graph.iri('https://kommun.example/1'), graph.iri(dcat.keyword))
    expect([graph.value(keyword), graph.language(keyword)]).toEqual(['badplats', 'sv'])
    const other = await mended(text, [{ fix: 'keyword', value: '"beach"@en' }])
    const [beach] = other.graph.objectsOf(other.graph.iri('https://kommun.example/1'), other.graph.iri(dcat.keyword))
    expect([other.graph.value(beach), other.graph.language(beach)]).toEqual(['beach', 'en'])
  })

  test('writes the example where nothing follows from what stands there, unless told not to', async () => {
    const text = 'd:1 a dcat:Dataset .'
    const { graph, made } = await mended(text, [{ fix: 'keyword' }])
    expect(values(graph, '1', dcat.keyword)).not.toEqual([])
    expect(made.get('keyword')).toBe(1)
    const without = await mended(text, [{ fix: 'keyword' }], false)
    expect(values(without.graph, '1', dcat.keyword)).toEqual([])
    expect([without.made.get('keyword'), without.left.get('keyword')]).toEqual([0, 1])
  })

  test('brings a distribution where there is none, with all that is written of it', async () => {
    const { graph, made } = await mended('d:1 a dcat:Dataset .', [{ fix: 'distribution' }])
    const [distribution] = graph.objectsOf(graph.iri('https://kommun.example/1'), graph.iri(dcat.distribution))
    expect(graph.objectsOf(distribution, graph.iri(dcat.accessURL))).toHaveLength(1)
    expect(made.get('distribution')).toBe(1)
  })

  test('gives every resource blank nodes of its own', async () => {
    const { graph } = await mended('d:1 a dcat:Dataset . d:2 a dcat:Dataset .', [{ fix: 'temporal' }])
    const periods = ['1', '2'].flatMap(name =>
      graph.objectsOf(graph.iri(`https://kommun.example/${name}`), graph.iri(dcterms.temporal)),
    )
    expect(new Set(periods).size).toBe(2)
    for (const period of periods) expect(graph.objectOf(period, graph.iri(dcat.startDate))).not.toBe(0)
  })

  test('takes blank nodes along with the value that led to them, and leaves those that something else leads to', async () => {
    const graph = await graphOf(`
      d:1 dcat:contactPoint [ vcard:fn "A" ; vcard:hasEmail [ vcard:value "a" ] ] , _:shared .
      d:2 dcat:contactPoint _:shared . _:shared vcard:fn "B" .`)
    const edit = { resource: graph.iri('https://kommun.example/1'), removes: [dcat.contactPoint], turtle: '' }
    const expected = await graphOf('d:2 dcat:contactPoint [ vcard:fn "B" ] .')
    expect(await canonicalNQuads(rewrite(graph, [edit]))).toEqual(await canonicalNQuads(expected))
  })

  test('keeps everything else, with its positions, and the resource that was given is not changed', async () => {
    const graph = await graphOf(two)
    const before = await canonicalNQuads(graph)
    const { graph: after } = mend(graph, [{ fix: 'format-file-type', value: null }], {
      assessments: assessed(graph),
      profile,
    })
    expect(await canonicalNQuads(graph)).toEqual(before)
    expect(after.size).toBe(graph.size)
    const line = (of: Graph): number | undefined => {
      const subject = of.iri('https://kommun.example/1')
      return of.positionOf(of.rowsStart(subject))?.line
    }
    expect(line(after)).toBe(line(graph))
    expect(after.startOf(after.iri('https://kommun.example/1b'))).toEqual(
      graph.startOf(graph.iri('https://kommun.example/1b')),
    )
  })

  test('makes no fix of links, of rules, or of names, and knows every code', async () => {
    const dead = 'd:1 a dcat:Dataset ; dcat:distribution d:1a . d:1a a dcat:Distribution ; dcat:accessURL d:gone .'
    const { graph, made } = await mended(dead, [{ fix: 'access-url-answers' }, { fix: 'compliance' }])
    expect(values(graph, '1a', dcat.accessURL)).toEqual(['https://kommun.example/gone'])
    expect(made).toEqual(new Map([['access-url-answers', 0]]))
    await expect(mended(dead, [{ fix: 'nonsense' }])).rejects.toThrow('nonsense')
  })

  test('made again changes nothing', async () => {
    const fixes = [
      { fix: 'format-file-type', value: null },
      { fix: 'media-type', value: null },
    ]
    const graph = await graphOf(two)
    const once = mend(graph, fixes, { assessments: assessed(graph), profile }).graph
    const twice = mend(once, fixes, { assessments: assessed(once), profile })
    expect([...twice.made.values()]).toEqual([0, 0])
    expect(twice.graph).toBe(once)
  })
})
