import type { SyntaxId } from './appearance.ts'
import type { Graph } from './graph.ts'
import type { Parse } from './parsing.ts'
import { serialiseJsonLd } from './syntax/jsonld-writer.ts'
import { serialiseNQuads, serialiseNTriples } from './syntax/ntriples-writer.ts'
import { parseRdfXml } from './syntax/rdfxml.ts'
import { serialiseRdfXml } from './syntax/rdfxml-writer.ts'
import type { SerialiseOptions } from './syntax/serialise-options.ts'
import { parseNQuads, parseNTriples, parseTrig, parseTurtle } from './syntax/turtle.ts'
import { serialiseTrig, serialiseTurtle } from './syntax/turtle-writer.ts'

/** Writes a graph in chunks of text: the same graph, the same bytes. */
export type Serialise = (graph: Graph, options?: SerialiseOptions) => Iterable<string>

/** One syntax of RDF. */
export interface Syntax {
  readonly id: SyntaxId
  /** Its name, the same in every language. */
  readonly label: string
  /** The first is the one that we send. */
  readonly mediaTypes: readonly string[]
  /** With the dot; the first is the one that we give files. */
  readonly extensions: readonly string[]
  readonly parse: Parse
  readonly serialise: Serialise
}

/** The syntaxes that are read and written. */
export const syntaxes: readonly Syntax[] = [
  {
    id: 'rdfxml',
    label: 'RDF/XML',
    mediaTypes: ['application/rdf+xml', 'text/rdf+xml', 'text/rdf'],
    extensions: ['.rdf', '.owl', '.xml'],
    parse: parseRdfXml,
    serialise: serialiseRdfXml,
  },
  {
    id: 'turtle',
    label: 'Turtle',
    mediaTypes: ['text/turtle', 'application/x-turtle', 'application/turtle'],
    extensions: ['.ttl'],
    parse: parseTurtle,
    serialise: serialiseTurtle,
  },
  {
    id: 'trig',
    label: 'TriG',
    mediaTypes: ['application/trig', 'application/x-trig'],
    extensions: ['.trig'],
    parse: parseTrig,
    serialise: serialiseTrig,
  },
  {
    id: 'ntriples',
    label: 'N-Triples',
    mediaTypes: ['application/n-triples', 'text/ntriples'],
    extensions: ['.nt'],
    parse: parseNTriples,
    serialise: serialiseNTriples,
  },
  {
    id: 'nquads',
    label: 'N-Quads',
    mediaTypes: ['application/n-quads', 'text/x-nquads', 'text/nquads'],
    extensions: ['.nq'],
    parse: parseNQuads,
    serialise: serialiseNQuads,
  },
  {
    id: 'jsonld',
    label: 'JSON-LD',
    mediaTypes: ['application/ld+json'],
    extensions: ['.jsonld', '.json'],
    parse: parseJsonLd,
    serialise: serialiseJsonLd,
  },
]

/** The syntax of an id; null when there is none. */
export function syntaxById(id: string): Syntax | null {
  return syntaxes.find(syntax => syntax.id === id) ?? null
}

/** The syntax of a media type without parameters, in lower case; null when the type names none. */
export function syntaxByMediaType(mediaType: string): Syntax | null {
  return syntaxes.find(syntax => syntax.mediaTypes.includes(mediaType)) ?? null
}

/** Loads the reader of JSON-LD when it is first needed: the library behind it is the largest that we have. */
async function parseJsonLd(...reading: Parameters<Parse>): Promise<void> {
  const jsonld = await import('./syntax/jsonld.ts')
  await jsonld.parseJsonLd(...reading)
}
