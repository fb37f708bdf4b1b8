import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { BlankNode } from '../../src/rdf/terms.ts'
import { rdf, rdfs, sh } from '../../src/rdf/vocabulary.ts'
import { listOf } from '../../src/validate/list.ts'
import type { Opinion } from './second-opinion.ts'

/** What the knowledge says of the nodes that a graph names, and of classes: the rest would only take time. */
export function knowledgeAbout(isNamed: (iri: string) => boolean, knowledge: Graph): Graph {
  const { subjects, predicates, objects } = knowledge.columns
  const builder = new GraphBuilder()
  for (const [row, subject] of subjects.entries()) {
    const isAxiom = knowledge.value(predicates[row]) === rdfs.subClassOf
    if (!isAxiom && !isNamed(knowledge.value(subject))) continue
    const [s, p, o] = [subject, predicates[row], objects[row]].map(id => builder.internFrom(knowledge, id))
    builder.add(s, p, o)
  }
  return builder.build()
}

/** Results that one engine has and another has not, or has less often. */
export function surplus(some: readonly Opinion[], others: readonly Opinion[]): Opinion[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1)
  return some.filter(result => {
    const left = counts.get(keyOf(result)) ?? 0
    counts.set(keyOf(result), left - 1)
    return left <= 0
  })
}

/** A result as one line. */
export function keyOf({ focus, path, value, shape, component }: Opinion): string {
  return [focus, /^(<[^>]*>|-)$/.test(path) ? path : '~', value, shape, component].join(' ')
}

/**
 * Is this the literal of a date or time that there is none of, such as 30 February or second 75? The other engines take
 * some of them, see `fixtures/second-opinion/impossible-*.ttl`.
 */
export function isImpossibleDate(value: string): boolean {
  const [, date, time = 'T00:00:00'] = /^"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?/.exec(value) ?? []
  if (date === undefined) return false
  const milliseconds = Date.parse(`${date}${time}Z`)
  return Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date
}

/**
 * Shapes, by name, that shacl-engine reads wrongly even when it remembers nothing: alternative paths that are no plain
 * property, and closed shapes. Each has a case in `fixtures/second-opinion`.
 */
export function misreadShapes(shapes: Graph): ReadonlySet<string> {
  const isMisread = (id: number): boolean => {
    const choices = shapes.objectOf(id, shapes.iri(sh.alternativePath))
    const isLong = choices !== 0 && listOf(shapes, choices).some(choice => shapes.kind(choice) === BlankNode)
    return isLong || shapes.objectOf(id, shapes.iri(sh.closed)) !== 0
  }
  const named = shapes.subjects().filter(id => shapes.kind(id) !== BlankNode)
  const found = named.filter(id => partsOf(shapes, id).some(isMisread))
  return new Set(found.map(id => `<${shapes.value(id)}>`))
}

/** A shape and everything that it is made of, but for its property shapes. */
function partsOf(shapes: Graph, shape: number): number[] {
  const parts = new Set([shape])
  for (const part of parts) {
    for (const property of shapes.predicatesOf(part)) {
      if (property === shapes.iri(sh.property) || property === shapes.iri(rdf.type)) continue
      for (const object of shapes.objectsOf(part, property)) parts.add(object)
    }
  }
  return [...parts]
}
