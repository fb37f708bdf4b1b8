import type { ChangeCounts, Changes } from '../model/harvest.ts'
import { type CatalogueRecord, type ResourceType, resourceTypes } from '../model/record.ts'

/** What the store has of a source: type and checksum by primaryTopic. */
export type Standing = ReadonlyMap<string, { readonly resourceType: ResourceType; readonly checksum: string }>

/** What a harvest would change, and the records and resources that it would do it with. */
export interface Comparison {
  readonly changes: Changes
  /** Records that are new or differ. */
  readonly changed: readonly CatalogueRecord[]
  /** primaryTopics that stand but are no longer there. */
  readonly removed: readonly string[]
}

type Kind = keyof ChangeCounts

/** Compares what was harvested with what stands. A record differs when its description or its type does. */
export function compare(records: readonly CatalogueRecord[], standing: Standing): Comparison {
  const kinds = new Map(records.map(record => [record.primaryTopic, kindOf(record, standing)]))
  const removed = [...standing.keys()].filter(topic => !kinds.has(topic)).sort()
  const uris = (kind: Kind): string[] => [...kinds].flatMap(([topic, of]) => (of === kind ? [topic] : [])).sort()
  const types = new Map([...standing].map(([topic, { resourceType }]) => [topic, resourceType]))
  for (const { primaryTopic, resourceType } of records) types.set(primaryTopic, resourceType)
  for (const topic of removed) kinds.set(topic, 'removed')
  return {
    changes: {
      ...counted(kinds.values()),
      addedURIs: uris('added'),
      updatedURIs: uris('updated'),
      removedURIs: removed,
      byType: byType(kinds, types),
    },
    changed: records.filter(({ primaryTopic }) => kinds.get(primaryTopic) !== 'unchanged'),
    removed,
  }
}

/** Does the harvest leave everything as it stands? */
export function changesNothing({ added, updated, removed }: ChangeCounts): boolean {
  return added === 0 && updated === 0 && removed === 0
}

function kindOf({ primaryTopic, resourceType, checksum }: CatalogueRecord, standing: Standing): Kind {
  const before = standing.get(primaryTopic)
  if (before === undefined) return 'added'
  return before.checksum === checksum && before.resourceType === resourceType ? 'unchanged' : 'updated'
}

function counted(kinds: Iterable<Kind>): ChangeCounts {
  const counts = { added: 0, updated: 0, removed: 0, unchanged: 0 }
  for (const kind of kinds) counts[kind]++
  return counts
}

function byType(kinds: ReadonlyMap<string, Kind>, types: ReadonlyMap<string, ResourceType>): Changes['byType'] {
  const groups = Map.groupBy(kinds, ([topic]) => types.get(topic))
  const counts = resourceTypes.map(type => [type, groups.get(type)] as const)
  return Object.fromEntries(
    counts.flatMap(([type, group]) => (group === undefined ? [] : [[type, counted(group.map(([, kind]) => kind))]])),
  )
}
