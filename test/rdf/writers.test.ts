import { Readable } from 'node:stream'
import type { BlankNode, Quad, Term } from '@rdfjs/types'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { DataFactory, Parser } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/model/finding.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { serialiseJsonLd } from '../../src/rdf/syntax/jsonld-writer.ts'
import { serialiseNQuads, serialiseNTriples } from '../../src/rdf/syntax/ntriples-writer.ts'
import { serialiseRdfXml } from '../../src/rdf/syntax/rdfxml-writer.ts'
import { serialiseTrig, serialiseTurtle } from '../../src/rdf/syntax/turtle-writer.ts'
import { dcat, dcterms, foaf, rdf, xsd } from '../../src/rdf/vocabulary.ts'
import { graphOf, meaning, someQuads, someTriples, union } from './random-graphs.ts'

const { namedNode, blankNode, literal, quad } = DataFactory

const parseWithN3 = (format: string) => async (text: string) => new Parser({ format }).parse(text) as Quad[]

async function parseWithJsonLd(text: string): Promise<Quad[]> {
  const nquads = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' })
  return new Parser({ format: 'N-Quads' }).parse(String(nquads)) as Quad[]
}

async function parseWithRdfXmlParser(text: string): Promise<Quad[]> {
  const quads: Quad[] = []
  for await (const one of Readable.from([text]).pipe(new RdfXmlParser())) quads.push(one)
  return quads
}

interface Writer {
  readonly name: string
  readonly serialise: (graph: Graph) => Iterable<string>
  /** A reader that is not ours. */
  readonly parse: (text: string) => Promise<Quad[]>
  readonly keepsGraphs: boolean
}

const writers: readonly Writer[] = [
  { name: 'Turtle', serialise: serialiseTurtle, parse: parseWithN3('Turtle'), keepsGraphs: false },
  { name: 'TriG', serialise: serialiseTrig, parse: parseWithN3('TriG'), keepsGraphs: true },
  { name: 'N-Triples', serialise: serialiseNTriples, parse: parseWithN3('N-Triples'), keepsGraphs: false },
  { name: 'N-Quads', serialise: serialiseNQuads, parse: parseWithN3('N-Quads'), keepsGraphs: true },
  { name: 'RDF/XML', serialise: serialiseRdfXml, parse: parseWithRdfXmlParser, keepsGraphs: false },
  { name: 'JSON-LD', serialise: serialiseJsonLd, parse: parseWithJsonLd, keepsGraphs: false },
]

const written = (writer: Pick<Writer, 'serialise'>, quads: readonly Quad[]): string =>
  [...writer.serialise(graphOf(quads))].join('')

describe.each(writers)('$name', writer => {
  test('says what the graph says', async () => {
    await fc.assert(
      fc.asyncProperty(someTriples, async quads => {
        expect(await meaning(await writer.parse(written(writer, quads)))).toBe(await meaning(quads))
      }),
      { numRuns: 200 },
    )
  })

  test(writer.keepsGraphs ? 'keeps the named graphs' : 'writes the union of named graphs', async () => {
    await fc.assert(
      fc.asyncProperty(someQuads, async quads => {
        const said = writer.keepsGraphs ? quads : union(quads)
        expect(await meaning(await writer.parse(written(writer, quads)))).toBe(await meaning(said))
      }),
      { numRuns: 100 },
    )
  })

  test('gives the same bytes whatever the order and the blank node labels of the input', () => {
    fc.assert(
      fc.property(
        someQuads.chain(quads => fc.tuple(fc.constant(quads), fc.shuffledSubarray(quads, { minLength: quads.length }))),
        ([quads, shuffled]) => {
          expect(written(writer, shuffled.map(renamed))).toBe(written(writer, quads))
        },
      ),
      { numRuns: 200 },
    )
  })
})

const a = namedNode('https://data.example/a')
const p = namedNode('https://data.example/vocabulary#p')
const title = namedNode(dcterms.title)

