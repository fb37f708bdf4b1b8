import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueRecord } from '../../src/model/record.ts'
import { normalise } from '../../src/normalise/normalise.ts'
import { divide, toRecords } from '../../src/normalise/records.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads, sha256 } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { messyQuads, shuffled } from './catalogues.ts'
import { fileGraph, graphOf, quadsOf, turtle, unionOf } from './graphs.ts'

const profile = await loadProfile()
const recordsOf = (text: string): Promise<readonly CatalogueRecord[]> => toRecords(turtle(text), 'kommunen')
const typesOf = (records: readonly CatalogueRecord[]): Record<string, string> =>
  Object.fromEntries(
    records.map(record => [record.primaryTopic.replace('https://kommun.example/', ''), record.resourceType]),
  )
const recordOf = (records: readonly CatalogueRecord[], name: string): CatalogueRecord => {
  const found = records.find(record => record.primaryTopic === `https://kommun.example/${name}`)
  if (found === undefined) throw new Error(`no record of ${name}`)
  return found
}

/** The statements of all records that hold no blank node, each once, sorted. */
const groundLines = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap(text => text.split('\n')).filter(line => line !== '' && !line.includes('_:')))].sort()

const catalogue = `
  ex:k a dcat:Catalog ; dcterms:title "Katalog"@sv ; dcterms:publisher ex:kommunen ; dcat:dataset ex:bad, ex:saknas ; dcat:service ex:sok .
  ex:kommunen a foaf:Organization ; foaf:name "Kommunen" .
  ex:kontakt a vcard:Individual ; vcard:fn "Kontakt" .
  ex:bad a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:publisher ex:kommunen ; dcat:contactPoint ex:kontakt ;
    dcterms:issued "2020-01-01"^^xsd:date ; dcterms:modified "2021-01-01"^^xsd:date, "2022-01-01"^^xsd:date ;
    dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ] ; dcat:distribution ex:bad-csv ; ex:okänd "okänt värde" .
  ex:bad-csv a dcat:Distribution ; dcterms:license <http://licens.example/> ; dcat:accessService ex:sok .
  <http://licens.example/> a dcterms:LicenseDocument ; dcterms:title "Licens"@sv .
  ex:sok a dcat:DataService ; dcterms:title "Sök"@sv ; dcat:servesDataset ex:bad .
  ex:serie a dcat:DatasetSeries, dcat:Dataset ; dcterms:title "Serie"@sv .
  ex:herrelös ex:egenskap "ingen hänvisar hit" .`

