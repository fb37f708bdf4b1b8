import { readFileSync } from 'node:fs'
import type { Quad } from '@rdfjs/types'
import { DataFactory, Parser } from 'n3'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { prefixes } from '../../src/rdf/vocabulary.ts'

const header = Object.entries({ ...prefixes, ex: 'https://kommun.example/' }).map(
  ([name, iri]) => `@prefix ${name}: <${iri}> .`,
)

/** The graph that a Turtle or TriG text says; the usual prefixes and `ex:` are known. */
export function turtle(text: string): Graph {
  return graphOf(new Parser({ baseIRI: 'https://kommun.example/' }).parse(`${header.join('\n')}\n${text}`))
}

/** The graph of these quads, in this order. */
export function graphOf(quads: readonly Quad[]): Graph {
  const builder = new GraphBuilder()
  for (const quad of quads) builder.addQuad(quad)
  return builder.build()
}

/** A file read as a harvest reads it. */
export async function fileGraph(path: string): Promise<Graph> {
  return (await read(readFileSync(path), { baseIri: 'https://kommun.example/katalog' })).graph
}

/** The quads of canonical N-Quads; blank nodes as they are labelled there, behind `scope`. */
export function quadsOf(text: string, scope = ''): Quad[] {
  const quads = new Parser({ format: 'N-Quads', blankNodePrefix: '_:' }).parse(text)
  return quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(
      subject.termType === 'BlankNode' ? DataFactory.blankNode(scope + subject.value) : subject,
      predicate,
      object.termType === 'BlankNode' ? DataFactory.blankNode(scope + object.value) : object,
    ),
  )
}

/** The graph with named graphs merged into the default graph, canonical. */
export async function unionOf(graph: Graph): Promise<string> {
  const builder = new GraphBuilder()
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const [subject, property, object] = [subjects[row], predicates[row], objects[row]].map(id =>
      builder.internFrom(graph, id),
    )
    builder.add(subject, property, object)
  }
  return canonicalNQuads(builder.build())
}
