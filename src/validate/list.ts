import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'

/** The members of an RDF list. @throws Error when it is broken or runs in a circle */
export function listOf(graph: Graph, head: number): number[] {
  const [first, rest, nil] = [rdf.first, rdf.rest, rdf.nil].map(iri => graph.iri(iri))
  const members: number[] = []
  const seen = new Set<number>()
  for (let node = head; node !== nil || node === 0; node = graph.objectOf(node, rest)) {
    const member = graph.objectOf(node, first)
    if (member === 0 || seen.has(node)) throw new Error(`${graph.value(head)} is not a well-formed list`)
    seen.add(node)
    members.push(member)
  }
  return members
}
