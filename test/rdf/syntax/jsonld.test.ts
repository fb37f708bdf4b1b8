import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { canonicalNQuads } from '../../../src/rdf/canonical.ts'
import { type Reading, read } from '../../../src/rdf/read.ts'

const folder = new URL('../../../fixtures/documents/', import.meta.url)
const options = { baseIri: 'https://kalla.example/dir/fil', mediaType: 'application/ld+json' }
const readJson = (json: unknown): Promise<Reading & { graph: import('../../../src/rdf/graph.ts').Graph }> =>
  read(Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)), options)
const canonical = async (json: unknown): Promise<string> => canonicalNQuads((await readJson(json)).graph)
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

test('names that every object has do no harm to what is read afterwards', async () => {
  const { graph } = await readJson(fixture('names-of-objects.jsonld'))
  expect(graph.size).toBe(1)
  const inherited: string[] = []
  for (const name in {}) inherited.push(name)
  expect([...inherited, ...Object.keys(Object), ...Object.keys(Object.prototype.toString)]).toEqual([])
  const next =
    '{ "@context": { "dcat": "http://www.w3.org/ns/dcat#" }, "@id": "https://kommun.example/a", "dcat:keyword": "a" }'
  expect(await readJson(next)).toMatchObject({ failure: null, graph: { size: 1 } })
})

