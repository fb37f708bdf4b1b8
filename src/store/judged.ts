import { assessment } from './assessments.ts'
import { type Database, one } from './database.ts'
import { type FindingRow, findingColumns, toFinding, withWords } from './findings.ts'
import type { EntryId, Store } from './store.ts'

/** What was last found in records of a source, and their scores, by primaryTopic; those without either are left out. */
export async function judgementOf(
  database: Database,
  source: string,
  topics: readonly string[],
): ReturnType<Store['judgementOf']> {
  const judged: Awaited<ReturnType<Store['judgementOf']>>[number][] = []
  for (const primaryTopic of topics) {
    const found = await one<EntryId & { id: number }>(database, entryFor, [source, primaryTopic])
    if (found === null) continue
    const rows = await database.all<FindingRow>(findingsOf, [found.id])
    const standing = await assessment(database, found)
    const findings = rows.map(toFinding).map(({ entry: _, ...finding }) => finding)
    const assessed = standing === null ? [] : [{ assessment: standing.assessment, points: standing.points }]
    judged.push({ primaryTopic, findings, assessed })
  }
  return judged
}

const entryFor = `select e.id, e.ctx, e.entry from source s join entry e on e.ctx = s.ctx
  where s.id = $1 and e.primary_topic = $2 and e.removed_at is null`
const findingsOf = `select ${findingColumns} from finding f ${withWords} where f.entry_id = $1 order by f.id`
