import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Snapshot, Statements, Value } from './database.ts'

/** How long a transaction waits for another process or thread to finish its own, in ms. */
const patience = 900_000
const busy = 5

/**
 * The embedded database: one connection that reads, one that writes, so that readers never see half a harvest.
 * WAL lets them go on while another thread saves. `synchronous = full` costs one flush per transaction; a harvest is
 * one transaction, so even a power cut loses nothing that was answered as saved.
 */
export function openSqlite(file: string): Database {
  const writer = connect(file)
  const reader = connect(file)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    all: statementsOn(reader).all,
    transaction: work => inTurn(() => transact(writer, work)),
    snapshot: async () => openSnapshot(file),
    close: () =>
      inTurn(async () => {
        reader.close()
        writer.close()
      }),
  }
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 5000 })
  connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  connection.exec('pragma journal_size_limit = 67108864; pragma cache_size = -65536; pragma temp_store = memory')
  return connection
}

async function transact<T>(connection: DatabaseSync, work: (statements: Statements) => Promise<T>): Promise<T> {
  await begin(connection)
  try {
    const result = await work(statementsOn(connection))
    connection.exec('commit')
    return result
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback')
    throw error
  }
}

/** Takes the write lock; waits for it without holding the thread up. */
async function begin(connection: DatabaseSync): Promise<void> {
  const deadline = performance.now() + patience
  connection.exec('pragma busy_timeout = 0')
  for (let wait = 1; !tryBegin(connection, performance.now() > deadline); wait = Math.min(wait * 2, 50))
    await pause(wait)
  connection.exec('pragma busy_timeout = 5000')
}

function tryBegin(connection: DatabaseSync, isLast: boolean): boolean {
  try {
    connection.exec('begin immediate')
    return true
  } catch (error) {
    if (!isLast && error instanceof Error && 'errcode' in error && error.errcode === busy) return false
    throw error
  }
}

/** A connection of its own: within one read transaction, which begins at the first reading, SQLite shows one state. */
function openSnapshot(file: string): Snapshot {
  const connection = connect(file)
  connection.exec('begin; select count(*) from sqlite_master')
  return {
    all: statementsOn(connection).all,
    close: async () => connection.close(),
  }
}

const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

function statementsOn(connection: DatabaseSync): Statements {
  return {
    all: async <Row>(sql: string, parameters: readonly Value[] = []) =>
      prepare(connection, sql).all(...parameters) as unknown as readonly Row[],
    run: async (sql, parameters = []) => Number(prepare(connection, sql).run(...parameters).changes),
    runEach: async (sql, sets) => {
      const statement = prepare(connection, sql)
      for (const parameters of sets) statement.run(...parameters)
    },
  }
}

/** SQLite binds by position what is written `?1`, by name what is written `$1`. */
function prepare(connection: DatabaseSync, sql: string): StatementSync {
  const known = prepared.get(connection) ?? new Map<string, StatementSync>()
  prepared.set(connection, known)
  const statement = known.get(sql) ?? connection.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'))
  known.set(sql, statement)
  return statement
}
