import type { Graph } from '../../rdf/graph.ts'

/** A function of a graph that several checks ask: what it found is kept with the graph, which never changes. */
export function remembered<T extends object>(find: (graph: Graph) => T): (graph: Graph) => T {
  const found = new WeakMap<Graph, T>()
  return graph => {
    const known = found.get(graph)
    if (known !== undefined) return known
    const answer = find(graph)
    found.set(graph, answer)
    return answer
  }
}
