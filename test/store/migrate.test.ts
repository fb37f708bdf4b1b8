import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits, notifyNobody } from '../../src/model/source.ts'
import { dcat } from '../../src/rdf/vocabulary.ts'
import { type Migration, migrate, migrationsFor } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { sampleAssessed, sampleDocument, sampleRecord, sampleResult, sampleSource } from './sample.ts'

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

test('a store of before assessments has no scores till it is harvested again, and keeps its history', async () => {
  const database = openSqlite(join(data, 'skord.db'))
  await migrate(database, migrationsFor('sqlite').slice(0, 5))
  const day = "'2026-01-01T00:00:00.000Z'"
  const iri = 'https://a.example/1'
  await database.transaction(async ({ run }) => {
    await run(`insert into source (ctx, id, title, kind, url, profile, precedence, precedence_key, enabled, limits,
        last_entry, judged_in, judged_by)
      values (1, 'a', 'A', 'dcat', 'https://a.example/dcat', 'dcat-ap-se', '{"kind":"public"}', '1 a', 1, '{}', 1, 1, 'p1')`)
    await run(`insert into harvest (id, ctx, started_by, status, started_at, ended_at, timings)
      values (1, 1, 'manual', 'succeeded', ${day}, ${day}, '{}')`)
    await run(`insert into entry (id, ctx, entry, primary_topic, resource_type, identity, title, description, first_seen,
        last_seen, last_changed, checksum)
      values (1, 1, 1, '${iri}', 'Dataset', 'i1', '{"sv":"Ett"}', '{}', ${day}, ${day}, ${day}, 'x')`)
    await run("insert into description (id, graph) values (1, '')")
    await run(`insert into verdict (id, checksum, method, points, max_points, rating, by_dimension, measurements)
      values (1, 'c', 'eu-v1', 10, 20, 'good', '{}', '[]')`)
    await run("insert into score (id, method, verdict, resources) values (1, 'eu-v1', 1, '[]')")
    await run("insert into harvest_score values (1, 'eu-v1', 1, 10, 20, '{}')")
    await run("update series set last = 1 where name in ('ctx', 'entry', 'harvest')")
  })
  await database.close()
  const store = await openStore({ data, database: null })
  expect(await store.assessment({ ctx: 1, entry: 1 })).toBeNull()
  expect(await store.scoreSummary({}, 'eu-v1')).toBeNull()
  expect((await store.remembered('a')).basis).toBeNull()
  expect(await store.source('a')).toMatchObject({ notify: { mail: [], dropPoints: 5 } })
  await store.saveHarvest(sampleResult('a', { assessed: [sampleAssessed(iri, [true, true])] }))
  expect(await store.scoreHistory('a', 'eu-v1')).toMatchObject([{ points: 10 }, { points: 20 }])
  await store.close()
})

