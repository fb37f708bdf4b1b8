import type { ChangeCause, PointsChange, ScoreChange, StoredScoreChange } from '../model/score-history.ts'
import { allot, type Database, type Statements } from './database.ts'
import type { EntryId } from './store.ts'

/** A change as it is kept. */
export type KeptChange = readonly [
  method: string,
  before: number | null,
  after: number | null,
  causes: Readonly<Partial<Record<ChangeCause, number>>>,
]

/** Changes by entry, at a time. */
export interface NotedChanges {
  readonly changes: readonly (readonly [entry: number, change: ScoreChange])[]
  readonly at: Date
  /** Number of the run; null when links were checked. */
  readonly harvest: number | null
}

/** Keeps how points changed. */
export async function noteScoreChanges(statements: Statements, { changes, at, harvest }: NotedChanges): Promise<void> {
  if (changes.length === 0) return
  const first = await allot(statements, 'score_change', changes.length)
  await statements.runEach(
    insert,
    changes.map(([entry, change], place) => [
      ...[first + place, entry, at.toISOString(), harvest],
      ...[change.computedOn, JSON.stringify(change.changes.map(toKept))],
    ]),
  )
}

const insert = `insert into score_change (id, entry, at, harvest, computed_on, changes) values ($1, $2, $3, $4, $5, $6)`

function toKept({ method, before, after, causes }: PointsChange): KeptChange {
  return [method, before, after, causes]
}

/** How the points of a dataset changed, newest first. */
export async function scoreChanges(
  database: Database,
  { ctx, entry }: EntryId,
  limit: number,
): Promise<readonly StoredScoreChange[]> {
  const rows = await database.all<ChangeRow>(ofEntry, [ctx, entry, limit])
  return rows.map(({ at, harvest, computed_on: computedOn, changes }) => {
    return { computedOn, changes: changesOf(changes), at: new Date(at), harvest }
  })
}

interface ChangeRow {
  readonly at: string
  readonly harvest: number | null
  readonly computed_on: string
  readonly changes: string
}

const ofEntry = `select c.at, c.harvest, c.computed_on, c.changes from entry e join score_change c on c.entry = e.id
  where e.ctx = $1 and e.entry = $2 order by c.id desc limit $3`

function changesOf(kept: string): readonly PointsChange[] {
  const changes = JSON.parse(kept) as readonly KeptChange[]
  return changes.map(([method, before, after, causes]) => ({ method, before, after, causes }))
}
