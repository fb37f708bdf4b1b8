import { Parser } from 'n3'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'

/** Prefixes that every test may use. */
export const prefixes = `
  @prefix : <https://example.org/> .
  @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dcterms: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

/** A graph from Turtle; each statement's position is its number, from 1, in column 1. */
export function turtle(text: string, baseIri = 'https://example.org/'): Graph {
  const builder = new GraphBuilder({ positions: true })
  const quads = new Parser({ baseIRI: baseIri }).parse(prefixes + text)
  for (const [index, quad] of quads.entries()) builder.addQuad(quad, '', index + 1, 1)
  return builder.build()
}
