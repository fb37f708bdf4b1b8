import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { type Reading, read } from '../../src/rdf/read.ts'

const folder = new URL('../../fixtures/documents/', import.meta.url)
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder))
const rows = readFileSync(new URL('documents.tsv', folder), 'utf8')
  .split('\n')
  .slice(1, -1)
  .map(line => line.split('\t'))

/** What a reading says of itself, as the columns of documents.tsv say it. */
function summary(reading: Reading & { readonly graph: Graph }): string[] {
  const problems = reading.problems.map(({ rule, position }) =>
    position === null ? rule : `${rule}@${position.line}:${position.column}`,
  )
  return [reading.syntax ?? '', reading.failure ?? '', String(reading.graph.size), problems.join(' ')]
}

describe('a document of fixtures/documents', () => {
  test.each(rows)('%s sent as "%s" is read as documents.tsv says', async (name, mediaType, charset, ...expected) => {
    const options = { baseIri: 'https://kalla.example/dir/fil', mediaType: mediaType || null, charset: charset || null }
    expect(summary(await read(bytesOf(name), options))).toEqual(expected)
  })

  test.each(rows.map(([name]) => name))('%s gives a graph that can be written and read again', async name => {
    const { graph, problems } = await read(bytesOf(name), { baseIri: 'https://kalla.example/dir/fil' })
    const written = await canonicalNQuads(graph)
    const again = await read(Buffer.from(written), { baseIri: 'x:', mediaType: 'application/n-quads' })
    expect(again.failure ?? 'read').toBe(written === '' ? 'not-rdf' : 'read')
    expect(await canonicalNQuads(again.graph)).toBe(written)
    const told = problems.flatMap(({ value, details }) => [value ?? '', ...Object.values(details)])
    expect(told.filter(text => !text.isWellFormed())).toEqual([])
  })

  test('stands in documents.tsv', () => {
    const names = readdirSync(folder).filter(name => name !== 'documents.tsv')
    expect(rows.map(([name]) => name).sort()).toEqual(names.sort())
  })
})

describe('the same catalogue in another syntax', () => {
  /** The graph without graph names, canonical. */
  async function triplesOf(name: string): Promise<string> {
    const { graph } = await read(bytesOf(name), { baseIri: 'https://kalla.example/' })
    const builder = new GraphBuilder()
    const { subjects, predicates, objects } = graph.columns
    const own = (id: number): number => builder.internFrom(graph, id)
    for (let row = 0; row < graph.size; row++) builder.add(own(subjects[row]), own(predicates[row]), own(objects[row]))
    return canonicalNQuads(builder.build())
  }

  const others = ['catalogue.rdf', 'catalogue.trig', 'catalogue.nt', 'catalogue.nq', 'catalogue.jsonld']
  test.each(others)('%s holds the same triples as catalogue.ttl', async name => {
    const triples = await triplesOf(name)
    expect(triples.split('\n')).toHaveLength(13)
    expect(triples).toBe(await triplesOf('catalogue.ttl'))
  })
})

describe('the text of a title', () => {
  const title = '<https://kommun.example/badplatser> <http://purl.org/dc/terms/title> "Förskolor"@sv .\n'
  const names = ['latin-1.rdf', 'latin-1-undeclared.rdf', 'utf-8-called-latin-1.rdf', 'utf-16.rdf', 'utf-16-be.ttl']
  test.each([...names, 'bom.ttl', 'unknown-encoding.rdf'])('survives the encoding of %s', async name => {
    const { graph } = await read(bytesOf(name), { baseIri: 'https://kalla.example/' })
    expect(await canonicalNQuads(graph)).toContain(title)
  })
})
