import { parentPort } from 'node:worker_threads'
import { Graph, type GraphColumns, transferable } from '../../src/rdf/graph.ts'

/** Answers a graph with what it says of a subject, and gives the graph back. */
parentPort?.once('message', ({ columns, subject }: { columns: GraphColumns; subject: string }) => {
  const graph = new Graph(columns)
  const id = graph.iri(subject)
  const said = graph
    .predicatesOf(id)
    .flatMap(property => graph.objectsOf(id, property).map(value => graph.value(value)))
  parentPort?.postMessage({ said, columns }, transferable(columns))
})
