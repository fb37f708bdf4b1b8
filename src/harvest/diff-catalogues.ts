import type { ResourceDiff } from '../model/diff.ts'
import { type CatalogueRecord, resourceTypes } from '../model/record.ts'
import { nameBlankNodes } from '../normalise/blank-nodes.ts'
import { toRecords } from '../normalise/records.ts'
import type { Graph } from '../rdf/graph.ts'
import { says } from '../rdf/says.ts'
import { diffRecord } from './diff.ts'
import { withSaidElsewhere } from './diffs.ts'

/**
 * What became of each resource between two states of a catalogue as they were published, by type and IRI. Nothing is
 * repaired for it; only what has no address gets the name that a harvest gives it, to be known again.
 */
export async function diffCatalogues(before: Graph, after: Graph): Promise<readonly ResourceDiff[]> {
  const named = nameBlankNodes(after).graph
  const [then, now] = [await recordsOf(nameBlankNodes(before).graph), await recordsOf(named)]
  const topics = new Set([...then.keys(), ...now.keys()])
  const diffs = [...topics].flatMap(topic => diffOf(then.get(topic), now.get(topic)))
  return diffs.map(diff => withSaidElsewhere(diff, statement => says(named, statement))).sort(byTypeAndIri)
}

async function recordsOf(graph: Graph): Promise<ReadonlyMap<string, CatalogueRecord>> {
  const records = await toRecords(graph, '')
  return new Map(records.map(record => [record.primaryTopic, record]))
}

function diffOf(before: CatalogueRecord | undefined, after: CatalogueRecord | undefined): ResourceDiff[] {
  const record = after ?? before
  if (record === undefined || before?.checksum === after?.checksum) return []
  const { primaryTopic, resourceType } = record
  return [diffRecord({ primaryTopic, resourceType, before: before?.graph ?? null, after: after?.graph ?? null })]
}

function byTypeAndIri(a: ResourceDiff, b: ResourceDiff): number {
  const byType = resourceTypes.indexOf(a.resourceType) - resourceTypes.indexOf(b.resourceType)
  return byType !== 0 ? byType : a.primaryTopic < b.primaryTopic ? -1 : 1
}
