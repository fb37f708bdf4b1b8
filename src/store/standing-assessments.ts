import type { AssessedDataset } from '../model/assessment.ts'
import { toAssessed } from './assessments.ts'
import type { Database } from './database.ts'
import { createPatternReader } from './patterns.ts'

/** The assessments that stand for a source by `computedOn`, with the checksum of the record that each lies in. */
export async function standingAssessments(
  database: Database,
  source: string,
): Promise<ReadonlyMap<string, { readonly checksum: string; readonly assessed: AssessedDataset }>> {
  const found = new Map<string, { readonly checksum: string; readonly assessed: AssessedDataset }>()
  const snapshot = await database.snapshot()
  try {
    const patterns = createPatternReader(snapshot)
    let last = 0
    for (let rows = await next(last); rows.length > 0; rows = await next(last)) {
      for (const row of rows) {
        const assessed = await toAssessed(row, patterns)
        found.set(assessed.assessment.computedOn, { checksum: row.checksum, assessed })
      }
      last = rows[rows.length - 1].id
    }
    return found
  } finally {
    await snapshot.close()
  }
  function next(after: number): Promise<readonly Row[]> {
    return snapshot.all<Row>(standing, [source, after])
  }
}

interface Row {
  readonly id: number
  readonly checksum: string
  readonly pattern: number
  readonly outline: number
  readonly body: Uint8Array
}

const standing = `select a.id, e.checksum, a.pattern, a.outline, b.body
  from source s join entry e on e.ctx = s.ctx join assessment a on a.id = e.id join assessment_body b on b.id = a.id
  where s.id = $1 and e.id > $2 order by e.id limit 500`
