import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { newTerms, writtenIn } from './overlay-terms.ts'
import type { Watch } from './reads.ts'
import type { View } from './scene.ts'
import type { Written } from './written-groups.ts'

/** The values that a subject has of some properties while a fix is made; all others are as in the graph. */
export type Changes = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>

/** A graph with a fix in it that can be made and unmade without copying. */
export interface Overlay {
  /** The graph as it is with the changes of the moment. Properties that it lacks have ids as well, so that they can be bound once. */
  readonly view: View
  /** Makes these changes instead of those made before; null makes none. `identified` answers to be no blank node. */
  readonly make: (changes: Changes | null, identified?: number) => void
  /** Predicates and objects in Turtle in terms of the overlay, about a resource. @throws SyntaxFault when it is no Turtle */
  readonly write: (turtle: string) => Written
}

/** An overlay on a graph; what tests read is told to the watch. Only the changes of the moment are state. */
export function overlayOf(graph: Graph, watch: Watch): Overlay {
  const { termCount } = graph
  const terms = newTerms(termCount)
  let changes: Changes | null = null
  let identified = 0
  const changed = (subject: number, predicate: number): readonly number[] | undefined =>
    changes === null ? undefined : changes.get(subject)?.get(predicate)
  const isStated = (subject: number, predicate: number): boolean => subject < termCount && predicate < termCount
  const view: View = {
    iri: value => graph.iri(value) || terms.iri(value),
    blank: label => graph.blank(label),
    kind: id => (id < termCount ? (id === identified ? NamedNode : graph.kind(id)) : terms.at(id).kind),
    value: id => (id < termCount ? graph.value(id) : terms.at(id).value),
    language: id => (id < termCount ? graph.language(id) : terms.at(id).language),
    datatype: id => (id < termCount ? graph.datatype(id) : terms.at(id).datatype),
    objectsOf: (subject, predicate) => {
      watch.read(subject, predicate)
      const values = changed(subject, predicate)
      if (values !== undefined) return [...values]
      return isStated(subject, predicate) ? graph.objectsOf(subject, predicate) : []
    },
    objectOf: (subject, predicate) => {
      watch.read(subject, predicate)
      const values = changed(subject, predicate)
      if (values !== undefined) return values[0] ?? 0
      return isStated(subject, predicate) ? graph.objectOf(subject, predicate) : 0
    },
    predicatesOf: subject => {
      watch.readAll(subject)
      const stated = subject < termCount ? graph.predicatesOf(subject) : []
      const own = changes?.get(subject)
      if (own === undefined) return stated
      const all = new Set([...stated, ...own.keys()])
      return [...all].filter(predicate => own.get(predicate)?.length !== 0)
    },
    subjectsWith: (predicate, object) => {
      watch.readSubjects(predicate)
      const stated = isStated(object, predicate) ? graph.subjectsWith(predicate, object) : []
      if (changes === null) return stated
      const others = stated.filter(subject => changed(subject, predicate) === undefined)
      const own = [...changes.keys()].filter(subject => changed(subject, predicate)?.includes(object))
      return [...others, ...own]
    },
  }
  return {
    view,
    make: (next, other = 0) => {
      changes = next
      identified = other
    },
    write: turtle => writtenIn(turtle, graph, terms),
  }
}
