import type { Decision, Harvest } from '../model/harvest.ts'
import { noteAudit } from './audit.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { type HarvestRow, harvestRows, toHarvest } from './harvest-row.ts'
import type { Store } from './store.ts'

/** The runs of a source that replace an earlier one that was held; one that failed replaces nothing. */
const laterGood = `select 1 from harvest g
  where g.ctx = h.ctx and g.id > h.id and g.status in ('succeeded', 'unchanged')`

/** The last held run of every source, as long as nothing is decided of it and no later run was good; newest first. */
export async function heldRuns(database: Database): Promise<readonly Harvest[]> {
  const rows = await database.all<HarvestRow>(held)
  return rows.map(toHarvest)
}

const held = `${harvestRows} where h.status = 'held' and h.decision is null and not exists (${laterGood})
    and not exists (select 1 from harvest o where o.ctx = h.ctx and o.id > h.id and o.status = 'held')
  order by h.id desc`

/**
 * Approves or rejects a held run, and writes it to the audit log. A run that later runs were held after is decided of only
 * as long as they would remove the same.
 */
export function decide(
  database: Database,
  id: number,
  decision: Decision & { readonly digest: string },
): ReturnType<Store['decide']> {
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const run = await one<HeldRow>(statements, heldRun, [id])
    if (run === null) return 'not-held'
    if (run.decision !== null) return 'decided-already'
    if (run.is_replaced === 1) return 'not-held'
    if (run.digest !== decision.digest) return 'other-digest'
    await note(statements, { ...run, id }, decision)
    return 'decided'
  })
}

interface HeldRow {
  readonly ctx: number
  readonly source: string
  readonly digest: string | null
  readonly decision: string | null
  readonly is_replaced: number
}

const heldRun = `select h.ctx, s.id as source, h.digest, h.decision, case when exists (${laterGood})
      or exists (select 1 from harvest o
        where o.ctx = h.ctx and o.id > h.id and o.status = 'held' and o.digest <> h.digest)
    then 1 else 0 end as is_replaced
  from harvest h join source s on s.ctx = h.ctx where h.id = $1 and h.status = 'held'`

async function note(
  statements: Statements,
  { id, ctx, source }: HeldRow & { readonly id: number },
  { kind, by, at, digest }: Decision & { readonly digest: string },
): Promise<void> {
  const decision: Decision = { kind, by, at }
  await statements.run('update harvest set decision = $2 where id = $1', [id, JSON.stringify(decision)])
  if (kind === 'approved') await statements.run(approve, [ctx, digest, id])
  const after = { source, digest }
  await noteAudit(statements, { at, actor: by, action: `run.${kind}`, subject: String(id), before: null, after })
}

const approve = `insert into approval (ctx, digest, harvest, used_by) values ($1, $2, $3, null)
  on conflict (ctx, digest) do update set harvest = excluded.harvest, used_by = null`

/** Digests of a source that are approved and not used up. */
export async function approvals(database: Database, source: string): Promise<ReadonlySet<string>> {
  const sql = `select a.digest from source s join approval a on a.ctx = s.ctx where s.id = $1 and a.used_by is null`
  const rows = await database.all<{ digest: string }>(sql, [source])
  return new Set(rows.map(({ digest }) => digest))
}

/** Takes every approval of a source away that is not used up: its answer is complete, and what it has now was judged by itself. */
export async function endApprovals(
  statements: Statements,
  { ctx, harvest }: { readonly ctx: number; readonly harvest: number },
): Promise<void> {
  await statements.run('update approval set used_by = $2 where ctx = $1 and used_by is null', [ctx, harvest])
}

/** Uses up the approval that a run was applied by. */
export async function useApproval(
  statements: Statements,
  { ctx, digest, harvest }: { readonly ctx: number; readonly digest: string; readonly harvest: number },
): Promise<void> {
  const use = 'update approval set used_by = $3 where ctx = $1 and digest = $2 and used_by is null'
  await statements.run(use, [ctx, digest, harvest])
}
