import type { Graph } from '../rdf/graph.ts'
import { idOf, nameOf } from '../score/scene.ts'

/** Says which records a resource of a published graph lies in. */
export interface Owners {
  /** primaryTopics of the records that a resource, an IRI or `_:label`, lies in; itself when it has a record. */
  of(resource: string): readonly string[]
}

/**
 * The records of a published graph. `topics` are the resources with a record; `renamed` says by which IRI a resource
 * goes there that was published under another name, such as a blank node's label.
 */
export function ownersIn(
  graph: Graph,
  topics: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string> = new Map(),
): Owners {
  const topicOf = (id: number): string | null => {
    const name = nameOf(graph, id)
    const known = renamed.get(name) ?? name
    return topics.has(known) ? known : null
  }
  return { of: resource => ownersOf(graph, idOf(graph, resource), topicOf) }
}

/** Follows statements backwards till resources with records are reached; those are not passed. */
function ownersOf(graph: Graph, start: number, topicOf: (id: number) => string | null): readonly string[] {
  const { subjects } = graph.columns
  const found = new Set<string>()
  const seen = new Set([start])
  for (const id of seen) {
    const topic = topicOf(id)
    if (topic !== null) found.add(topic)
    else for (const row of graph.rowsOfObject(id)) seen.add(subjects[row])
  }
  return [...found]
}
