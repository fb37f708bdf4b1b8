import type { ResourceDiff, Statement } from '../model/diff.ts'
import { type ResourceType, resourceTypes } from '../model/record.ts'
import type { Division, RecordCard } from '../normalise/records.ts'
import type { Store } from '../store/store.ts'
import { diffRecord } from './diff.ts'
import type { Standing } from './standing.ts'

/** What differs between what stands and what a run makes of it. */
export interface Difference {
  readonly source: string
  readonly standing: Standing
  readonly changed: readonly RecordCard[]
  /** primaryTopics */
  readonly removed: readonly string[]
}

/** Where the descriptions are found: those that stand, and those that were read. */
export interface Descriptions {
  readonly store: Pick<Store, 'descriptions'>
  readonly division: Pick<Division, 'records' | 'says'> | null
}

/** So many descriptions are read from the store at a time. */
const chunk = 200

interface Place {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  /** null when it is removed. */
  readonly card: RecordCard | null
}

/** What becomes of each resource that a run changes, by type and IRI, made as they are asked for. */
export async function* diffsOf(difference: Difference, { store, division }: Descriptions): AsyncIterable<ResourceDiff> {
  const places = placesOf(difference)
  for (let start = 0; start < places.length; start += chunk) {
    const part = places.slice(start, start + chunk)
    const topics = part.map(({ primaryTopic }) => primaryTopic)
    const before = await store.descriptions(difference.source, topics)
    const after = new Map<string, string>()
    const cards = part.flatMap(({ card }) => card ?? [])
    for await (const { primaryTopic, graph } of division?.records(cards) ?? []) after.set(primaryTopic, graph)
    for (const { primaryTopic, resourceType } of part) {
      const states = { before: before.get(primaryTopic) ?? null, after: after.get(primaryTopic) ?? null }
      const diff = diffRecord({ primaryTopic, resourceType, ...states })
      yield division === null ? diff : withSaidElsewhere(diff, division.says)
    }
  }
}

/** Tells which of the statements that are gone from a resource the catalogue as a whole still makes. */
export function withSaidElsewhere(diff: ResourceDiff, says: (statement: Statement) => boolean): ResourceDiff {
  const told = (statement: Statement): Statement =>
    says(statement) ? { ...statement, isSaidElsewhere: true } : statement
  return { ...diff, gone: diff.gone.map(told) }
}

function placesOf({ standing, changed, removed }: Difference): readonly Place[] {
  const gone = removed.map(primaryTopic => {
    return { primaryTopic, resourceType: standing.get(primaryTopic)?.resourceType ?? 'Kind', card: null }
  })
  const there = changed.map(card => ({ primaryTopic: card.primaryTopic, resourceType: card.resourceType, card }))
  return [...there, ...gone].sort(byTypeAndIri)
}

function byTypeAndIri(a: Place, b: Place): number {
  const rank = ({ resourceType }: Place): number => resourceTypes.indexOf(resourceType)
  return rank(a) - rank(b) || (a.primaryTopic < b.primaryTopic ? -1 : 1)
}
