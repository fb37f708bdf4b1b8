import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'n3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outputs } from '../../src/publish/outputs.ts'
import { indexFileName, type PublishedRecord, type PublishOptions, publish } from '../../src/publish/publish.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat, dcterms, foaf, rdf } from '../../src/rdf/vocabulary.ts'

const a = 'https://kommunen.example/dataset/a'
const b = 'https://kommunen.example/dataset/b'
const shared = 'https://kommunen.example/distribution/1'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'skord-publish-'))
})
afterEach(() => rm(directory, { recursive: true }))

const options = (): PublishOptions => ({
  directory,
  baseUrl: 'https://data.example',
  title: { sv: 'Öppna data', en: 'Open data' },
  description: { sv: 'Allt samlat', en: 'All in one place' },
  publisher: { iri: 'https://data.example/publisher', name: { sv: 'Utgivaren', en: 'The publisher' } },
})

/** A record with a type and further statements; `<>` is the resource itself. */
function record(
  primaryTopic: string,
  resourceType: PublishedRecord['resourceType'],
  { source = 'kommunen', statements = '' } = {},
): PublishedRecord {
  const classes = { Agent: foaf.Agent, Kind: 'http://www.w3.org/2006/vcard/ns#Kind' }
  const type =
    resourceType in classes
      ? classes[resourceType as keyof typeof classes]
      : `${dcat.Dataset.slice(0, -7)}${resourceType}`
  const graph = `<> <${rdf.type}> <${type}> .\n${statements}`.replaceAll('<>', `<${primaryTopic}>`)
  return { primaryTopic, resourceType, source, graph }
}

async function* stream(records: readonly PublishedRecord[]): AsyncIterable<PublishedRecord> {
  yield* records
}

const publishAll = (records: readonly PublishedRecord[]): ReturnType<typeof publish> =>
  publish(stream(records), options())
const fileText = (name: string): Promise<string> => readFile(join(directory, name), 'utf8')

async function graphOf(fileName: string): Promise<Graph> {
  const mediaType = outputs.find(output => output.fileName === fileName)?.mediaType ?? null
  const { graph, failure } = await read(await readFile(join(directory, fileName)), {
    baseIri: 'https://x.example/',
    mediaType,
  })
  expect(failure).toBeNull()
  return graph
}

const catalogue = [
  record('https://kommunen.example/catalog', 'Catalog', { statements: `<> <${dcat.dataset}> <${a}> .\n` }),
  record(a, 'Dataset', {
    statements: `<> <${dcterms.title}> "Badplatser å \\"ä\\" & <ö>"@sv .
<> <${dcterms.temporal}> _:c14n0 .
_:c14n0 <${dcat.startDate}> "2026"^^<http://www.w3.org/2001/XMLSchema#gYear> .
<> <https://kommunen.example/own#property> "outside the profile" .
`,
  }),
  record('https://kommunen.example/series', 'DatasetSeries'),
  record('https://kommunen.example/service', 'DataService'),
  record('https://kommunen.example/agent', 'Agent'),
]

