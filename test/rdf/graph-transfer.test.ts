import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { DataFactory } from 'n3'
import { expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { Graph, type GraphColumns, transferable } from '../../src/rdf/graph.ts'
import { serialiseNQuads } from '../../src/rdf/syntax/ntriples-writer.ts'

const { namedNode, literal, quad } = DataFactory
const subject = 'https://data.example/a'

function positioned(): Graph {
  const builder = new GraphBuilder({ positions: true })
  const property = namedNode('https://data.example/p')
  for (const [line, text] of ['ö', 'sv'].entries()) {
    builder.begin(builder.intern(namedNode(subject)), { line: 1, column: 1 })
    builder.addQuad(quad(namedNode(subject), property, literal(text, 'sv'), property), '', line + 1, 1)
  }
  return builder.build()
}

test('a graph moves to another thread and back with all that it says', async () => {
  const graph = positioned()
  const before = [...serialiseNQuads(graph)].join('')
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url))
  worker.postMessage({ columns: graph.columns, subject }, transferable(graph.columns))
  const [answer] = (await once(worker, 'message')) as [{ said: string[]; columns: GraphColumns }]
  await worker.terminate()
  expect(answer.said).toEqual(['ö', 'sv'])
  const returned = new Graph(answer.columns)
  expect([...serialiseNQuads(returned)].join('')).toBe(before)
  expect(returned.positionOf(1)).toEqual({ line: 2, column: 1 })
  expect(returned.startOf(returned.iri(subject))).toEqual({ line: 1, column: 1 })
  expect(returned.literal('ö', '', 'sv')).toBeGreaterThan(0)
})

test('a graph is moved, not copied: what was sent is empty here', () => {
  const { columns } = positioned()
  structuredClone(columns, { transfer: transferable(columns) })
  const arrays = [
    columns.subjects,
    columns.objects,
    columns.graphs,
    columns.lines,
    columns.starts?.lines,
    columns.terms.bytes,
  ]
  expect(arrays.map(array => array?.length)).toEqual([0, 0, 0, 0, 0, 0])
})
