/** What a statement takes and gives: the values that both databases have in common. */
export type Value = string | number | null | Uint8Array

/** Runs statements. Parameters stand in the text as `$1`, `$2` …; every one of them is passed. */
export interface Statements {
  /** The rows of a query; the caller names their shape. */
  all<Row>(sql: string, parameters?: readonly Value[]): Promise<readonly Row[]>
  /** Changes something; answers how many rows. */
  run(sql: string, parameters?: readonly Value[]): Promise<number>
  /** The same change for many sets of parameters, in order. */
  runEach(sql: string, sets: Iterable<readonly Value[]>): Promise<void>
}

/** A read-only view that stays as it was when it was opened, whatever is saved meanwhile. */
export interface Snapshot extends Pick<Statements, 'all'> {
  close(): Promise<void>
}

/**
 * A database, as little of it as the store needs: reading outside a transaction sees what was last saved,
 * and everything that changes something runs in one.
 */
export interface Database extends Pick<Statements, 'all'> {
  /** Runs the work alone, and keeps all of it or, when it throws, nothing. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  snapshot(): Promise<Snapshot>
  close(): Promise<void>
}

/** The first row of a query that has at most one; null when there is none. */
export async function one<Row>(
  statements: Pick<Statements, 'all'>,
  sql: string,
  parameters: readonly Value[] = [],
): Promise<Row | null> {
  const rows = await statements.all<Row>(sql, parameters)
  return rows[0] ?? null
}

/** Allots numbers, each once and for ever; answers the first of `count`. Also locks the series till the transaction ends. */
export async function allot(statements: Statements, series: string, count = 1): Promise<number> {
  const sql = 'update series set last = last + $2 where name = $1 returning last'
  const rows = await statements.all<{ last: number }>(sql, [series, count])
  return rows[0].last - count + 1
}
