import type { Graph } from '../../rdf/graph.ts'
import { BlankNode } from '../../rdf/terms.ts'
import { dcat } from '../../rdf/vocabulary.ts'
import { labelFinder } from '../labels.ts'
import { type Find, type Remark, remark } from './remark.ts'
import { remembered } from './remembered.ts'
import { statementsWith } from './statements.ts'

/** A series and the datasets in it. */
export interface Series {
  readonly series: number
  readonly members: readonly number[]
}

/** Every series that has members, described or not. */
export const seriesOf = remembered((graph): readonly Series[] => {
  const members = new Map<number, number[]>()
  for (const { subject, object } of statementsWith(graph, dcat.inSeries)) {
    const known = members.get(object)
    if (known === undefined) members.set(object, [subject])
    else known.push(subject)
  }
  return [...members].map(([series, found]) => ({ series, members: found }))
})

/**
 * A check that the members of a series that state a property state the same, and the same as the series if that does.
 * @see rules 112 and 117 of the profile
 */
export function sameOfMembers(property: string): Find {
  return graph => differences(graph, graph.iri(property))
}

function* differences(graph: Graph, predicate: number): Iterable<Remark> {
  if (predicate === 0) return
  const labelOf = labelFinder(graph)
  const nameOf = (node: number): string => labelOf(node) ?? graph.value(node)
  for (const { series, members } of seriesOf(graph)) {
    const stating = [series, ...members].filter(node => isStated(graph, graph.objectOf(node, predicate)))
    const valuesOf = (node: number): string => String(graph.objectsOf(node, predicate))
    const first = stating.length === 0 ? '' : valuesOf(stating[0])
    const other = stating.find(node => valuesOf(node) !== first)
    if (other === undefined) continue
    yield remark(series, { predicate, details: { one: nameOf(stating[0]), other: nameOf(other) } })
  }
}

/** Is there a value that can be compared? Blank nodes may say the same in other words. */
function isStated(graph: Graph, value: number): boolean {
  return value !== 0 && graph.kind(value) !== BlankNode
}

/** Series whose members lead to one data service that does not serve the series itself. @see rule 116 of the profile */
export function* servicesOfMembers(graph: Graph): Iterable<Remark> {
  const [distribution, accessService] = [graph.iri(dcat.distribution), graph.iri(dcat.accessService)]
  for (const { series, members } of seriesOf(graph)) {
    const service = members
      .map(member => graph.objectsOf(member, distribution).flatMap(node => graph.objectsOf(node, accessService)))
      .map(services => new Set(services))
      .reduce((common, own) => common.intersection(own))
      .values()
      .next().value
    if (members.length < 2 || service === undefined) continue
    if (graph.has(service, graph.iri(dcat.servesDataset), series)) continue
    yield remark(series, { details: { service: graph.value(service) } })
  }
}
