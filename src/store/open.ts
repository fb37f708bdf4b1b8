import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { duplicatesOf, members, servicesOf } from './around.ts'
import type { Database } from './database.ts'
import { documents } from './documents.ts'
import { entry, entryOf, published, standing } from './entries.ts'
import { findingCounts, findingGroups, findings } from './findings.ts'
import { createLatestHarvests, harvest, harvestFindingCounts, harvestFindings, harvests, syntaxes } from './harvests.ts'
import { createHits } from './hits.ts'
import { createMemory } from './memory.ts'
import { migrate, migrationsFor } from './migrate.ts'
import { listOrganisations, pageOf, totals } from './organisations.ts'
import { saveHarvest } from './saving.ts'
import { score, scoreHistory, scoreSummary, worstDatasets } from './scores.ts'
import { search } from './search.ts'
import { putSource, removeSource, source, sources, validatorsOf } from './sources.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { StoreError } from './store-error.ts'

/**
 * Opens the store, and brings it to the newest form first. Without `database` it is SQLite in the folder `data`,
 * which is made when it is not there.
 * @throws StoreError `unsupported-database` `newer-version`
 */
export async function openStore(options: { readonly data: string; readonly database: string | null }): Promise<Store> {
  const { data, database: url } = options
  if (url !== null)
    throw new StoreError('unsupported-database', `${new URL(url).protocol} is not supported, only SQLite`)
  mkdirSync(data, { recursive: true })
  const database = openSqlite(join(data, 'skord.db'))
  try {
    await migrate(database, migrationsFor('sqlite'))
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOn(database)
}

function storeOn(database: Database): Store {
  const hits = createHits()
  const memory = createMemory(database)
  const organisations = () => memory.recall('organisations', () => listOrganisations(database))
  return {
    sources: () => sources(database),
    source: id => source(database, id),
    putSource: given => putSource(database, given),
    removeSource: id => removeSource(database, id),
    validatorsOf: id => validatorsOf(database, id),
    standing: id => standing(database, id),
    saveHarvest: result => saveHarvest(database, result),
    harvest: id => harvest(database, id),
    harvests: asked => harvests(database, asked),
    latestHarvests: createLatestHarvests(database),
    harvestFindings: id => harvestFindings(database, id),
    harvestFindingCounts: id => harvestFindingCounts(database, id),
    syntaxes: () => syntaxes(database),
    documents: id => documents(database, id),
    entry: id => entry(database, id),
    entryOf: primaryTopic => entryOf(database, primaryTopic),
    members: (series, page) => members(database, series, page),
    servicesOf: resource => servicesOf(database, resource),
    duplicatesOf: id => duplicatesOf(database, id),
    published: () => published(database),
    search: asked => search(database, hits, asked),
    organisations: async asked => pageOf(await organisations(), asked),
    organisation: async ({ ctx, entry }) =>
      (await organisations()).find(each => each.ctx === ctx && each.entry === entry) ?? null,
    organisationOf: async iri => (await organisations()).find(each => each.iri === iri) ?? null,
    totals: () => memory.recall('totals', async () => totals(database, await organisations())),
    findings: (scope, page) => findings(database, scope, page),
    findingGroups: scope => findingGroups(database, scope),
    findingCounts: scope => findingCounts(database, scope),
    score: (id, method) => score(database, id, method),
    worstDatasets: (publisher, method, limit) => worstDatasets(database, publisher, { method, limit }),
    scoreSummary: (scope, method) =>
      memory.recall(`mean ${method} ${scope.publisher ?? ''} ${scope.source ?? ''}`, () =>
        scoreSummary(database, scope, method),
      ),
    scoreHistory: (id, method) => scoreHistory(database, id, method),
    close: () => database.close(),
  }
}