describe('Records', () => {
  test('are the same, as often as asked for, where they are too many to be kept', async () => {
    const expected = await recordsOf(catalogue)
    const lean = await divide(turtle(catalogue), 'kommunen', { keeps: 1000 })
    const collect = async (records: AsyncIterable<CatalogueRecord>): Promise<CatalogueRecord[]> => {
      const all: CatalogueRecord[] = []
      for await (const record of records) all.push(record)
      return all
    }
    const records = lean.records()
    expect(await collect(records)).toEqual(expected)
    expect(await collect(records)).toEqual(expected)
    expect(lean.cards).toEqual(expected.map(({ graph: _, ...card }) => card))
    expect(await collect(lean.records([lean.cards[3], lean.cards[1]]))).toEqual([expected[3], expected[1]])
  })

  test('are one per resource of a main class, by type and IRI', async () => {
    const records = await recordsOf(catalogue)
    expect(records.map(record => record.resourceType)).toEqual([
      'Catalog',
      'Dataset',
      'DatasetSeries',
      'DataService',
      'Agent',
      'Kind',
    ])
    expect(typesOf(records)).toEqual({
      k: 'Catalog',
      bad: 'Dataset',
      serie: 'DatasetSeries',
      sok: 'DataService',
      kommunen: 'Agent',
      kontakt: 'Kind',
    })
  })

  test('hold a resource with its distributions, blank nodes and unknown statements, and stop at other records', async () => {
    const { graph } = recordOf(await recordsOf(catalogue), 'bad')
    expect(graph).toContain(
      '<https://kommun.example/bad-csv> <http://purl.org/dc/terms/license> <http://licens.example/> .',
    )
    expect(graph).toContain('<http://licens.example/> <http://purl.org/dc/terms/title> "Licens"@sv .')
    expect(graph).toContain('_:c14n0 <http://www.w3.org/ns/dcat#startDate>')
    expect(graph).toContain('okänt värde')
    expect(graph).not.toMatch(/^<https:\/\/kommun.example\/(sok|kommunen|kontakt|k)> /m)
  })

  test('say who publishes, when, and by what they are known', async () => {
    expect(recordOf(await recordsOf(catalogue), 'bad')).toMatchObject({
      source: 'kommunen',
      publisher: 'https://kommun.example/kommunen',
      issued: '2020-01-01',
      modified: '2022-01-01',
      identity: 'https://kommun.example/bad',
    })
  })

  test('have the canonical N-Quads of their statements and the checksum of those', async () => {
    for (const record of await recordsOf(catalogue)) {
      expect(record.graph).toBe(await canonicalNQuads(graphOf(quadsOf(record.graph))))
      expect(record.checksum).toBe(sha256(record.graph))
    }
  })

  test('of the catalogue hold what no resource refers to', async () => {
    expect(recordOf(await recordsOf(catalogue), 'k').graph).toContain('ingen hänvisar hit')
  })

  test('hold what no resource refers to in the first record when there is no catalogue', async () => {
    const records = await recordsOf('ex:b a dcat:Dataset . ex:a a dcat:Dataset . ex:c dcterms:title "Herrelös"@sv .')
    expect(records.map(record => record.graph.includes('Herrelös'))).toEqual([true, false])
  })

  test('are none where nothing is of a main class', async () => {
    expect(await recordsOf('ex:a dcterms:title "Något"@sv .')).toEqual([])
  })

  test.each([
    ['ex:x a dcat:Catalog, dcat:Dataset, foaf:Agent, vcard:Kind', 'Dataset'],
    ['ex:x a dcat:Dataset, dcat:DatasetSeries', 'DatasetSeries'],
    ['ex:x a dcat:Catalog, dcat:DataService', 'DataService'],
    ['ex:x a vcard:Organization, foaf:Organization', 'Agent'],
    ['ex:x dcterms:title "Utan typ"@sv . ex:y dcat:dataset ex:x', 'Dataset'],
    ['ex:x foaf:name "Utan typ" . ex:y dcterms:publisher ex:x', 'Agent'],
  ])('of %s are of one type: %s', async (text, type) => {
    expect(typesOf(await recordsOf(`${text} .`)).x).toBe(type)
  })

  test('of datasets and services are known by a UUID among the identifiers, others by their IRI', async () => {
    const uuid = '"0F0E0D0C-1111-4222-8333-ABCDEFABCDEF"'
    const records = await recordsOf(`
      ex:d a dcat:Dataset ; dcterms:identifier "42", ${uuid} . ex:s a dcat:DataService ; dcterms:identifier ${uuid} .
      ex:a a foaf:Agent ; dcterms:identifier ${uuid} . ex:u a dcat:Dataset ; dcterms:identifier "urn:42" .`)
    expect(records.map(record => record.identity)).toEqual([
      '0f0e0d0c-1111-4222-8333-abcdefabcdef',
      'https://kommun.example/u',
      '0f0e0d0c-1111-4222-8333-abcdefabcdef',
      'https://kommun.example/a',
    ])
  })

  test('of two datasets both hold a distribution that they share', async () => {
    const records = await recordsOf(`
      ex:a a dcat:Dataset ; dcat:distribution ex:fil . ex:b a dcat:Dataset ; dcat:distribution ex:fil .
      ex:fil a dcat:Distribution ; dcterms:title "Fil"@sv .`)
    expect(records.map(record => record.graph.includes('"Fil"@sv'))).toEqual([true, true])
  })

  test('do not copy a large part that many share: the first holds it', async () => {
    const many = Array.from(
      { length: 300 },
      (_, number) => `ex:schema skos:hasTopConcept ex:b${number} . ex:b${number} skos:prefLabel "${number}"@sv .`,
    )
    const records = await recordsOf(`
      ex:a a dcat:Dataset ; dcat:theme ex:schema . ex:b a dcat:Dataset ; dcat:theme ex:schema . ${many.join('\n')}`)
    expect(records.map(record => record.graph.split('\n').length - 1)).toEqual([602, 2])
  })

  test('take a triple that stands in several named graphs once', async () => {
    const records = await recordsOf(
      'ex:g { ex:a a dcat:Dataset . } ex:h { ex:a a dcat:Dataset ; dcterms:title "A"@sv . }',
    )
    expect(records[0].graph.split('\n')).toHaveLength(3)
  })

  test('change alone when their own description changes', async () => {
    const before = await recordsOf(catalogue)
    const after = await recordsOf(catalogue.replace('"Licens"@sv', '"Ny licens"@sv'))
    const changed = after.filter((record, place) => record.checksum !== before[place].checksum)
    expect(changed.map(record => record.primaryTopic)).toEqual(['https://kommun.example/bad'])
  })

  test('of the catalogue change when a dataset comes, as DIGG counts it', async () => {
    const before = await recordsOf('ex:k a dcat:Catalog ; dcat:dataset ex:a . ex:a a dcat:Dataset .')
    const after = await recordsOf(
      'ex:k a dcat:Catalog ; dcat:dataset ex:a, ex:b . ex:a a dcat:Dataset . ex:b a dcat:Dataset .',
    )
    expect(recordOf(after, 'k').checksum).not.toBe(recordOf(before, 'k').checksum)
    expect(recordOf(after, 'a').checksum).toBe(recordOf(before, 'a').checksum)
  })

  test('sort characters beyond the first plane by code point', async () => {
    const [record] = await recordsOf('ex:a a dcat:Dataset ; dcat:keyword "\u{1f33e}"@sv, "\uffee"@sv .')
    expect(record.graph).toBe(await canonicalNQuads(graphOf(quadsOf(record.graph))))
  })
})

