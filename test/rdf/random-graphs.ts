import type { Quad, Quad_Graph, Quad_Object, Quad_Subject, Term } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { canonize, type PlainQuad } from 'rdf-canonize'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'

const { namedNode, blankNode, literal, quad, defaultGraph } = DataFactory
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

const iris = [
  'https://data.example/a',
  'https://data.example/å?x=1&y=<2>'.replace(/[<>]/g, ''),
  'https://data.example/b#fragment',
  'http://www.w3.org/ns/dcat#Dataset',
  'http://purl.org/dc/terms/',
  'http://www.w3.org/ns/dcat#with.dot',
  'http://www.w3.org/ns/dcat#1digit',
  'http://www.w3.org/ns/dcat#-hyphen',
  'urn:uuid:1',
  'mailto:a@b.example',
  'org:not-a-prefix',
  'dcat:Dataset',
  'https://data.example/(parentheses),;.',
  "https://data.example/it's",
  'https://data.example/\u{1f33e}',
]
const predicates = [
  rdfType,
  'http://purl.org/dc/terms/title',
  'http://www.w3.org/ns/dcat#keyword',
  'https://data.example/vocabulary#färg',
  'https://data.example/vocabulary/ö',
  'https://data.example/1vocabulary/p-1.2',
  'urn:property',
  'org:member',
]
const texts = [
  '',
  ' ',
  'Badplatser',
  '"',
  '\\',
  'a\nb',
  'a\r\nb',
  '\t',
  "''",
  '"""',
  ']]>',
  '<p>&amp;</p>',
  '@sv',
  'ö\u{1f33e}',
]
const datatypes = ['string', 'integer', 'boolean', 'decimal', 'date']

/** Text that every syntax can hold. */
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('1', '-1', '01', '1.0', '.5', 'true', '1e0', '+1'),
)
const iri = fc.constantFrom(...iris).map(namedNode)
const blank = fc.nat(6).map(number => blankNode(`n${number}`))
const literals = fc.oneof(
  fc.tuple(text, fc.constantFrom('sv', 'en', 'en-gb')).map(([value, language]) => literal(value, language)),
  fc.tuple(text, fc.constantFrom(...datatypes)).map(([value, name]) => literal(value, namedNode(xsd + name))),
  text.map(value => literal(value, namedNode('https://data.example/datatype#färg'))),
  // jsonld.js rewrites other forms of a double, though JSON-LD asks that of numbers only.
  fc.constant(literal('1.0E0', namedNode(`${xsd}double`))),
)
const object = fc.oneof(iri, blank, literals)
const subject = fc.oneof(iri, blank)
const predicate = fc.constantFrom(...predicates).map(namedNode)

/** Some quads; `names` are the graph names to choose from. */
function quadsIn(names: fc.Arbitrary<Quad_Graph>): fc.Arbitrary<Quad[]> {
  const one = fc.tuple(subject, predicate, object, names)
  return fc.array(
    one.map(([s, p, o, g]) => quad(s as Quad_Subject, p, o as Quad_Object, g)),
    { maxLength: 24, size: 'max' },
  )
}

/** Triples of all kinds of terms that RDF 1.1 has and every syntax can express. */
export const someTriples = quadsIn(fc.constant(defaultGraph()))

/** The same in several graphs. */
export const someQuads = quadsIn(fc.oneof(fc.constant(defaultGraph()), iri, blank))

/** The graph of some quads. */
export function graphOf(quads: Iterable<Quad>): Graph {
  const builder = new GraphBuilder()
  for (const one of quads) builder.addQuad(one)
  return builder.build()
}

/** What quads say, whatever their blank nodes are called; by a library that we do not write with. */
export async function meaning(quads: Iterable<Quad>): Promise<string> {
  return canonize(distinct(quads) as PlainQuad[], { algorithm: 'RDFC-1.0', maxDeepIterations: 1e9 })
}

/** A term as text that tells it from every other. */
export function keyOf(term: Term): string {
  const { termType, value } = term
  return JSON.stringify(term.termType === 'Literal' ? [value, term.language, term.datatype.value] : [termType, value])
}

/** Triples without their graph names. */
export function union(quads: readonly Quad[]): Quad[] {
  return quads.map(one => quad(one.subject, one.predicate, one.object))
}

function distinct(quads: Iterable<Quad>): Quad[] {
  const found: Quad[] = []
  for (const one of quads) if (!found.some(other => other.equals(one))) found.push(one)
  return found
}
