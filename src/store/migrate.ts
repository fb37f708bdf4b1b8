import { readdirSync, readFileSync } from 'node:fs'
import { type Database, one, type Statements } from './database.ts'
import { fills } from './fills.ts'
import { StoreError } from './store-error.ts'

/** One step of the database's form; the steps are numbered from 1 without gaps and never change once released. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** What comes after, where SQL does not do. */
  readonly fill?: (statements: Statements) => Promise<void>
}

/**
 * The steps for a dialect, in order: `0001-name.sql` for every database, `0001-name.sqlite.sql` for one.
 * The same number may occur once per dialect.
 */
export function migrationsFor(dialect: string): readonly Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const files = readdirSync(folder).map(file => ({ file, parts: /^(\d{4})-([a-z-]+)(?:\.([a-z]+))?\.sql$/.exec(file) }))
  return files
    .flatMap(({ file, parts }) => (parts !== null && (parts[3] ?? dialect) === dialect ? [{ file, parts }] : []))
    .map(({ file, parts }) => {
      const [version, sql] = [Number(parts[1]), readFileSync(new URL(file, folder), 'utf8')]
      const fill = fills.get(version)
      return { version, name: parts[2], sql, ...(fill === undefined ? {} : { fill }) }
    })
    .sort((a, b) => a.version - b.version)
}

/**
 * Brings the database to the newest form, all in one transaction.
 * @throws StoreError `newer-version` when a later version of the program has been at it
 */
export function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  return database.transaction(async statements => {
    await statements.run(
      'create table if not exists migration (version integer primary key, name text not null, applied_at text not null)',
    )
    const newest = await one<{ version: number | null }>(statements, 'select max(version) as version from migration')
    const version = newest?.version ?? 0
    const known = migrations.at(-1)?.version ?? 0
    if (version > known)
      throw new StoreError('newer-version', `the database has form ${version}, this program knows ${known}`)
    for (const migration of migrations) if (migration.version > version) await apply(statements, migration)
  })
}

async function apply(statements: Statements, { version, name, sql, fill }: Migration): Promise<void> {
  for (const statement of sql.split(/;\s*$/m)) if (/^\s*[a-z]/m.test(statement)) await statements.run(statement)
  await fill?.(statements)
  const applied = 'insert into migration (version, name, applied_at) values ($1, $2, $3)'
  await statements.run(applied, [version, name, new Date().toISOString()])
}