describe('Whatever is published', () => {
  test('nothing is lost: every statement lies in a record', async () => {
    await fc.assert(
      fc.asyncProperty(messyQuads, async quads => {
        const { graph } = normalise(graphOf(quads), profile)
        const records = await toRecords(graph, 's')
        if (records.length === 0) return
        const texts = records.map(record => record.graph)
        expect(groundLines(texts)).toEqual(groundLines([await unionOf(graph)]))
        const blank = (text: string): Set<string> =>
          new Set(text.split('\n').map(line => line.replaceAll(/_:\w+/g, '_:')))
        expect([...blank(texts.join(''))].sort()).toEqual(
          [...blank(await unionOf(graph)), ''].filter((line, place, all) => all.indexOf(line) === place).sort(),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('the records are the same whatever the order of the statements', async () => {
    await fc.assert(
      fc.asyncProperty(messyQuads, fc.infiniteStream(fc.nat()), async (quads, random) => {
        const one = await toRecords(normalise(graphOf(quads), profile).graph, 's')
        const other = await toRecords(normalise(graphOf(shuffled(quads, random)), profile).graph, 's')
        expect(other).toEqual(one)
      }),
      { numRuns: 200 },
    )
  })

  test('the labels are those of RDFC-1.0', async () => {
    await fc.assert(
      fc.asyncProperty(messyQuads, async quads => {
        for (const { graph } of await toRecords(graphOf(quads), 's')) {
          expect(graph).toBe(await canonicalNQuads(graphOf(quadsOf(graph, 'other'))))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('Poisonous graphs end in bounded time', () => {
  const chain = (length: number): string =>
    Array.from({ length }, (_, number) => `_:b${number} ex:next _:b${number + 1} .`).join('\n')

  test('a chain of 2,000 blank nodes', async () => {
    const [record] = await recordsOf(`ex:a a dcat:Dataset ; ex:next _:b0 . ${chain(2000)}`)
    expect(record.graph.split('\n')).toHaveLength(2003)
  })

  test('2,000 datasets that share a chain of 2,000 blank nodes', async () => {
    const datasets = Array.from({ length: 2000 }, (_, number) => `ex:d${number} a dcat:Dataset ; ex:next _:b0 .`)
    const records = await recordsOf(`${datasets.join('\n')} ${chain(2000)}`)
    const sizes = records.map(record => record.graph.split('\n').length)
    expect(Math.max(...sizes)).toBe(2003)
    expect(sizes.filter(size => size === 3)).toHaveLength(1999)
  })

  test('a ring of a hundred alike blank nodes', async () => {
    const ring = Array.from({ length: 100 }, (_, number) => `_:r${number} ex:next _:r${(number + 1) % 100} .`)
    const [record] = await recordsOf(`ex:a a dcat:Dataset ; ex:next _:r0 . ${ring.join('\n')}`)
    expect(record.graph.split('\n')).toHaveLength(103)
  })

  test('resources that refer to each other and themselves', async () => {
    const records = await recordsOf(`
      ex:k a dcat:Catalog ; dcterms:hasPart ex:l . ex:l a dcat:Catalog ; dcterms:hasPart ex:k .
      ex:s a dcat:DatasetSeries ; dcat:inSeries ex:s ; dcat:prev ex:x . ex:x dcat:prev ex:y . ex:y dcat:prev ex:x, ex:y .`)
    expect(records.map(record => record.graph.split('\n').length - 1)).toEqual([2, 2, 6])
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus')

describe.skipIf(!existsSync(corpus))('DIGG’s test cases for feeds (skipped without ../shared/corpus)', () => {
  const folder = join(corpus, 'se-digg-ldes-tests')
  // In tests 6–8 a distribution counts as a resource of its own, which it is only in a feed.
  const cases = existsSync(folder) ? readdirSync(folder).filter(name => /^test(?![678]$)\d+$/.test(name)) : []

  test.each(cases)('%s is reported as its report.json says', async name => {
    const report = JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'))
    const read = async (file: string): Promise<Map<string, string>> => {
      const records = await toRecords(await fileGraph(join(folder, name, file)), 's')
      return new Map(records.map(record => [record.primaryTopic, record.checksum]))
    }
    const [before, after] = [await read('before.ttl'), await read('after.ttl')]
    const both = [...after.keys()].filter(iri => before.has(iri))
    expect({
      addedURIs: [...after.keys()].filter(iri => !before.has(iri)),
      removedURIs: [...before.keys()].filter(iri => !after.has(iri)),
      updatedURIs: both.filter(iri => before.get(iri) !== after.get(iri)),
      unchanged: both.filter(iri => before.get(iri) === after.get(iri)).length,
    }).toEqual({
      addedURIs: report.addedURIs,
      removedURIs: report.removedURIs,
      updatedURIs: report.updatedURIs,
      unchanged: report.unchanged,
    })
  })
})

describe.skipIf(!existsSync(corpus))('Real catalogues (skipped without ../shared/corpus)', () => {
  const harvested = async (path: string): Promise<{ graph: Graph; records: readonly CatalogueRecord[] }> => {
    const { graph } = normalise(await fileGraph(join(corpus, path)), profile)
    return { graph, records: await toRecords(graph, 's') }
  }
  const datasets = (records: readonly CatalogueRecord[]): Map<string, string> =>
    new Map(
      records.filter(record => record.resourceType === 'Dataset').map(record => [record.primaryTopic, record.checksum]),
    )

  test('K-samsök, all blank nodes: every dataset has a name that lasts from one year to the next', async () => {
    const [before, after] = [
      await harvested('se-raa-ksamsok/soch-2020-02-07.rdf'),
      await harvested('se-raa-ksamsok/soch-2020-04-24.rdf'),
    ]
    const [old, current] = [datasets(before.records), datasets(after.records)]
    expect([old.size, current.size]).toEqual([154, 152])
    const kept = [...current.keys()].filter(iri => old.has(iri))
    expect(kept).toHaveLength(152)
    expect(kept.filter(iri => old.get(iri) !== current.get(iri))).toEqual([])
  })

  const nasty = existsSync(corpus)
    ? readdirSync(join(corpus, 'nasty')).filter(name => /\.(ttl|rdf|nt|trig|jsonld)$/.test(name))
    : []

  test.each(nasty)('nasty/%s loses nothing and ends', async name => {
    const { graph, records } = await harvested(`nasty/${name}`)
    if (records.length === 0) return
    const texts = records.map(record => record.graph)
    expect(groundLines(texts)).toEqual(groundLines([await unionOf(graph)]))
  })
})
