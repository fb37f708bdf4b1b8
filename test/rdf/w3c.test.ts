import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { type Reading, read } from '../../src/rdf/read.ts'
import { rdf } from '../../src/rdf/vocabulary.ts'

const root = new URL('../../../shared/rdf-testsuite/', import.meta.url)
const manifestNames = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#'

/** Suites by folder: the media type of their documents, and how many tests each has. */
const suites = [
  ['rdf-xml', 'application/rdf+xml', 166],
  ['rdf-turtle', 'text/turtle', 313],
  ['rdf-trig', 'application/trig', 356],
  ['rdf-n-triples', 'application/n-triples', 70],
  ['rdf-n-quads', 'application/n-quads', 87],
] as const

/** Tests that are not passed, and why. A test that begins to pass makes this list wrong. */
const empty = 'an empty document is valid, but to a harvester it is no catalogue: failure not-rdf'
const readsWhatItIs = 'plainly another syntax than it is sent as: read as that, with the problem media-type-mismatch'
const notPassed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'rdf-xml': {},
  'rdf-turtle': {
    'turtle-syntax-file-01': empty,
    'turtle-syntax-bad-struct-01': readsWhatItIs,
    'turtle-syntax-bad-struct-03': readsWhatItIs,
  },
  'rdf-trig': { 'trig-syntax-file-01': empty, 'trig-syntax-bad-struct-03': readsWhatItIs },
  'rdf-n-triples': {
    'nt-syntax-file-01': empty,
    'nt-syntax-bad-prefix-01': readsWhatItIs,
    'nt-syntax-bad-base-01': readsWhatItIs,
  },
  'rdf-n-quads': {
    'nt-syntax-file-01': empty,
    'nt-syntax-bad-prefix-01': readsWhatItIs,
    'nt-syntax-bad-base-01': readsWhatItIs,
  },
}

interface Entry {
  readonly name: string
  readonly type: string
  readonly action: string
  readonly result: string | null
}

function entriesOf(manifest: Graph): Entry[] {
  const term = (name: string): number => manifest.iri(manifestNames + name)
  const text = (id: number): string => manifest.value(id)
  const entries: Entry[] = []
  const [row] = manifest.rowsOfPredicate(term('entries'))
  const next = manifest.iri(rdf.rest)
  for (let cell = manifest.columns.objects[row]; text(cell) !== rdf.nil; cell = manifest.objectOf(cell, next)) {
    const entry = manifest.objectOf(cell, manifest.iri(rdf.first))
    const result = manifest.objectOf(entry, term('result'))
    entries.push({
      name: text(entry).replace(/.*#/, ''),
      type: text(manifest.objectOf(entry, manifest.iri(rdf.type))).replace(/.*#/, ''),
      action: text(manifest.objectOf(entry, term('action'))),
      result: result === 0 ? null : text(result),
    })
  }
  return entries
}

describe.skipIf(!existsSync(root))('W3C test suites of RDF 1.1 (skipped without ../shared/rdf-testsuite)', () => {
  test.each(suites)('%s is passed but for the tests named here', async (folder, mediaType, count) => {
    const base = `https://w3c.github.io/rdf-tests/rdf/rdf11/${folder}/`
    const readFile = (iri: string, type: string): Promise<Reading & { graph: Graph }> =>
      read(readFileSync(new URL(iri.replace(base, `${folder}/`), root)), { baseIri: iri, mediaType: type })
    const isPassed = async ({ type, action, result }: Entry): Promise<boolean> => {
      const { failure, graph } = await readFile(action, mediaType)
      if (type.includes('Negative')) return failure === 'syntax'
      if (failure !== null || result === null) return failure === null
      const expected = await readFile(result, 'application/n-quads')
      return expected.failure === null && (await canonicalNQuads(graph)) === (await canonicalNQuads(expected.graph))
    }
    const manifest = await readFile(`${base}manifest.ttl`, 'text/turtle')
    const entries = entriesOf(manifest.graph)
    const failed: string[] = []
    for (const entry of entries) if (!(await isPassed(entry))) failed.push(entry.name)
    expect(entries).toHaveLength(count)
    expect(failed.sort()).toEqual(Object.keys(notPassed[folder]).sort())
  })
})