/** A list of some length made of blank nodes, or a ring when its end is its beginning. */
function chain(length: number, end: Quad['object']): Quad[] {
  const nodes = Array.from({ length }, (_, n) => blankNode(`c${n}`))
  return nodes.map((node, n) => quad(node, p, nodes[n + 1] ?? end))
}

/** Every order of some places. */
function permutations(places: readonly number[]): number[][] {
  if (places.length === 0) return [[]]
  return places.flatMap(first => permutations(places.filter(place => place !== first)).map(rest => [first, ...rest]))
}

describe('all writers alike', () => {
  test.each(writers)('$name writes a long chain of blank nodes without running deep', async writer => {
    const quads = [quad(a, p, blankNode('c0')), ...chain(1500, literal('end'))]
    const read = await writer.parse(written(writer, quads))
    expect(read).toHaveLength(1501)
    expect(new Set(read.map(one => one.subject.value)).size).toBe(1501)
  })

  test.each(writers)('$name keeps blank nodes that refer to one another', async writer => {
    const ring = [...chain(3, blankNode('c0')), quad(blankNode('c1'), title, literal('one'))]
    expect(await meaning(await writer.parse(written(writer, ring)))).toBe(await meaning(ring))
  })

  test.each(writers)('$name percent-encodes what an IRI cannot hold', async writer => {
    const [read] = await writer.parse(written(writer, [quad(namedNode('https://data.example/å <b>|^`{}\\"'), p, a)]))
    expect(read.subject.value).toBe('https://data.example/å%20%3Cb%3E%7C%5E%60%7B%7D%5C%22')
  })

  test.each(writers)('$name mends a language tag, and leaves out one that is beyond mending', async writer => {
    const builder = new GraphBuilder()
    const { terms } = builder
    const tags = ['sv_SE', 'på svenska', '--', 'sv-SE']
    for (const tag of tags) builder.add(terms.iri(a.value), terms.iri(p.value), terms.text(tag, tag))
    const read = await writer.parse([...writer.serialise(builder.build())].join(''))
    const found = read.map(({ object }) => [object.value, object.termType === 'Literal' ? object.language : null])
    expect(Object.fromEntries(found)).toMatchObject({ 'på svenska': '', '--': '' })
    expect(Object.fromEntries(found).sv_SE.toLowerCase()).toBe('sv-se')
    expect(Object.fromEntries(found)['sv-SE'].toLowerCase()).toBe('sv-se')
  })

  test.each(writers)('$name labels blank nodes by what is said of them, not by what else there is', writer => {
    const shared = [quad(a, p, blankNode('x')), quad(a, title, blankNode('x')), quad(blankNode('x'), p, literal('x'))]
    const other = [quad(p, p, blankNode('y')), quad(p, title, blankNode('y')), quad(blankNode('y'), p, literal('y'))]
    const label = /\bb[0-9a-f]{12}\b/
    const [alone] = label.exec(written(writer, shared)) ?? []
    expect(alone).toBeDefined()
    expect(written(writer, [...other, ...shared])).toContain(alone)
  })

  const alike: readonly (readonly [string, readonly Quad[]])[] = [
    [
      'texts that differ in language or datatype alone',
      ['sv', 'en', p, title].map(type => quad(a, p, literal('x', type))),
    ],
    ['a ring of blank nodes that are all alike', chain(4, blankNode('c0'))],
    [
      'two pairs of blank nodes that are alike',
      [1, 2].flatMap(n => [quad(blankNode(`n${n}`), p, blankNode(`m${3 - n}`)), quad(blankNode(`m${3 - n}`), p, a)]),
    ],
    [
      'two chains of blank nodes that differ in their ends alone',
      ['one', 'two'].flatMap((text, n) => [
        quad(blankNode(`a${n}`), p, blankNode(`b${n}`)),
        quad(blankNode(`b${n}`), p, blankNode(`c${n}`)),
        quad(blankNode(`c${n}`), p, literal(text)),
      ]),
    ],
  ]

  test.each(writers.flatMap(writer => alike.map(([what, quads]) => ({ ...writer, what, quads }))))(
    '$name writes $what with the same bytes in every order',
    ({ quads, ...writer }) => {
      const orders = permutations(quads.length > 4 ? [0, 1, 2] : quads.map((_, place) => place))
      const bytes = orders.map(order =>
        written(writer, [...order.map(place => quads[place]), ...quads.slice(order.length)]),
      )
      expect(new Set([...bytes, written(writer, quads.toReversed())]).size).toBe(1)
    },
  )

  test.each(writers)('$name writes an empty graph as an empty document', async writer => {
    expect(await writer.parse(written(writer, []))).toEqual([])
  })

  test.each(writers)('$name comes in chunks of tens of kilobytes', writer => {
    const quads = Array.from({ length: 5000 }, (_, n) => quad(namedNode(`https://data.example/${n}`), p, literal('x')))
    const lengths = [...writer.serialise(graphOf(quads))].map(chunk => chunk.length)
    expect(lengths.length).toBeGreaterThan(4)
    expect(Math.max(...lengths)).toBeLessThan(100_000)
  })

  test.each(writers.filter(({ name }) => name !== 'RDF/XML'))('$name keeps control characters', async writer => {
    const text = `${Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('')}\u2028\ufffe\uffff`
    const [read] = await writer.parse(written(writer, [quad(a, p, literal(text))]))
    expect(read.object.value).toBe(text)
  })
})

