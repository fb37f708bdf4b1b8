import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/vocabulary.ts'
import type { Stream } from './ldes-stream.ts'
import { ldes, tree } from './ldes-terms.ts'
import { instantOf, justAfter } from './ldes-time.ts'

/** A fragment that another one leads to. */
export interface Link {
  /** Its address, without what stands behind `#`. */
  readonly url: string
  /** Every event there and beyond is earlier than this instant; null when nothing is said. */
  readonly until: string | null
}

/**
 * The fragments that a fragment leads to; where it has neither members nor relations, the views that it names.
 * `addresses` are those it was asked for at and answered from.
 */
export function linksOf(graph: Graph, stream: Stream, addresses: readonly string[]): readonly Link[] {
  const relations = objectsIn(graph, tree.relation)
  const links = relations.flatMap(relation => {
    const nodes = graph.objectsOf(relation, graph.iri(tree.node))
    const until = untilOf(graph, relation, stream)
    return nodes.map(node => ({ url: withoutHash(graph.value(node)), until }))
  })
  const hasMembers = graph.rowsOfPredicate(graph.iri(tree.member)).length > 0
  const views = hasMembers || links.length > 0 ? [] : objectsIn(graph, tree.view)
  const all = [...links, ...views.map(view => ({ url: withoutHash(graph.value(view)), until: null }))]
  return tightest(all.filter(({ url }) => !addresses.includes(url)))
}

/** Does the fragment promise never to change? */
export function isImmutable(graph: Graph, addresses: readonly string[]): boolean {
  const rows = [...graph.rowsOfPredicate(graph.iri(ldes.immutable))]
  const { subjects, objects } = graph.columns
  return rows.some(row => {
    const isTrue = ['true', '1'].includes(graph.value(objects[row]))
    return isTrue && addresses.includes(withoutHash(graph.value(subjects[row])))
  })
}

/** An address without what stands behind `#`. */
export function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '')
}

/** The bound that a relation sets on the time of what is behind it. */
function untilOf(graph: Graph, relation: number, { timestampPath }: Stream): string | null {
  const path = graph.objectOf(relation, graph.iri(tree.path))
  if (timestampPath.length !== 1 || path !== graph.iri(timestampPath[0])) return null
  const value = graph.objectOf(relation, graph.iri(tree.value))
  const instant = value === 0 ? null : instantOf(graph.value(value))
  if (instant === null) return null
  const isOfType = (name: string): boolean => graph.has(relation, graph.iri(rdf.type), graph.iri(name))
  if (isOfType(tree.LessThanRelation)) return instant
  return isOfType(tree.LessThanOrEqualToRelation) ? justAfter(instant) : null
}

/** Each address once, with the earliest of its bounds. */
function tightest(links: readonly Link[]): readonly Link[] {
  const bounds = new Map<string, string | null>()
  for (const { url, until } of links) {
    const known = bounds.get(url) ?? null
    bounds.set(url, known === null || (until !== null && until < known) ? until : known)
  }
  return [...bounds].map(([url, until]) => ({ url, until }))
}

function objectsIn(graph: Graph, property: string): number[] {
  return [...new Set([...graph.rowsOfPredicate(graph.iri(property))].map(row => graph.columns.objects[row]))]
}
