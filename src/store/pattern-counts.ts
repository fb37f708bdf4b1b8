import type { Database } from './database.ts'
import { isShown } from './entries.ts'
import { createPatternReader } from './patterns.ts'
import type { PatternCount } from './store.ts'

/** How the shown datasets are judged, all of them or a publisher's: each pattern and how many datasets have it. */
export async function patterns(
  database: Database,
  { publisher }: { readonly publisher?: string },
): Promise<readonly PatternCount[]> {
  const snapshot = await database.snapshot()
  try {
    const sql = publisher === undefined ? ofAll : ofPublisher
    const rows = await snapshot.all<{ id: number; datasets: number }>(sql, publisher === undefined ? [] : [publisher])
    const reader = createPatternReader(snapshot)
    const read = async ({ id, datasets }: { readonly id: number; readonly datasets: number }) => {
      return { pattern: (await reader.pattern(id)).pattern, datasets }
    }
    return await Promise.all(rows.map(read))
  } finally {
    await snapshot.close()
  }
}

const counted = 'select a.pattern as id, count(*) as datasets from entry e join assessment a on a.id = e.id'
const shown = `e.resource_type = 'Dataset' and ${isShown('e')}`
const ofAll = `${counted} where ${shown} group by a.pattern order by a.pattern`
const ofPublisher = `${counted} where ${shown} and e.publisher = $1 group by a.pattern order by a.pattern`
