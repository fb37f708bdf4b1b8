import { ShapesError } from '../model/shapes-error.ts'
import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'

/** The members of an RDF list. @throws ShapesError `not-a-list` when it is broken, forks or runs in a circle */
export function listOf(graph: Graph, head: number): number[] {
  const [first, rest, nil] = [rdf.first, rdf.rest, rdf.nil].map(iri => graph.iri(iri))
  const members: number[] = []
  const seen = new Set<number>()
  for (let node = head; node !== nil || node === 0; node = graph.objectOf(node, rest)) {
    const found = graph.objectsOf(node, first)
    if (found.length !== 1 || graph.objectsOf(node, rest).length > 1 || seen.has(node)) {
      throw new ShapesError('not-a-list', `${graph.value(head)} is not a well-formed list`)
    }
    seen.add(node)
    members.push(found[0])
  }
  return members
}
