import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import type { SyntaxId } from '../../src/rdf/appearance.ts'
import { decode } from '../../src/rdf/encoding.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { serialiseJsonLd } from '../../src/rdf/syntax/jsonld-writer.ts'
import { syntaxById, syntaxes } from '../../src/rdf/syntaxes.ts'
import { misplaced } from './places.ts'
import { graphOf, someQuads, someTriples } from './random-graphs.ts'

const baseIri = 'https://base.example/'

async function readAs(id: SyntaxId, body: string | Uint8Array): Promise<Graph> {
  const mediaType = syntaxById(id)?.mediaTypes[0] ?? null
  const { graph, failure } = await read(Buffer.from(body), { baseIri, mediaType, positions: true })
  expect(failure).toBeNull()
  return graph
}

/**
 * The places of a document in which ‹ stands before each statement and « before the beginning of each resource,
 * as the marks say and as the reader says.
 */
async function compared(
  id: SyntaxId,
  marked: string,
): Promise<{ readonly expected: unknown; readonly actual: unknown }> {
  const text = marked.replace(/[‹«]/g, '')
  const graph = await readAs(id, text)
  const marks = (mark: string): Set<string> =>
    new Set([...marked.matchAll(new RegExp(mark, 'g'))].map(({ index }) => placeOf(marked, index)))
  const statements = Array.from(graph.columns.lines ?? [], (line, row) => `${line}:${graph.columns.columns?.[row]}`)
  const resources = graph
    .subjects()
    .map(subject => graph.startOf(subject))
    .filter(place => place !== null)
  const starts = resources.map(({ line, column }) => `${line}:${column}`)
  return {
    expected: { statements: sorted(marks('‹')), starts: sorted(marks('«')) },
    actual: { statements: sorted(new Set(statements)), starts: sorted(new Set(starts)) },
  }
}