describe('a store of before runs kept what they received', () => {
  const document = Buffer.from('<https://a.example/1> <https://p.example/> "å" .')
  const url = '<https://files.example/data.csv>'
  const graph = sampleRecord('https://a.example/1', 'Dataset', {
    statements: { [dcat.distribution]: ['<https://a.example/1/csv>'] },
    more: [`<https://a.example/1/csv> <${dcat.accessURL}> ${url} .`],
  }).graph

  beforeEach(async () => {
    const database = openSqlite(join(data, 'skord.db'))
    await migrate(database, migrationsFor('sqlite').slice(0, 3))
    const day = "'2026-01-01T00:00:00.000Z'"
    const limits = '{"maxBytes":1000,"timeout":2000,"maxRemovedShare":0.5}'
    await database.transaction(async ({ run }) => {
      await run(`insert into source (ctx, id, title, kind, url, profile, precedence, precedence_key, enabled, limits,
          last_entry, judged_in, seen_at, etag, document_checksum, judged_by)
        values (1, 'a', 'A', 'dcat', 'https://a.example/dcat', 'dcat-ap-se', '{"kind":"public"}', '1 a', 1, '${limits}', 3, 1,
          ${day}, '"1"', 'sum', 'p1')`)
      const changes = `{"added":2,"updated":0,"removed":0,"unchanged":0,"addedURIs":[],"updatedURIs":[],"removedURIs":[],"byType":{}}`
      const received =
        '{"finalUrl":"https://a.example/now","mediaType":"text/turtle","syntax":"turtle","bytes":9,"triples":1}'
      await run(`insert into harvest (id, ctx, started_by, status, started_at, ended_at, changes, timings, received)
        values (1, 1, 'manual', 'succeeded', ${day}, ${day}, '${changes}', '{}', '${received}')`)
      await run("update series set last = 2 where name in ('ctx', 'entry', 'harvest')")
      for (const number of [1, 2])
        await run('insert into document (ctx, number, harvest, gzipped) values (1, $1, 1, $2)', [
          number,
          gzipSync(number === 1 ? document : 'del två'),
        ])
      await run(`insert into entry (id, ctx, entry, primary_topic, resource_type, identity, title, description, first_seen,
          last_seen, last_changed, missing_since, checksum)
        values (1, 1, 1, 'https://a.example/1', 'Dataset', 'i1', '{"sv":"Ett"}', '{}', ${day}, ${day}, ${day}, null, 'x'),
          (2, 1, 2, 'https://a.example/2', 'Dataset', 'i2', '{"sv":"Två"}', '{}', ${day}, ${day}, ${day}, ${day}, 'y')`)
      await run('insert into description (id, graph) values (1, $1), (2, $1)', [graph])
    })
    await database.close()
  })

  test('has them still, and can be read again', async () => {
    const store = await openStore({ data, database: null })
    const documents = await store.documents('a')
    expect(documents.map(bytes => Buffer.from(bytes).toString())).toEqual([document.toString(), 'del två'])
    const received = await store.receivedBy(1)
    expect(received?.documents[0]).toMatchObject({
      ...{ url: 'https://a.example/dcat', finalUrl: 'https://a.example/now', mediaType: 'text/turtle', redirects: [] },
      ...{ size: document.length, checksum: createHash('sha256').update(document).digest('hex') },
    })
    expect(await store.remembered('a')).toEqual({
      ...{
        etag: '"1"',
        lastModified: null,
        finalUrl: null,
        documentChecksum: 'sum',
        graphChecksum: null,
        judgedBy: 'p1',
        basis: null,
      },
    })
    await store.saveHarvest(sampleResult('a', { documents: [sampleDocument('ny')] }))
    expect(await store.documents('a')).toHaveLength(1)
    await store.close()
  })

  test('has new settings as if nothing had been stated', async () => {
    const store = await openStore({ data, database: null })
    const limits = { ...defaultLimits, maxBytes: 1000, timeout: 2000, maxRemovedShare: 0.5 }
    expect(await store.source('a')).toMatchObject({ limits, settings: {}, notify: notifyNobody })
    const run = await store.harvest(1)
    expect(run).toMatchObject({
      changes: { missing: 0, missingURIs: [] },
      exchanges: [],
      isComplete: null,
      decision: null,
    })
    await store.close()
  })

  test('shows what stood, and what was missing is removed', async () => {
    const store = await openStore({ data, database: null })
    const day = new Date('2026-01-01')
    expect([...(await store.standing('a')).keys()]).toEqual(['https://a.example/1'])
    expect(await store.entryOf('https://a.example/2')).toMatchObject({ missingSince: day, removedAt: day })
    await store.putSource(sampleSource('b'))
    const copy = sampleRecord('https://b.example/1', 'Dataset', {
      statements: { [dcat.distribution]: ['<https://b.example/1/csv>'] },
      more: [`<https://b.example/1/csv> <${dcat.accessURL}> ${url} .`],
    })
    await store.saveHarvest(sampleResult('b', { changed: [copy] }))
    const likely = await store.likelyDuplicates({}, { limit: 5, offset: 0 })
    expect(likely.items.map(({ entries }) => entries.map(({ source }) => source))).toEqual([['a', 'b']])
    await store.close()
  })
})
