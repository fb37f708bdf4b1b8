import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migration, migrate, migrationsFor } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'skord-migrate-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const step = (version: number, sql: string): Migration => ({ version, name: `step-${version}`, sql })

test('the steps are numbered from 1 without gaps', () => {
  const versions = migrationsFor('sqlite').map(({ version }) => version)
  expect(versions).toEqual(versions.map((_, place) => place + 1))
  expect(versions.length).toBeGreaterThan(1)
  expect(migrationsFor('other').length).toBeLessThan(versions.length)
})

test('each step is taken once, in order', async () => {
  const database = openSqlite(join(data, 'a.db'))
  const first = step(1, 'create table a (x integer);\n-- a comment; not a statement\ninsert into a (x) values (1);\n')
  await migrate(database, [first])
  await migrate(database, [first, step(2, 'insert into a (x) values (2);')])
  await migrate(database, [first, step(2, 'insert into a (x) values (2);')])
  expect(await database.all('select x from a order by x')).toMatchObject([{ x: 1 }, { x: 2 }])
  await database.close()
})

test('a step that goes wrong takes the others of the same run back', async () => {
  const database = openSqlite(join(data, 'a.db'))
  await expect(migrate(database, [step(1, 'create table a (x integer);'), step(2, 'nonsense;')])).rejects.toThrow()
  expect(await database.all("select name from sqlite_master where name = 'a'")).toEqual([])
  await database.close()
})

test('a store of a later version is not opened', async () => {
  await (await openStore({ data, database: null })).close()
  const file = new DatabaseSync(join(data, 'skord.db'))
  file.exec("insert into migration (version, name, applied_at) values (9999, 'later', '2030-01-01')")
  file.close()
  await expect(openStore({ data, database: null })).rejects.toMatchObject({ code: 'newer-version' })
})

test('another database than SQLite is refused for now', async () => {
  const opening = openStore({ data, database: 'postgresql://host/name' })
  await expect(opening).rejects.toMatchObject({ code: 'unsupported-database' })
})

test('runs of before their findings were counted get the counts of the findings that are still kept', async () => {
  const steps = migrationsFor('sqlite')
  const database = openSqlite(join(data, 'skord.db'))
  await migrate(database, steps.slice(0, 2))
  await database.transaction(async ({ run }) => {
    const source =
      "(1, 'a', 'A', 'dcat', 'https://a.example/', 'dcat-ap-se', '{\"kind\":\"public\"}', '1 a', 1, '{}', 0, 3)"
    await run(`insert into source (ctx, id, title, kind, url, profile, precedence, precedence_key, enabled, limits,
      last_entry, judged_in) values ${source}`)
    const times = "'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '{}'"
    await run(`insert into harvest (id, ctx, started_by, status, started_at, ended_at, timings, first_finding, last_finding)
      values (1, 1, 'manual', 'succeeded', ${times}, null, null), (2, 1, 'manual', 'failed', ${times}, null, null),
        (3, 1, 'manual', 'succeeded', ${times}, 1, 8)`)
    await run(`insert into finding_group (harvest, source_shape, severity, example, count, resources)
      values (3, 'a', 0, 1, 2, 1), (3, 'b', 0, 3, 1, 1), (3, 'c', 2, 4, 5, 1)`)
  })
  await database.close()
  const store = await openStore({ data, database: null })
  const counts = await Promise.all([1, 2, 3].map(id => store.harvestFindingCounts(id)))
  expect(counts).toEqual([null, { Violation: 0, Warning: 0, Info: 0 }, { Violation: 3, Warning: 0, Info: 5 }])
  await store.close()
})
