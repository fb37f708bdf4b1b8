import type { ChangeCounts, Changes } from '../model/harvest.ts'
import { type ResourceType, resourceTypes } from '../model/record.ts'
import type { RecordCard } from '../normalise/records.ts'
import type { Absence } from './absence.ts'
import type { Standing } from './standing.ts'

/** What a harvest would change, and the records that it would do it with. */
export interface Comparison<Card> {
  readonly changes: Changes
  /** Records that are new or differ. */
  readonly changed: readonly Card[]
}

/** What of a record is compared. */
type Compared = Pick<RecordCard, 'primaryTopic' | 'resourceType' | 'checksum'>

type Kind = keyof ChangeCounts

/**
 * Compares what was harvested with what stands. A record differs when its description or its type does. What is not there
 * and not to be removed stands, so it is among the unchanged.
 */
export function compare<Card extends Compared>(
  records: readonly Card[],
  standing: Standing,
  absence: Absence,
): Comparison<Card> {
  const kinds = new Map(records.map(record => [record.primaryTopic, kindOf(record, standing)]))
  const changed = records.filter(({ primaryTopic }) => kinds.get(primaryTopic) !== 'unchanged')
  const types = new Map([...standing].map(([topic, { resourceType }]) => [topic, resourceType]))
  for (const { primaryTopic, resourceType } of records) types.set(primaryTopic, resourceType)
  return { changes: changesOf(kinds, { types, standing, absence }), changed }
}

/** What a run changes that only removes: its source is as it was, and the grace of some records is over. */
export function onlyRemoving(standing: Standing, absence: Absence): Changes {
  const kinds = new Map<string, Kind>([...standing.keys()].map(topic => [topic, 'unchanged']))
  const types = new Map([...standing].map(([topic, { resourceType }]) => [topic, resourceType]))
  return changesOf(kinds, { types, standing, absence })
}

/** Does the harvest leave everything as it stands? */
export function changesNothing({ added, updated, removed, missingURIs }: Changes): boolean {
  return added === 0 && updated === 0 && removed === 0 && missingURIs.length === 0
}

interface Setting {
  readonly types: ReadonlyMap<string, ResourceType>
  readonly standing: Standing
  readonly absence: Absence
}

function changesOf(present: ReadonlyMap<string, Kind>, { types, standing, absence }: Setting): Changes {
  const kinds = new Map(present)
  for (const topic of absence.removed) kinds.set(topic, 'removed')
  // What is absent and neither removed nor missing was not in an incomplete answer.
  for (const topic of standing.keys()) if (!kinds.has(topic)) kinds.set(topic, 'unchanged')
  const uris = (kind: Kind): string[] => [...kinds].flatMap(([topic, of]) => (of === kind ? [topic] : [])).sort()
  const isNew = (topic: string): boolean => (standing.get(topic)?.missingSince ?? null) === null
  return {
    ...counted(kinds.values()),
    missing: absence.missing.length,
    missingURIs: absence.missing.filter(isNew),
    addedURIs: uris('added'),
    updatedURIs: uris('updated'),
    removedURIs: absence.removed,
    byType: byType(kinds, types),
  }
}

function kindOf({ primaryTopic, resourceType, checksum }: Compared, standing: Standing): Kind {
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
