import type { Statements } from './database.ts'

/** Takes away what earlier runs of a source found, but for the findings that stand and those of runs that failed. */
export async function dropFindings(statements: Statements, ctx: number, harvest: number): Promise<void> {
  const old = `select h.id from harvest h join source s on s.ctx = h.ctx where h.ctx = $1 and h.id <> $2
    and h.status <> 'failed' and h.id <> coalesce(s.judged_in, 0) and h.first_finding is not null`
  await dropEach(statements, await statements.all<{ id: number }>(old, [ctx, harvest]))
}

/** Takes away what was found in entries that are removed, from what stands of their source. */
export async function dropFindingsIn(statements: Statements, ctx: number, entries: readonly number[]): Promise<void> {
  const drop = 'delete from finding where entry_id = $1'
  await statements.runEach(
    drop,
    entries.map(id => [id]),
  )
  await statements.run(`delete from finding_group where harvest = ${judgedRun}`, [ctx])
  await statements.run(groupAnew, [ctx])
}

const judgedRun = '(select judged_in from source where ctx = $1)'
const groupAnew = `insert into finding_group (harvest, source_shape, severity, example, count, resources)
  select h.id, w.source_shape, f.severity, min(f.id), count(*), count(distinct f.focus_node)
  from harvest h join finding f on f.id between h.first_finding and h.last_finding join words w on w.id = f.words
  where h.id = ${judgedRun} group by h.id, w.source_shape, f.severity`

/** Takes away all that a source's runs found. */
export async function dropAllFindings(statements: Statements, ctx: number): Promise<void> {
  const all = 'select id from harvest where ctx = $1 and first_finding is not null'
  await dropEach(statements, await statements.all<{ id: number }>(all, [ctx]))
}

async function dropEach(statements: Statements, runs: readonly { readonly id: number }[]): Promise<void> {
  for (const { id } of runs) for (const sql of drops) await statements.run(sql, [id])
}

const drops = [
  `delete from finding where id between (select first_finding from harvest where id = $1)
    and (select last_finding from harvest where id = $1)`,
  'delete from finding_group where harvest = $1',
  'delete from words where harvest = $1',
  'update harvest set first_finding = null, last_finding = null where id = $1',
]