describe('the published catalogue', () => {
  test('says the same in every syntax, and everything that the records say', async () => {
    await publishAll(catalogue)
    const texts = await Promise.all(
      ['catalog.rdf', 'catalog.ttl', 'catalog.nt', 'catalog.jsonld'].map(async name =>
        canonicalNQuads(await graphOf(name)),
      ),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain(`<${a}> <https://kommunen.example/own#property> "outside the profile" .`)
    expect(texts[0]).toContain(`<${a}> <${dcterms.temporal}> _:c14n`)
  })

  test('lists each kind of resource by its own property', async () => {
    await publishAll(catalogue)
    const graph = await graphOf('catalog.ttl')
    const listed = (property: string): string[] =>
      graph
        .objectsOf(graph.iri('https://data.example/catalog'), graph.iri(property))
        .map(id => graph.value(id))
        .sort()
    expect(listed(dcat.dataset)).toEqual([a, 'https://kommunen.example/series'])
    expect(listed(dcat.service)).toEqual(['https://kommunen.example/service'])
    expect(listed(dcterms.hasPart)).toEqual(['https://kommunen.example/catalog'])
  })

  test('describes itself: CC0, titles in two languages, EU themes, its publisher', async () => {
    await publishAll([])
    const graph = await graphOf('catalog.rdf')
    const own = graph.iri('https://data.example/catalog')
    const firstValue = (property: string): string => graph.value(graph.objectOf(own, graph.iri(property)))
    expect(firstValue(rdf.type)).toBe(dcat.Catalog)
    expect(firstValue(dcterms.license)).toBe('http://creativecommons.org/publicdomain/zero/1.0/')
    expect(firstValue(dcat.themeTaxonomy)).toBe('http://publications.europa.eu/resource/authority/data-theme')
    expect(graph.has(own, graph.iri(dcterms.title), graph.literal('Öppna data', '', 'sv'))).toBe(true)
    expect(graph.has(own, graph.iri(dcterms.title), graph.literal('Open data', '', 'en'))).toBe(true)
    expect(graph.describes(graph.iri(firstValue(dcterms.publisher)))).toBe(true)
  })

  test('names in N-Quads the source of every statement', async () => {
    await publishAll([...catalogue, record('https://regionen.example/agent', 'Agent', { source: 'regionen' })])
    const quads = new Parser({ format: 'N-Quads' }).parse(await fileText('catalog.nq'))
    const names = (subject: string): Set<string> =>
      new Set(quads.filter(quad => quad.subject.value === subject).map(quad => quad.graph.value))
    expect(names(a)).toEqual(new Set(['https://data.example/harvest/sources/kommunen']))
    expect(names('https://regionen.example/agent')).toEqual(new Set(['https://data.example/harvest/sources/regionen']))
    expect(names('https://data.example/catalog')).toEqual(new Set(['https://data.example/catalog']))
  })

  test('has the same bytes when nothing has changed', async () => {
    const first = await publishAll(catalogue)
    expect(await publishAll(catalogue)).toEqual(first)
  })

  test('comes with an index of sizes and checksums that are true', async () => {
    const published = await publishAll(catalogue)
    expect(JSON.parse(await fileText(indexFileName))).toEqual(published)
    expect(published).toMatchObject({
      catalogue: 'https://data.example/catalog',
      resources: 5,
      byType: { Catalog: 1, Dataset: 1, DatasetSeries: 1, DataService: 1, Agent: 1 },
    })
    for (const { fileName, bytes, checksum } of published.files) {
      const body = await readFile(join(directory, fileName))
      expect([body.length, createHash('sha256').update(body).digest('hex')]).toEqual([bytes, checksum])
    }
  })

  test('keeps blank nodes with the same label in two records apart', async () => {
    const contact = (name: string): string =>
      `<> <${dcat.contactPoint}> _:c14n0 .\n_:c14n0 <${foaf.name}> "${name}" .\n_:c14n0 <urn:example:knows> _:c14n0 .\n`
    await publishAll([
      record(a, 'Dataset', { statements: contact('A') }),
      record(b, 'Dataset', { statements: contact('B') }),
    ])
    for (const { fileName } of outputs) {
      const graph = await graphOf(fileName)
      const contacts = [a, b].map(iri => graph.objectsOf(graph.iri(iri), graph.iri(dcat.contactPoint)))
      expect(contacts.map(ids => ids.length)).toEqual([1, 1])
      expect(contacts[0]).not.toEqual(contacts[1])
    }
  })

  test('describes a distribution that two datasets share once, also when its licence is a blank node', async () => {
    const statements = `<> <${dcat.distribution}> <${shared}> .
<${shared}> <${dcterms.license}> _:c14n0 .
_:c14n0 <${dcterms.title}> "Egen licens"@sv .
`
    await publishAll([record(a, 'Dataset', { statements }), record(b, 'Dataset', { statements })])
    for (const { fileName } of outputs) {
      const graph = await graphOf(fileName)
      expect(graph.objectsOf(graph.iri(shared), graph.iri(dcterms.license))).toHaveLength(1)
      expect(graph.subjectsWith(graph.iri(dcat.distribution), graph.iri(shared))).toHaveLength(2)
    }
    expect((await fileText('catalog.nt')).match(/Egen licens/g)).toHaveLength(1)
  })

  test('keeps both descriptions when two records describe a shared resource differently', async () => {
    const statements = (text: string): string => `<${shared}> <${dcterms.title}> "${text}" .\n`
    await publishAll([
      record(a, 'Dataset', { statements: statements('one') }),
      record(b, 'Dataset', { statements: statements('two') }),
    ])
    const graph = await graphOf('catalog.ttl')
    expect(graph.objectsOf(graph.iri(shared), graph.iri(dcterms.title))).toHaveLength(2)
  })

  test('says in RDF/XML how many statements RDF/XML cannot express', async () => {
    const statements = '<> <https://kommunen.example/123> "x" .\n'
    await publishAll([record(a, 'Dataset', { statements }), record(b, 'Dataset', { statements })])
    expect(await fileText('catalog.rdf')).toContain('<!-- rdfxml-property-not-expressible: 2 -->')
    expect((await fileText('catalog.ttl')).match(/kommunen.example\/123/g)).toHaveLength(2)
  })
})

describe('publishing', () => {
  const contents = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all((await readdir(directory)).sort().map(async name => [name, await fileText(name)])),
    )

  test('that fails half-way leaves the former files as they were and nothing beside them', async () => {
    await publishAll(catalogue)
    const before = await contents()
    async function* broken(): AsyncIterable<PublishedRecord> {
      yield record(b, 'Dataset')
      throw new Error('the database went away')
    }
    await expect(publish(broken(), options())).rejects.toThrow('the database went away')
    expect(await contents()).toEqual(before)
  })

  test('refuses a stored description that cannot be read, and leaves nothing behind', async () => {
    const unreadable = { ...record(a, 'Dataset'), graph: '<https://a.example/' }
    await expect(publishAll([unreadable])).rejects.toThrow(a)
    expect(await readdir(directory)).toEqual([])
  })

  test('stops when it is told to', async () => {
    const aborting = { ...options(), signal: AbortSignal.abort() }
    await expect(publish(stream(catalogue), aborting)).rejects.toThrow()
    expect(await readdir(directory)).toEqual([])
  })

  test('writes as the records come, and does not gather them first', async () => {
    const sizes: number[] = []
    async function* many(): AsyncIterable<PublishedRecord> {
      const statements = `<> <${dcterms.description}> "${'lång beskrivning '.repeat(100)}"@sv .\n`
      for (let n = 0; n < 1000; n++) yield record(`${a}/${n}`, 'Dataset', { statements })
      sizes.push((await stat(join(directory, 'catalog.ttl.tmp'))).size)
    }
    await publish(many(), options())
    expect(sizes[0]).toBeGreaterThan(1_000_000)
  })
})
