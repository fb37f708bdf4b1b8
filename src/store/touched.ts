import type { Statements } from './database.ts'

/** Notes entries as touched by the present transaction; what depends on them is settled at its end. */
export function touch(statements: Statements, ids: readonly number[]): Promise<void> {
  const sql = 'insert into touched (id) values ($1) on conflict (id) do nothing'
  return statements.runEach(
    sql,
    ids.map(id => [id]),
  )
}