describe('a bundled context', () => {
  afterEach(() => void vi.restoreAllMocks())

  test('of DCAT-AP gives titles, addresses and datatypes their meaning', async () => {
    const graph = await canonical(fixture('dcat-ap.jsonld'))
    expect(graph).toContain('<https://kommun.example/katalog> <http://purl.org/dc/terms/title> "Öppna data"@sv .')
    expect(graph).toContain('<http://xmlns.com/foaf/0.1/homepage> <https://kommun.example/> .')
    expect(graph).toContain(
      '<http://www.w3.org/ns/dcat#byteSize> "1024"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .',
    )
  })

  test('of schema.org reads addresses as IRIs, dates as dates and the rest as text', async () => {
    const graph = await canonical(fixture('schema-org.jsonld'))
    expect(graph).toContain('<http://schema.org/license> <https://creativecommons.org/publicdomain/zero/1.0/> .')
    expect(graph).toContain('<http://schema.org/dateModified> "2024-05-01"^^<http://schema.org/Date> .')
    expect(graph).toContain('<http://schema.org/encodingFormat> "text/csv" .')
  })

  test.each(['http://schema.org', 'https://schema.org/', 'http://schema.org/docs/jsonldcontext.jsonld'])(
    'is found at %s',
    async address => {
      const graph = await canonical({ '@context': address, '@id': 'http://a', name: 'n' })
      expect(graph).toBe('<http://a> <http://schema.org/name> "n" .\n')
    },
  )

  test('can be one of several, the last of which wins', async () => {
    const context = ['https://schema.org/', { name: 'http://example.org/namn' }]
    expect(await canonical({ '@context': context, '@id': 'http://a', name: 'n' })).toContain(
      '<http://example.org/namn>',
    )
  })

  test('is all there is: an unknown one is refused and nothing is fetched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const places = [
      { '@context': 'https://kommun.example/c' },
      { '@context': ['https://schema.org/', 'https://kommun.example/c'] },
      { '@id': 'http://a', 'http://b': { '@context': 'https://kommun.example/c', '@id': 'http://d' } },
      { '@context': { '@version': 1.1, '@import': 'https://kommun.example/c' } },
      { '@context': { b: { '@id': 'http://b', '@context': 'https://kommun.example/c' } }, b: { '@id': 'http://d' } },
    ]
    for (const json of places) {
      const { failure, problems } = await readJson(json)
      expect([failure, problems.at(-1)?.rule, problems.at(-1)?.details.context]).toEqual([
        'syntax',
        'jsonld-unknown-context',
        'https://kommun.example/c',
      ])
    }
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('what RDF has no place for', () => {
  test('is left out and told of', async () => {
    const { graph, problems } = await readJson(fixture('dropped.jsonld'))
    expect(problems.map(({ rule, value }) => [rule, value])).toEqual([
      ['jsonld-property-ignored', 'title'],
      ['jsonld-direction-ignored', null],
      ['jsonld-reference-dropped', 'relativ'],
      ['jsonld-reference-dropped', 'https://kommun.example/a b'],
      ['jsonld-property-ignored', '_:egen'],
    ])
    expect(await canonicalNQuads(graph)).toBe(
      '<https://kommun.example/bad> <http://purl.org/dc/terms/title> "ب"@ar .\n',
    )
  })

  test('a list keeps its other members', async () => {
    const { graph } = await readJson({
      '@context': { '@base': null },
      '@id': 'http://a',
      'http://b': { '@list': [{ '@id': 'x' }, 'c'] },
    })
    expect(await canonicalNQuads(graph)).toContain('"c"')
  })

  test('members called __proto__ change nothing', async () => {
    const text =
      '{ "@context": { "__proto__": { "name": "http://x" } }, "\\u005f_proto__": { "@id": "http://p" }, "@id": "http://a", "http://b": 1 }'
    expect(await canonical(text)).toBe('<http://a> <http://b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n')
    expect(Object.prototype).not.toHaveProperty('name')
  })

  test('text that is said to have a language and has none is plain text', async () => {
    const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'
    const { graph, problems } = await readJson({
      '@id': 'http://a',
      'http://b': { '@value': 'c', '@type': langString },
    })
    expect([await canonicalNQuads(graph), problems[0]?.rule]).toEqual([
      '<http://a> <http://b> "c" .\n',
      'language-missing',
    ])
  })
})

describe('JSON that is no JSON-LD', () => {
  test.each(['{ "a": { "b": [1] } }', '[]', '[1, 2]'])('%s is not RDF', async text => {
    const { failure, problems } = await readJson(text)
    expect([failure, problems.at(-1)?.rule]).toEqual(['not-rdf', 'not-rdf-json'])
  })
})

test('IRIs are looked at as in the other syntaxes', async () => {
  const { problems } = await readJson({ '@id': 'https://kommun.example/{id}', 'http://b': 1 })
  expect(problems.map(problem => problem.rule)).toEqual(['iri-illegal-character'])
})

describe('what is left to jsonld', () => {
  const nest = '{ "@context": { "n": "@nest", "id": "@id" },'
  const linesOf = async (text: string): Promise<(number | undefined)[]> => {
    const { graph } = await read(Buffer.from(text), { ...options, positions: true })
    return Array.from({ length: graph.size }, (_, row) => graph.positionOf(row)?.line)
  }

  test('stands where its node object does, or is not said to stand anywhere', async () => {
    const about = (id: string): string => `{ "id": "${id}", "n": { "http://p": 1, "http://q": { "http://r": 2 } } }`
    const lines = await linesOf(`${nest} "@graph": [\n ${about('http://a')},\n ${about('relativ')} ] }`)
    expect(lines.filter(line => line !== undefined)).toEqual([2, 2])
    expect(lines).toHaveLength(6)
  })

  test('does not stand where a node is only mentioned', async () => {
    const text = `${nest} "@graph": [\n { "http://l": { "id": "http://a" } },\n { "id": "http://a", "n": { "http://p": 1 } } ] }`
    const { graph } = await read(Buffer.from(text), { ...options, positions: true })
    expect(graph.startOf(graph.iri('http://a'))?.line).toBe(3)
  })

  test('has the places of its problems', async () => {
    const text = `${nest} "id": "http://a",\n "n": {\n "unknown": 1,\n "http://p": { "id":\n "http://b/{c}" } } }`
    const { problems } = await readJson(text)
    expect(problems.map(({ rule, position }) => [rule, position?.line])).toEqual([
      ['jsonld-property-ignored', 3],
      ['iri-illegal-character', 5],
    ])
  })
})

describe('a document that is refused has the place of its fault', () => {
  test.each([
    ['an id that is no string', '{ "@id":\n 1 }', '2:2'],
    ['a class that is no string', '{ "@id": "http://a", "@type": [ "http://t",\n 1 ] }', '2:2'],
    ['a keyword twice', '{ "@context": { "id": "@id" }, "id": "http://a",\n "@id": "http://b" }', '2:9'],
    [
      'a value with a language and a datatype',
      '{ "http://p": { "@value":\n "a", "@language": "sv", "@type": "http://d" } }',
      '2:2',
    ],
    [
      'a language map of numbers',
      '{ "@context": { "t": { "@id": "http://t", "@container": "@language" } },\n "t": { "sv": 1 } }',
      '2:15',
    ],
    ['a term that is a number', '{ "@context": { "a": "http://a",\n "b":\n 42 }, "@id": "http://a" }', '3:2'],
    ['a context that is a number', '{ "@context":\n 42 }', '2:2'],
    ['an unknown context', '{ "@context": [ {},\n "https://kommun.example/c" ] }', '2:2'],
    ['an unknown context with escapes', '{ "@context":\n "https:\\/\\/kommun.example/c" }', '2:2'],
    [
      'something uncommon',
      '\n { "@context": { "j": { "@id": "http://j", "@type": "@json" } }, "j": 1, "@reverse": [] }',
      '2:2',
    ],
  ])('%s', async (_, text, place) => {
    const { failure, problems } = await readJson(text)
    const position = problems.at(-1)?.position
    expect([failure, `${position?.line}:${position?.column}`]).toEqual(['syntax', place])
  })

  test('a document of too many statements, too', async () => {
    const { problems } = await read(Buffer.from('{ "@id": "http://a", "http://p":\n [ 1,\n 2, 3 ] }'), {
      ...options,
      limits: { maxStatements: 1 },
    })
    expect(problems).toMatchObject([{ rule: 'document-too-many-statements', position: { line: 3, column: 2 } }])
  })

  test('a document that is too deep, too', async () => {
    const { problems } = await readJson(`{ "@id": "http://a", "http://p":\n ${'['.repeat(300)} ${']'.repeat(300)} }`)
    expect(problems).toMatchObject([{ rule: 'document-too-deep', position: { line: 2, column: 201 } }])
  })
})
