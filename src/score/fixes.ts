import type { Concept } from '../profile/profile.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat, prefixes } from '../rdf/vocabulary.ts'
import type { Scene } from './scene.ts'

/** A fix as `vocab/mqa-metrics.tsv` has it: properties and the value that each is given. */
export type Fix = readonly (readonly [property: string, value: string])[]

/** The fix in a row of the table: `prefix:name value`, perhaps more than once. */
export function fixOf({ more }: Concept): Fix {
  const words = (more.fix ?? '').split(' ').filter(word => word !== '')
  return words.flatMap((word, place) => (place % 2 === 0 ? [[expanded(word), words[place + 1]] as const] : []))
}

function expanded(name: string): string {
  const [prefix, local] = name.split(':')
  return prefixes[prefix] + local
}

/** An address for those that have none; it is in no one's hands and is never contacted. */
const exampleAddress = 'https://data.example/'

/** Where a fix is made. */
export interface Place {
  readonly dataset: number
  /** null when the dataset has no distribution: the fix then brings one. */
  readonly distribution: number | null
  readonly isOnDistribution: boolean
}

/**
 * The scene after a fix, with the one dataset and its distributions in it. The value `200` of an address means that
 * it answers; no fix at all means that what is not in the graph, compliance, is put right.
 */
export function fixed(scene: Scene, place: Place, fix: Fix): Scene {
  if (fix.length === 0) return { ...scene, graph: patched(scene.graph, place, []), compliant: () => true }
  const statuses = fix.filter(([, value]) => value === '200').map(([property]) => property)
  const resource = place.isOnDistribution ? place.distribution : place.dataset
  const known = statuses.flatMap(property => addressesOf(scene.graph, resource ?? 0, property))
  const urlStatus = new Map([
    ...(scene.urlStatus ?? []),
    [exampleAddress, 200],
    ...known.map(url => [url, 200] as const),
  ])
  const statements = fix.flatMap(([property, value]): Fix => {
    if (value !== '200') return [[property, value]]
    return known.length === 0 ? [[property, exampleAddress]] : []
  })
  return {
    ...scene,
    graph: patched(scene.graph, place, statements),
    urlStatus: statuses.length > 0 ? urlStatus : scene.urlStatus,
  }
}

function addressesOf(graph: Graph, resource: number, property: string): string[] {
  return graph.objectsOf(resource, graph.iri(property)).map(id => graph.value(id))
}

/** A copy of the dataset and its distributions in which some properties of one of them have other values. */
function patched(graph: Graph, place: Place, statements: Fix): Graph {
  const builder = new GraphBuilder()
  const resource = place.isOnDistribution ? place.distribution : place.dataset
  const replaced = new Set(statements.map(([property]) => graph.iri(property)))
  const { predicates, objects } = graph.columns
  const members = [place.dataset, ...graph.objectsOf(place.dataset, graph.iri(dcat.distribution))]
  for (const subject of new Set(members)) {
    for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) {
      if (subject === resource && replaced.has(predicates[row])) continue
      const [id, property] = [builder.internFrom(graph, subject), builder.internFrom(graph, predicates[row])]
      builder.add(id, property, builder.internFrom(graph, objects[row]))
    }
  }
  const target =
    resource === null ? newDistribution(builder, graph, place.dataset) : builder.internFrom(graph, resource)
  for (const [property, value] of statements) builder.add(target, builder.terms.iri(property), valueIn(builder, value))
  return builder.build()
}

function newDistribution(builder: GraphBuilder, graph: Graph, dataset: number): number {
  const distribution = builder.terms.blank('new')
  builder.add(builder.internFrom(graph, dataset), builder.terms.iri(dcat.distribution), distribution)
  return distribution
}

function valueIn({ terms }: GraphBuilder, value: string): number {
  if (value === '_:') return terms.blank('value')
  return /^https?:/.test(value) ? terms.iri(value) : terms.literal(value)
}
