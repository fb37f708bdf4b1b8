import type { ResourceType } from '../model/record.ts'
import { type Database, one } from './database.ts'

/** primaryTopic → what the next answer of a source is compared with. */
export async function standing(database: Database, source: string): Promise<ReadonlyMap<string, Standing>> {
  const sql = `select e.primary_topic as topic, e.resource_type as "resourceType", e.checksum, e.missing_since as missing
    from source s join entry e on e.ctx = s.ctx where s.id = $1 and e.removed_at is null`
  type Row = { topic: string; resourceType: ResourceType; checksum: string; missing: string | null }
  const rows = await database.all<Row>(sql, [source])
  return new Map(
    rows.map(({ topic, resourceType, checksum, missing }) => {
      return [topic, { resourceType, checksum, missingSince: missing === null ? null : new Date(missing) }]
    }),
  )
}

interface Standing {
  readonly resourceType: ResourceType
  readonly checksum: string
  readonly missingSince: Date | null
}

/** The descriptions of records that stand for a source, by primaryTopic. */
export async function descriptions(
  database: Database,
  source: string,
  topics: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const topic of topics) {
    const row = await one<{ graph: string }>(database, standingGraph, [source, topic])
    if (row !== null) found.set(topic, row.graph)
  }
  return found
}

const standingGraph = `select d.graph from source s join entry e on e.ctx = s.ctx join description d on d.id = e.id
  where s.id = $1 and e.primary_topic = $2 and e.removed_at is null`