/** Counted by hand: lines end with LF only, columns are UTF-16 units. */
function placeOf(marked: string, index: number): string {
  const before = marked.slice(0, index).replace(/[‹«]/g, '')
  const lines = before.split('\n')
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

function sorted(places: Set<string>): string[] {
  return [...places].sort()
}

const rdfxml = (content: string, doctype = ''): string =>
  `<?xml version="1.0"?>\n${doctype}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.example/">\n${content}\n</rdf:RDF>`
const turtle = (content: string): string => `PREFIX ex: <http://ex.example/>\n${content}`

const cases: readonly (readonly [string, SyntaxId, string])[] = [
  [
    'a property element',
    'rdfxml',
    rdfxml('<!-- <ex:C> --> ‹«<ex:C rdf:about="http://a">\n  ‹<ex:p\n>text</ex:p></ex:C>'),
  ],
  [
    'property attributes',
    'rdfxml',
    rdfxml('«<rdf:Description\n rdf:about="http://a" ‹ex:p="ex:q=\'1\'"\n\t‹ex:q\n =\n "\n\n" ‹rdf:type="http://t"/>'),
  ],
  ['attributes of a property element', 'rdfxml', rdfxml('‹«<ex:C>\n‹«<ex:p ‹ex:q="1"\n ‹ex:r="2"/></ex:C>')],
  [
    'references',
    'rdfxml',
    rdfxml('‹«<ex:C rdf:ID="c">\n ‹<ex:p\n  rdf:resource="#d"/>\n ‹<ex:q rdf:nodeID="n"/></ex:C>'),
  ],
  [
    'nested elements',
    'rdfxml',
    rdfxml('‹«<ex:C>\n ‹<ex:p>\n  ‹«<ex:D rdf:about="http://d">\n   ‹<ex:q>1</ex:q> </ex:D> </ex:p> ‹<ex:r/></ex:C>'),
  ],
  [
    'parseType Resource',
    'rdfxml',
    rdfxml('‹«<ex:C>\n ‹«<ex:p rdf:parseType="Resource">\n  ‹<ex:q>1</ex:q></ex:p></ex:C>'),
  ],
  ['members', 'rdfxml', rdfxml('‹«<rdf:Bag>\n ‹<rdf:li>1</rdf:li>\n ‹<rdf:li>2</rdf:li></rdf:Bag>')],
  [
    'a collection',
    'rdfxml',
    rdfxml(
      '‹«<ex:C>\n ‹<ex:p rdf:parseType="Collection">\n  ‹«<ex:D/>\n  ‹<rdf:Description rdf:about="http://d"/></ex:p></ex:C>',
    ),
  ],
  ['a statement with a name', 'rdfxml', rdfxml('‹«<ex:C>\n ‹«<ex:p\n rdf:ID="s">1</ex:p></ex:C>')],
  [
    'XML and CDATA',
    'rdfxml',
    rdfxml(
      '‹«<ex:C>\n ‹<ex:p rdf:parseType="Literal"><b>\n</b></ex:p>\n ‹<ex:q><![CDATA[\n<ex:r>\n]]></ex:q> ‹<ex:s/></ex:C>',
    ),
  ],
  [
    'a mention before the description',
    'rdfxml',
    rdfxml(
      '<rdf:Description rdf:about="http://a"/>\n«<rdf:Description rdf:about="http://a">‹<ex:p/></rdf:Description>\n<rdf:Description rdf:about="http://a">‹<ex:q/></rdf:Description>',
    ),
  ],
  [
    'entities before',
    'rdfxml',
    rdfxml(
      '‹«<ex:C rdf:about="&e;a"> ‹<ex:p>&e;&e;&#10;&amp;</ex:p> ‹<ex:q/></ex:C>',
      '<!DOCTYPE rdf:RDF [\n<!ENTITY e "http://long.example/\n">]>',
    ),
  ],
  [
    'characters of two units',
    'rdfxml',
    rdfxml(
      '‹«<ex:C> 🌾å‹<ex:p>🌾🌾</ex:p>🌾‹<ex:q ex:🌾="1"/></ex:C>'
        .replace(/🌾å|🌾(?=‹)/gu, '<!--🌾-->')
        .replace('ex:🌾', 'rdf:resource'),
    ),
  ],
  [
    'CR LF',
    'rdfxml',
    rdfxml('‹«<ex:C\r\n rdf:about="http://a"\r\n ‹ex:r="\r\n">\r\n\r\n ‹<ex:p\r\n>text</ex:p></ex:C>')
      .replaceAll('\n', '\r\n')
      .replaceAll('\r\r', '\r'),
  ],
  [
    'CR alone, which ends no line',
    'rdfxml',
    rdfxml('‹«<ex:C\r rdf:about="http://a"\r ‹ex:r="\r">\r\n\r ‹<ex:p\r>te\rxt</ex:p></ex:C>'),
  ],

  [
    'a sentence',
    'turtle',
    turtle('# ex:no ex:p 1 .\n«ex:a ex:p ‹ex:b , ‹"c"@sv\n , ‹1.5;\n ex:q\n  ‹<http://c> ; a ‹ex:C .'),
  ],
  ['two sentences about one', 'turtle', turtle('«ex:a ex:p ‹ex:b .\nex:a ex:q ‹ex:b .\n«ex:b ex:p ‹true.')],
  [
    'brackets',
    'turtle',
    turtle('«ex:a ex:p\n ‹«[ ex:q ‹1 ;\n ex:r ‹«[ ex:s ‹2 ] ] , ‹[] .\n«[ ex:t ‹3 ] ex:u ‹4 .\n«[] ex:v ‹5 .'),
  ],
  ['lists', 'turtle', turtle('«ex:a ex:p ‹(\n ‹1 ‹ex:b\n ‹«[ ex:q ‹2 ] ) ; ex:r ‹() .')],
  [
    'lists of texts',
    'turtle',
    turtle(
      '«ex:a ex:p ‹( ‹"a"\n ‹"b"@sv\n ‹"c"^^ex:d\n ‹1 ‹"""d\n"""\n ‹ex:b ‹"e"\n ‹( ‹"f"\n) ‹"g"\n ‹«[ ex:q ‹"h" ] ‹"i" ) .',
    ),
  ],
  [
    'strings of several lines',
    'turtle',
    turtle('«ex:a ex:p ‹"""en\nrad"""@sv , ‹\'\'\'två\r\n"rader"\'\'\' ;\n ex:q ‹"\\n" .'),
  ],
  [
    'declarations in between',
    'turtle',
    '@prefix ex: <http://ex.example/> .\n«ex:a ex:p ‹ex:b .\nBASE <http://base/>\n«<c> ex:p ‹<d> .\n@base <http://other/> . «<e> ex:p ‹1 .',
  ],
  ['characters of two units', 'turtle', turtle('«ex:å🌾 ex:p ‹"🌾🌾", ‹"å" .')],
  ['CR LF', 'turtle', turtle('«ex:a ex:p # kommentar\r\n ‹"""a\r\nb""" ;\r\n\r\n ex:q ‹1 .\r\n')],
  ['CR alone, which ends no line', 'turtle', turtle('# a\r«ex:a\r ex:p ‹"""a\rb\n""" ;\r ex:q ‹1 .\r\n')],
  [
    'graphs',
    'trig',
    turtle(
      'ex:g {\n «ex:a ex:p ‹1 }\nGRAPH ex:h { «ex:b ex:p ‹2 . ex:a ex:q ‹«[ ex:r ‹3 ] . }\n{ «ex:c ex:p ‹4 } «ex:d ex:p ‹5 .',
    ),
  ],
  [
    'triples',
    'ntriples',
    '# a\n«<http://a> <http://p> ‹"å🌾"@sv .\n  <http://a>   <http://p>\t‹<http://b> . # c\n«_:b <http://p> ‹_:c .',
  ],
  [
    'quads',
    'nquads',
    '«<http://a> <http://p> ‹<http://b> <http://g> .\n\n«_:b <http://p> ‹"x"^^<http://d> _:g .\n<http://a> <http://q> ‹"y" .',
  ],

  [
    'members of an object',
    'jsonld',
    '«{ "@id": "http://a", "@type":\n ‹"http://t", "http://p": [ ‹"1",\n ‹2, ‹true ] }',
  ],
  [
    'value objects',
    'jsonld',
    '«{ "http://p": [ { "@value":\n ‹"a", "@language": "sv" },\n { "@type": "http://d", "@value": ‹"b" } ] }',
  ],
  [
    'references and nested nodes',
    'jsonld',
    '«{ "@id": "http://a", "http://p": [ { "@id":\n ‹"http://b" },\n ‹«{ "@id": "http://c", "http://q": ‹1 }, ‹«{\n "http://q": ‹2 } ] }',
  ],
  [
    'a language map',
    'jsonld',
    '«{ "@context": { "t": { "@id": "http://t", "@container": "@language" } }, "t": { "sv":\n ‹"a", "en": [ ‹"b",\n ‹"c" ] } }',
  ],
  ['lists', 'jsonld', '«{ "@id": "http://a", "http://p": ‹{ "@list": [ ‹1,\n { "@value": ‹2 } ] } }'],
  ['sets', 'jsonld', '«{ "@id": "http://a", "http://p": { "@set":\n [ ‹1 ] } }'],
  [
    'reverse properties',
    'jsonld',
    '{ "@id": "http://a", "@reverse": { "http://p": [\n { "@id": ‹"http://b" } ] } }'.replace(
      '‹"http://b"',
      '‹"http://b"',
    ),
  ],
  [
    'typed terms and prefixes',
    'jsonld',
    '«{ "@context": { "ex": "http://ex/", "l": { "@id": "ex:l", "@type": "@id" } }, "@id": "ex:a", "l": [ ‹"ex:b",\n ‹"c" ], "ex:p": ‹"d" }',
  ],
  [
    'several objects about one',
    'jsonld',
    '{ "@graph": [\n { "@id": "http://a" },\n «{ "@id": "http://a", "http://p": ‹1 },\n { "@id": "http://a", "http://p": [ 1, ‹2 ] } ] }',
  ],
  ['a named graph', 'jsonld', '{ "@id": "http://g", "@graph": [\n «{ "@id": "http://a", "http://p": ‹1 } ] }'],
  [
    'a bundled context, whose classes bring contexts along',
    'jsonld',
    '{ "@context": "https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld",\n "@graph": [\n «{ "@id": "http://a", "@type":\n ‹"Dataset", "title":\n ‹"t" } ] }',
  ],
  [
    'escapes and characters of two units',
    'jsonld',
    '«{ "@id": "http://a", "http://\\u0070": "\\ud83c\\udf3e🌾", "http://q": ‹"\\n" }'.replace('"\\ud83c', '‹"\\ud83c'),
  ],
  ['CR LF', 'jsonld', '«{\r\n "@id": "http://a",\r\n "http://p":\r\n ‹"1" }'],
  ['a name that comes twice', 'jsonld', '«{ "@id": "http://a", "http://p": "1",\n "http://p": ‹"2" }'],
]

describe('the place is the place of', () => {
  test.each(cases)('%s in %s', async (_, id, marked) => {
    const { expected, actual } = await compared(id, marked)
    expect(actual).toEqual(expected)
  })

  test.each(cases)('%s in %s behind a byte order mark', async (_, id, marked) => {
    expect((await compared(id, `\ufeff${marked}`)).actual).toEqual((await compared(id, marked)).actual)
  })
})

describe('every statement and resource stands where it is said to', () => {
  const folder = new URL('../../fixtures/catalogues/', import.meta.url)
  const broken = ['hamnsunds-kommun.rdf', 'region-malarbygden-halsa.ttl']
  const names = readdirSync(folder).filter(name => !broken.includes(name))
  const idOf = (name: string): SyntaxId =>
    syntaxes.find(({ extensions }) => extensions.some(end => name.endsWith(end)))?.id ?? 'turtle'

  test.each(names)('in %s', async name => {
    const body = readFileSync(new URL(name, folder))
    const graph = await readAs(idOf(name), body)
    expect(misplaced(idOf(name), decode(body, null).text, graph).slice(0, 5)).toEqual([])
  })

  test.each(syntaxes.map(({ id }) => id))('in catalogues written as %s', async id => {
    for (const name of names) {
      const graph = await readAs(idOf(name), readFileSync(new URL(name, folder)))
      const text = [...(syntaxById(id)?.serialise(graph) ?? [])].join('')
      expect(misplaced(id, text, await readAs(id, text)).slice(0, 5)).toEqual([])
    }
  })

  test.each(syntaxes.map(({ id }) => id))('in random graphs written as %s', async id => {
    const property = fc.asyncProperty(someQuads, fc.boolean(), async (quads, isWindows) => {
      const written = [...(syntaxById(id)?.serialise(graphOf(quads)) ?? [])].join('')
      const wide = id === 'jsonld' ? JSON.stringify(JSON.parse(written), null, 2) : written
      const text = isWindows && !/"""|\r/.test(wide) ? wide.replaceAll('\n', '\r\n') : wide
      if (quads.length === 0) return
      expect(misplaced(id, text, await readAs(id, text))).toEqual([])
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('in random graphs as JSON-LD with terms, language maps, lists and nested nodes', async () => {
    const context = {
      title: { '@id': 'http://purl.org/dc/terms/title', '@container': '@language' },
      keyword: { '@id': 'http://www.w3.org/ns/dcat#keyword', '@container': '@set' },
      member: { '@id': 'org:member', '@type': '@id' },
      property: { '@id': 'urn:property', '@type': 'http://www.w3.org/2001/XMLSchema#date' },
      id: '@id',
      v: 'https://data.example/vocabulary/',
    }
    const property = fc.asyncProperty(someTriples, async quads => {
      fc.pre(quads.length > 0)
      const flat = JSON.parse([...serialiseJsonLd(graphOf(quads))].join(''))
      const text = JSON.stringify(await jsonld.compact(flat, context as never), null, 1)
      expect(misplaced('jsonld', text, await readAs('jsonld', text))).toEqual([])
    })
    await fc.assert(property, { numRuns: 100 })
  })

  const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
  test.skipIf(!existsSync(corpus))('in the JSON-LD and RDF/XML of the corpus', async () => {
    const files = globSync('**/*.{jsonld,rdf}', { cwd: corpus }).map(name => resolve(corpus, name))
    const wrong: string[] = []
    let count = 0
    for (const file of files.filter(name => statSync(name).size < 100_000)) {
      const body = readFileSync(file)
      const { graph, failure, syntax } = await read(body, { baseIri, positions: true })
      if (failure !== null || syntax === null) continue
      count++
      wrong.push(...misplaced(syntax, decode(body, null).text, graph).map(line => `${file}: ${line}`))
    }
    expect(count).toBeGreaterThan(100)
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
