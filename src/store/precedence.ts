import type { Statements } from './database.ts'
import { touch } from './touched.ts'

/**
 * Settles which entry is shown of those that hold the same resource, for every identity that a touched entry has or
 * had a part in. Entries of sources that are not enabled stand last; then the rank of the source decides, then the
 * number of the entry, so that the outcome does not depend on the order of harvests. What changes is touched too.
 * @see rules 29–32 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function settlePrecedence(statements: Statements): Promise<void> {
  const changes = await statements.all<{ id: number; winner: number }>(disagreeing)
  const supersede = 'update entry set superseded_by = $2 where id = $1'
  await statements.runEach(
    supersede,
    changes.map(({ id, winner }) => [id, winner === id ? null : winner]),
  )
  await touch(
    statements,
    changes.map(({ id }) => id),
  )
}

/** Entries that are superseded by another than the present winner among their like. */
const disagreeing = `
with concerned as (
  select e.resource_type, e.identity from touched t join entry e on e.id = t.id
  union
  select e.resource_type, e.identity from touched t join entry e on e.superseded_by = t.id
),
ranked as (
  select e.id, e.superseded_by, first_value(e.id) over (
    partition by e.resource_type, e.identity order by s.enabled desc, s.precedence_key, e.entry
  ) as winner
  from concerned c
  join entry e on e.identity = c.identity and e.resource_type = c.resource_type
  join source s on s.ctx = e.ctx
  where e.removed_at is null and e.resource_type in ('Dataset', 'DataService', 'Agent')
)
select id, winner from ranked where coalesce(superseded_by, id) <> winner`
