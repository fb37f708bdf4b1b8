import type { AssessedDataset } from '../model/assessment.ts'
import { toAssessment } from './assessment-body.ts'
import { type Database, one, type Statements } from './database.ts'
import { isShown } from './entries.ts'
import { createPatternReader, type PatternReader } from './patterns.ts'
import type { AssessmentScope, EntryId, StoredAssessment, Texts } from './store.ts'

/** What is asked for by the numbers of entries; read a few hundred at a time, all of one moment. */
type FindEntries = (statements: Pick<Statements, 'all'>) => Promise<readonly { readonly id: number }[]>

/** Assessments of what is shown of a publisher, of all that a source holds, or of certain entries; by primaryTopic. */
export function assessments(database: Database, scope: AssessmentScope): AsyncIterable<StoredAssessment> {
  if ('publisher' in scope) return read(database, ({ all }) => all(ofPublisher, [scope.publisher]))
  if ('source' in scope) return read(database, ({ all }) => all(ofSource, [scope.source]))
  return read(database, statements => entriesWith(statements, scope.entries))
}

const inOrder = 'order by e.primary_topic, e.id'
const ofPublisher = `select e.id from entry e join assessment a on a.id = e.id
  where e.publisher = $1 and e.resource_type = 'Dataset' and ${isShown('e')} ${inOrder}`
const ofSource = `select e.id from source s join entry e on e.ctx = s.ctx join assessment a on a.id = e.id
  where s.id = $1 ${inOrder}`

async function entriesWith(
  statements: Pick<Statements, 'all'>,
  entries: readonly EntryId[],
): Promise<readonly { readonly id: number }[]> {
  const found = new Map<number, string>()
  for (const { ctx, entry } of entries) {
    const row = await one<{ id: number; topic: string }>(statements, numbered, [ctx, entry])
    if (row !== null) found.set(row.id, row.topic)
  }
  const byTopic = [...found].sort(([a, topicOfA], [b, topicOfB]) =>
    topicOfA === topicOfB ? a - b : topicOfA < topicOfB ? -1 : 1,
  )
  return byTopic.map(([id]) => ({ id }))
}

const numbered = `select e.id, e.primary_topic as topic from entry e join assessment a on a.id = e.id
  where e.ctx = $1 and e.entry = $2`

/** The datasets that name any of these addresses. */
export function assessmentsNaming(database: Database, urls: readonly string[]): AsyncIterable<StoredAssessment> {
  return read(database, async statements => {
    const ids = new Set<number>()
    for (const url of new Set(urls)) {
      const rows = await statements.all<{ id: number }>(naming, [url.toWellFormed()])
      for (const { id } of rows) ids.add(id)
    }
    return [...ids].sort((a, b) => a - b).map(id => ({ id }))
  })
}

const naming = 'select u.entry as id from address a join address_use u on u.address = a.id where a.url = $1'

async function* read(database: Database, find: FindEntries): AsyncIterable<StoredAssessment> {
  const snapshot = await database.snapshot()
  try {
    const patterns = createPatternReader(snapshot)
    for (const { id } of await find(snapshot)) {
      const row = await one<AssessmentRow>(snapshot, `${assessed} where a.id = $1`, [id])
      if (row !== null) yield await toStored(row, patterns)
    }
  } finally {
    await snapshot.close()
  }
}

/** The assessment of one dataset; null when it has none. */
export async function assessment(database: Database, { ctx, entry }: EntryId): Promise<StoredAssessment | null> {
  const row = await one<AssessmentRow>(database, `${assessed} where e.ctx = $1 and e.entry = $2`, [ctx, entry])
  return row === null ? null : toStored(row, createPatternReader(database))
}

interface AssessmentRow extends EntryId {
  readonly topic: string
  readonly title: string
  readonly source: string
  readonly publisher: string | null
  readonly last_seen: string
  readonly revision: number
  readonly pattern: number
  readonly outline: number
  readonly body: Uint8Array
}

const assessed = `select e.ctx, e.entry, e.primary_topic as topic, e.title, s.id as source, e.publisher,
    case when e.missing_since is null then coalesce(s.seen_at, e.last_seen) else e.last_seen end as last_seen,
    a.revision, a.pattern, a.outline, b.body
  from assessment a join assessment_body b on b.id = a.id join entry e on e.id = a.id join source s on s.ctx = e.ctx`

async function toStored(row: AssessmentRow, patterns: PatternReader): Promise<StoredAssessment> {
  return {
    entry: { ctx: row.ctx, entry: row.entry },
    primaryTopic: row.topic,
    title: JSON.parse(row.title) as Texts,
    source: row.source,
    publisher: row.publisher,
    lastSeen: new Date(row.last_seen),
    revision: row.revision,
    ...(await toAssessed(row, patterns)),
  }
}

/** An assessment with its points, from its rows. */
export async function toAssessed(
  { pattern: id, outline, body }: Pick<AssessmentRow, 'pattern' | 'outline' | 'body'>,
  patterns: PatternReader,
): Promise<AssessedDataset> {
  const { pattern, points } = await patterns.pattern(id)
  return { assessment: toAssessment(body, await patterns.outline(outline), pattern), points }
}