describe('Turtle', () => {
  test('nests a blank node that is referred to once, and declares only the prefixes it uses', () => {
    const period = blankNode('period')
    const text = written({ serialise: serialiseTurtle }, [
      quad(a, namedNode(rdf.type), namedNode(dcat.Dataset)),
      quad(a, namedNode(dcterms.temporal), period),
      quad(period, namedNode(dcat.startDate), literal('2026', namedNode(xsd.gYear))),
      quad(a, title, literal('Badplatser', 'sv')),
      quad(a, title, literal('Beaches', 'en')),
      quad(a, p, blankNode('empty')),
    ])
    expect(text).toBe(`@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://data.example/a> a dcat:Dataset ;
    dcterms:temporal [
        dcat:startDate "2026"^^xsd:gYear
    ] ;
    dcterms:title "Badplatser"@sv,
        "Beaches"@en ;
    <https://data.example/vocabulary#p> [] .

`)
  })
})

describe('TriG', () => {
  test('declares the prefix of a name whose statements all stand in another graph, too', () => {
    const statement = [namedNode('https://example.org/a'), namedNode('https://example.org/b'), literal('c')] as const
    const graph = graphOf([quad(...statement), quad(...statement, namedNode(rdf.type))])
    const parsed = new Parser({ format: 'TriG' }).parse([...serialiseTrig(graph)].join(''))
    expect(parsed.map(({ graph }) => graph.value).sort()).toEqual(['', rdf.type])
  })

  test('does not nest a blank node that another graph speaks of', async () => {
    const x = blankNode('x')
    const quads = [quad(a, p, x, a), quad(x, title, literal('x'), p), quad(a, title, literal('a'), x)]
    expect(await meaning(await parseWithN3('TriG')(written({ serialise: serialiseTrig }, quads)))).toBe(
      await meaning(quads),
    )
  })
})

