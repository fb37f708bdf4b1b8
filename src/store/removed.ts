import type { Statements } from './database.ts'
import { dropAssessments } from './save-assessments.ts'
import { touch } from './touched.ts'

/**
 * Takes entries away: they are shown nowhere and win over nobody any more, while their numbers and their last
 * descriptions stay. They are touched.
 */
export async function removeEntries(
  statements: Statements,
  { ids, at }: { readonly ids: readonly number[]; readonly at: Date },
): Promise<void> {
  if (ids.length === 0) return
  await touch(statements, ids)
  await statements.runEach(
    remove,
    ids.map(id => [id, at.toISOString()]),
  )
  for (const sql of forgetPersons) await statements.run(sql)
  await dropAssessments(statements, { ids, at })
}

const seenBefore = '(select coalesce(s.seen_at, $2) from source s where s.ctx = entry.ctx)'
const remove = `update entry set removed_at = $2, missing_since = coalesce(missing_since, $2), superseded_by = null,
    last_seen = case when missing_since is null then ${seenBefore} else last_seen end
  where id = $1 and removed_at is null`

/** Of contacts and private persons nothing is kept when the publisher has taken them away. */
const gonePersons = `select e.id from touched t join entry e on e.id = t.id left join agent a on a.id = e.id
  where e.removed_at is not null and (e.resource_type = 'Kind' or a.is_individual = 1)`
const forgetPersons = [
  `update description set graph = '' where id in (${gonePersons})`,
  `update entry set title = '{}', description = '{}' where id in (${gonePersons})`,
]

/**
 * Makes these, and no others of the source, the records that are not in its answer. They stand; those that were missing
 * before keep the time since when they are.
 */
export async function setMissing(
  statements: Statements,
  { ctx, topics, at }: { readonly ctx: number; readonly topics: readonly string[]; readonly at: Date },
): Promise<void> {
  const before = await statements.all<{ id: number; topic: string }>(missing, [ctx])
  const [wanted, known] = [new Set(topics), new Set(before.map(({ topic }) => topic))]
  await statements.runEach(
    'update entry set missing_since = null where id = $1',
    before.flatMap(({ id, topic }) => (wanted.has(topic) ? [] : [[id]])),
  )
  const since = at.toISOString()
  await statements.runEach(
    miss,
    [...wanted].flatMap(topic => (known.has(topic) ? [] : [[ctx, since, topic]])),
  )
}

const missing = `select id, primary_topic as topic from entry
  where ctx = $1 and missing_since is not null and removed_at is null`
const miss = `update entry set missing_since = $2, last_seen = ${seenBefore}
  where ctx = $1 and primary_topic = $3 and removed_at is null`
