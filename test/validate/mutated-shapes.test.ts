import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ShapesError } from '../../src/model/shapes-error.ts'
import { profileWithShapes } from '../../src/profile/own-shapes.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { Literal, NamedNode } from '../../src/rdf/terms.ts'
import { validate } from '../../src/validate/validate.ts'
import { profileOf } from './profiles.ts'
import { turtle } from './turtle.ts'

const ours = resolve(import.meta.dirname, '../../shapes')
const suite = resolve(import.meta.dirname, '../../../shared/shacl-testsuite/tests')

/** One change to a graph; the numbers choose a statement, a part of it and a term to put there, whatever there are. */
interface Mutation {
  readonly kind: 'drop' | 'replace' | 'duplicate'
  readonly row: number
  readonly part: number
  readonly term: number
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('drop', 'replace', 'duplicate'),
  row: fc.nat(),
  part: fc.nat(2),
  term: fc.nat(),
})

function shapesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names
    .filter(name => name.endsWith('.ttl') && !name.endsWith('manifest.ttl'))
    .map(name => resolve(folder, name))
}

function load(file: string): Graph {
  return turtle(readFileSync(file, 'utf8'), pathToFileURL(file).href)
}

/** The graph after some changes: statements dropped, with another term in a place, or repeated with one. */
function mutated(graph: Graph, mutations: readonly Mutation[]): Graph {
  const { subjects, predicates, objects } = graph.columns
  const rows = Array.from(subjects, (subject, row) => [subject, predicates[row], objects[row]])
  for (const { kind, row, part, term } of mutations) {
    const at = row % rows.length
    const changed = rows[at].with(part, 1 + (term % (graph.termCount - 1)))
    if (kind === 'drop') rows.splice(at, 1)
    else if (graph.kind(changed[0]) !== Literal && graph.kind(changed[1]) === NamedNode) {
      rows.splice(at, kind === 'replace' ? 1 : 0, changed)
    }
  }
  const builder = new GraphBuilder()
  for (const row of rows) {
    const [subject, predicate, object] = row.map(id => builder.internFrom(graph, id))
    builder.add(subject, predicate, object)
  }
  return builder.build()
}

const empty = profileOf('')
const data = turtle(`
  :catalogue a dcat:Catalog ; dcterms:title "Data"@sv ; dcat:dataset :dataset, [ a dcat:Dataset ; dcterms:title 1 ] .
  :dataset a dcat:Dataset ; dcterms:title "Badplatser"@sv, "Bathing" ; dcat:distribution [ a dcat:Distribution ] .
  :agent a foaf:Agent ; foaf:name "Kommunen" . :catalogue dcterms:publisher :agent .`)

/** What becomes of shapes: the shape that they are refused for, or the number of findings. */
async function outcomeOf(shapes: Graph, published: Graph): Promise<string | number | null> {
  try {
    return (await validate(published, profileWithShapes(empty, shapes, { name: 'mutated' }))).length
  } catch (error) {
    if (error instanceof ShapesError) return error.shape
    throw error
  }
}

describe.each([
  ['our shapes', shapesBelow(ours)],
  ['the shapes of the W3C suite (skipped where ../shared/shacl-testsuite is not)', shapesBelow(suite)],
])('whatever is changed in %s', (_, files) => {
  test.skipIf(files.length === 0)(
    'they are judged by, or refused with the name of a shape',
    { timeout: 60_000 },
    async () => {
      const mutations = fc.array(mutation, { minLength: 1, maxLength: 5 })
      const graphs = new Map<string, Graph>()
      const property = fc.asyncProperty(fc.constantFrom(...files), mutations, async (file, changes) => {
        const original = graphs.get(file) ?? load(file)
        graphs.set(file, original)
        if (original.size <= changes.length) return
        const shapes = mutated(original, changes)
        const outcome = await outcomeOf(shapes, file.startsWith(suite) ? original : data)
        expect(outcome).not.toBeNull()
      })
      await fc.assert(property, { numRuns: 150 })
    },
  )
})
