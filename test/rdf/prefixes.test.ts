import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { syntaxById, syntaxes } from '../../src/rdf/syntaxes.ts'

const reading = (text: string) => read(Buffer.from(text), { baseIri: 'https://a.example/' })
const turtle = `@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://a.example/begrepp#> .
@prefix kommun: <https://a.example/id/> .
kommun:d a ex:Lista ; dct:title "Bad" ; ex:grad "1"^^ex:skala .`

/** Written with prefixes and read again: the text, and whether it says the same. */
async function written(text: string, syntax: string, prefixes: ReadonlyMap<string, string>) {
  const { graph } = await reading(text)
  const result = [...(syntaxById(syntax)?.serialise(graph, { prefixes }) ?? [])].join('')
  const again = await reading(result)
  return { result, isSame: (await canonicalNQuads(again.graph)) === (await canonicalNQuads(graph)) }
}

describe('reading remembers the prefixes of a document', () => {
  test.each([
    [
      'Turtle',
      '@prefix ex: <https://a.example/1#> .\nPREFIX b: <https://a.example/b/>\n@prefix ex: <https://a.example/2#> .',
    ],
    [
      'RDF/XML',
      `<rdf:RDF xmlns:ex="https://a.example/1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:b="https://a.example/b/" xmlns:ex="https://a.example/2#"/></rdf:RDF>`,
    ],
    [
      'JSON-LD',
      `[{ "@context": [{ "ex": "https://a.example/1#", "@vocab": "https://a.example/v#", "titel": "b:titel" }] },
        { "@context": { "b": "https://a.example/b/", "ex": "https://a.example/2#" } }]`,
    ],
  ])('of %s, each as it was declared first', async (_, text) => {
    const { prefixes } = await reading(text)
    const own = [...prefixes].filter(([prefix]) => prefix !== 'rdf')
    expect(own).toEqual([
      ['ex', 'https://a.example/1#'],
      ['b', 'https://a.example/b/'],
    ])
  })

  test('up to a number', async () => {
    const text = Array.from({ length: 5000 }, (_, n) => `@prefix p${n}: <https://a.example/${n}#> .\n`).join('')
    expect((await reading(text)).prefixes.size).toBe(200)
  })
})

describe('a document is written with the prefixes it came with', () => {
  test.each([
    ['turtle', ['@prefix dct: <http://purl.org/dc/terms/> .', 'kommun:d a ex:Lista', 'dct:title "Bad"', '^^ex:skala']],
    ['trig', ['@prefix dct: <http://purl.org/dc/terms/> .', 'kommun:d a ex:Lista']],
    ['rdfxml', ['xmlns:dct="http://purl.org/dc/terms/"', '<ex:Lista rdf:about=', '<dct:title>']],
    ['jsonld', ['"dct":"http://purl.org/dc/terms/"', '"@type":"ex:Lista"', '"dct:title"']],
  ])('as %s', async (syntax, parts) => {
    const { prefixes } = await reading(turtle)
    const { result, isSame } = await written(turtle, syntax, prefixes)
    for (const part of parts) expect(result).toContain(part)
    expect(result).not.toContain('dcterms')
    expect(isSame).toBe(true)
  })

  test.each(syntaxes.map(({ id }) => id))('as %s to the letter as without any when it has none', async syntax => {
    const { graph } = await reading(turtle)
    const text = (options?: object): string => [...(syntaxById(syntax)?.serialise(graph, options) ?? [])].join('')
    expect(text({ prefixes: new Map() })).toBe(text())
  })

  test.each(syntaxes.map(({ id }) => id))('as %s without those that could do harm', async syntax => {
    const hostile = new Map([
      ['rdf', 'https://a.example/begrepp#'],
      ['n', 'https://a.example/begrepp#'],
      ['xmlns', 'https://a.example/begrepp#'],
      ['https', 'https://a.example/begrepp#'],
      ['', 'https://a.example/begrepp#'],
      ['__proto__', 'https://a.example/begrepp#'],
      ['a"><script>', 'https://a.example/begrepp#'],
      ['quote', 'https://a.example/"/><evil/>#'],
      ['bracket', 'https://a.example/> .\n<https://evil.example/'],
      ['relative', 'begrepp#'],
      ['open', 'https://a.example/begrepp'],
      ['r', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
    ])
    const { result, isSame } = await written(turtle, syntax, hostile)
    expect(isSame).toBe(true)
    expect(result).toBe((await written(turtle, syntax, new Map())).result)
  })

  test.each(syntaxes.map(({ id }) => id))('as %s also when they take the name of one of ours', async syntax => {
    const swapped = new Map([
      ['dcat', 'http://purl.org/dc/terms/'],
      ['dcterms', 'https://a.example/begrepp#'],
      ['constructor', 'https://a.example/id/'],
    ])
    const both = `${turtle} <https://a.example/c> a <http://www.w3.org/ns/dcat#Catalog> ; a <constructor:x> .`
    expect((await written(both, syntax, swapped)).isSame).toBe(true)
  })
})
