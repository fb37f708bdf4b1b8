import type { ResourceType } from '../model/record.ts'

/** What settles which of several descriptions of the same resource is published. */
export interface Rival {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  /** A UUID in dcterms:identifier, else primaryTopic. */
  readonly identity: string
  /** `precedenceKey` of the record's source: sorts as the catalogues rank, and ends in the source's id. */
  readonly precedenceKey: string
}

/** Why one record yields to another: its catalogue ranks lower, or ranks alike and the sources' ids or the IRIs decide. */
export type Reason = 'rank' | 'source-id' | 'primary-topic'

/** A record that is not published, as another describes the same resource. */
export interface Superseded<Entry> {
  readonly record: Entry
  readonly by: Entry
  readonly reason: Reason
}

/** The records to publish, in the order given, and those that yield to one of them. */
export interface Settlement<Entry> {
  readonly kept: readonly Entry[]
  readonly superseded: readonly Superseded<Entry>[]
}

/** Filtering of duplicates covers these (rule 29). */
const settled: ReadonlySet<ResourceType> = new Set(['Dataset', 'DataService', 'Agent'])

/**
 * Settles duplicates between catalogues: of the records that describe the same dataset, data service or agent one is kept,
 * that of the catalogue that ranks first. The outcome does not depend on the order of the records.
 * @see rules 29–34 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function settleDuplicates<Entry extends Rival>(records: readonly Entry[]): Settlement<Entry> {
  const winners = new Map<string, Entry>()
  for (const record of records) {
    const standing = winners.get(resourceOf(record))
    if (standing === undefined || order(record, standing) < 0) winners.set(resourceOf(record), record)
  }
  const winnerOf = (record: Entry): Entry => winners.get(resourceOf(record)) ?? record
  const isKept = (record: Entry): boolean => !settled.has(record.resourceType) || winnerOf(record) === record
  const superseded = records.filter(record => !isKept(record))
  return {
    kept: records.filter(isKept),
    superseded: superseded.map(record => ({ record, by: winnerOf(record), reason: reason(record, winnerOf(record)) })),
  }
}

function resourceOf({ resourceType, identity }: Rival): string {
  return `${resourceType} ${identity}`
}

function order(a: Rival, b: Rival): number {
  return compare(a.precedenceKey, b.precedenceKey) || compare(a.primaryTopic, b.primaryTopic)
}

function reason(record: Rival, winner: Rival): Reason {
  if (rankOf(record) !== rankOf(winner)) return 'rank'
  return record.precedenceKey === winner.precedenceKey ? 'primary-topic' : 'source-id'
}

/** The key without the source's id. */
function rankOf({ precedenceKey }: Rival): string {
  return precedenceKey.slice(0, precedenceKey.lastIndexOf(' '))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
