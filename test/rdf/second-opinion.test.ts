import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Term } from '@rdfjs/types'
import { graph as createStore, parse as parseWithRdflib } from 'rdflib'
import { expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { serialiseRdfXml } from '../../src/rdf/syntax/rdfxml-writer.ts'
import { serialiseTurtle } from '../../src/rdf/syntax/turtle-writer.ts'

const folder = join(import.meta.dirname, '../../fixtures/catalogues')
const writers = { 'application/rdf+xml': serialiseRdfXml, 'text/turtle': serialiseTurtle }

/** Left out: the catalogue with a syntax error, and decimals in Turtle, where rdflib reads 10.0 as "10". */
const isComparable = (name: string, mediaType: string): boolean =>
  !name.startsWith('hamnsund') && !(name.startsWith('geodata') && mediaType === 'text/turtle')

const cases = readdirSync(folder)
  .filter(name => /\.(rdf|ttl)$/.test(name))
  .flatMap(name => Object.entries(writers).map(([mediaType, serialise]) => ({ name, mediaType, serialise })))
  .filter(({ name, mediaType }) => isComparable(name, mediaType))
const baseIri = 'https://base.example/'

/** What rdflib makes of a text, as a graph of ours. */
function readWithRdflib(text: string, mediaType: string): Graph {
  const store = createStore()
  parseWithRdflib(text, store, baseIri, mediaType)
  const builder = new GraphBuilder()
  // rdflib names its default graph `chrome:theSession`, which is left out here.
  for (const { subject, predicate, object } of store.statements) {
    builder.add(builder.intern(subject), builder.intern(predicate), builder.intern(object as Term))
  }
  return builder.build()
}

test.each(cases)('$name written as $mediaType is the same graph to rdflib', async ({ name, mediaType, serialise }) => {
  const body = readFileSync(join(folder, name), 'utf8').replaceAll('{{origin}}', baseIri)
  const { graph } = await read(Buffer.from(body), { baseIri })
  const back = readWithRdflib([...serialise(graph)].join(''), mediaType)
  expect(back.size).toBeGreaterThan(0)
  expect(await canonicalNQuads(back)).toBe(await canonicalNQuads(graph))
})