describe('RDF/XML', () => {
  const rdfxml = (quads: readonly Quad[]): { text: string; problems: Problem[] } => {
    const problems: Problem[] = []
    const report = (problem: Problem): void => void problems.push(problem)
    return { text: [...serialiseRdfXml(graphOf(quads), { report })].join(''), problems }
  }

  test('names the element for the first class and nests blank nodes', () => {
    const { text } = rdfxml([
      quad(a, namedNode(rdf.type), namedNode(dcat.Dataset)),
      quad(a, namedNode(dcterms.publisher), blankNode('x')),
      quad(blankNode('x'), namedNode(foaf.name), literal('Å & <Ö>', 'sv')),
      quad(a, namedNode('https://data.example/1p'), literal('1', namedNode(xsd.integer))),
    ])
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
    xmlns:dcat="http://www.w3.org/ns/dcat#"
    xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:foaf="http://xmlns.com/foaf/0.1/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <dcat:Dataset rdf:about="https://data.example/a">
    <dcterms:publisher>
      <rdf:Description>
        <foaf:name xml:lang="sv">Å &amp; &lt;Ö&gt;</foaf:name>
      </rdf:Description>
    </dcterms:publisher>
    <n:p xmlns:n="https://data.example/1" rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</n:p>
  </dcat:Dataset>
</rdf:RDF>
`)
  })

  const inexpressible = ['https://data.example/123', 'https://data.example/', `${rdf.type.slice(0, -4)}li`]

  test.each(inexpressible)('leaves out and reports the property %s, and says in the file that it did', async iri => {
    const { text, problems } = rdfxml([quad(a, namedNode(iri), literal('x')), quad(a, title, literal('x'))])
    expect(await parseWithRdfXmlParser(text)).toHaveLength(1)
    expect(text).toContain('<!-- rdfxml-property-not-expressible: 1 -->')
    expect(problems).toMatchObject([
      { rule: 'rdfxml-property-not-expressible', focusNode: a.value, resultPath: iri, details: { property: iri } },
    ])
  })

  test('keeps what is said of a blank node when the property that leads to it cannot be written', async () => {
    const lost = namedNode(inexpressible[0])
    const { text } = rdfxml([quad(a, lost, blankNode('x')), quad(blankNode('x'), title, literal('kept'))])
    expect((await parseWithRdfXmlParser(text)).map(({ object }) => object.value)).toEqual(['kept'])
  })

  test('puts U+FFFD for a character that XML does not know, and reports it', async () => {
    const { text, problems } = rdfxml([quad(a, title, literal('a\u0000b\u001f\ufffe\tc\r\u0085'))])
    const [read] = await parseWithRdfXmlParser(text)
    expect(read.object.value).toBe('a\ufffdb\ufffd\ufffd\tc\r\u0085')
    expect(problems.map(({ rule, focusNode }) => [rule, focusNode])).toEqual([
      ['rdfxml-character-not-expressible', a.value],
    ])
  })

  test('keeps rdf:XMLLiteral and rdf:HTML as they are', async () => {
    const markup = literal('<b xmlns="x">ö</b> &amp; ]]>', namedNode(rdf.XMLLiteral))
    const [read] = await parseWithRdfXmlParser(rdfxml([quad(a, title, markup)]).text)
    expect(read.object.equals(markup)).toBe(true)
  })

  test('finds the name at the end of a very long IRI in no time', () => {
    const { text } = rdfxml([quad(a, namedNode(`urn:${'a'.repeat(200_000)}!b`), literal('x'))])
    expect(text).toContain('<n:b xmlns:n="urn:aaa')
  })
})

describe('JSON-LD', () => {
  test('does not take an IRI whose scheme is like a prefix for a prefixed name', async () => {
    const quads = [quad(a, namedNode(dcat.keyword), namedNode('dcat:Dataset')), quad(a, title, literal('x'))]
    const text = written({ serialise: serialiseJsonLd }, quads)
    expect(await meaning(await parseWithJsonLd(text))).toBe(await meaning(quads))
  })

  test('is flattened: one object per resource, none inside another', () => {
    const quads = [quad(a, p, blankNode('x')), quad(blankNode('x'), title, literal('x'))]
    const { '@graph': nodes } = JSON.parse(written({ serialise: serialiseJsonLd }, quads))
    expect(nodes).toHaveLength(2)
    expect(nodes[0][p.value]).toEqual({ '@id': nodes[1]['@id'] })
  })
})

/** The same quad with other blank node labels, in another order. */
function renamed(one: Quad): Quad {
  const other = <T extends Term>(term: T): T | BlankNode =>
    term.termType === 'BlankNode' ? blankNode(`x${9 - Number(term.value.slice(1))}`) : term
  return quad(other(one.subject), one.predicate, other(one.object), other(one.graph))
}
