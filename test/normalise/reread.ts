import { Readable } from 'node:stream'
import type { Quad } from '@rdfjs/types'
import jsonld from 'jsonld'
import { Parser } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import type { Graph } from '../../src/rdf/graph.ts'
import { graphOf } from './graphs.ts'

/** The graph that a library of others makes of a document that we wrote. */
export async function rereadBy(syntax: string, text: string): Promise<Graph> {
  if (syntax === 'rdfxml') return graphOf(await rdfXmlQuads(text))
  if (syntax === 'jsonld') return graphOf(new Parser({ format: 'N-Quads' }).parse(await nQuads(text)))
  return graphOf(new Parser({ blankNodePrefix: '_:' }).parse(text))
}

async function rdfXmlQuads(text: string): Promise<Quad[]> {
  const quads: Quad[] = []
  for await (const quad of Readable.from([text]).pipe(new RdfXmlParser({ baseIRI: 'https://other.example/' })))
    quads.push(quad)
  return quads
}

async function nQuads(text: string): Promise<string> {
  const written = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' })
  return String(written)
}
