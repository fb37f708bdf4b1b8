import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { duplicatesOf, members, servicesOf } from './around.ts'
import { assessment, assessments, assessmentsNaming } from './assessments.ts'
import { audit, auditLog } from './audit.ts'
import type { Database } from './database.ts'
import { approvals, decide, heldRuns } from './decisions.ts'
import { claimDelivery, deliveries, dueDeliveries, lastDigest, noteAttempt, noteDigest } from './deliveries.ts'
import { documents, receivedBy, sourceState } from './documents.ts'
import { dueLinks, skippedLinks } from './due-links.ts'
import { entry, entryOf, published } from './entries.ts'
import { findingCounts, findingGroups, findings } from './findings.ts'
import { createLatestHarvests, harvest, harvestFindingCounts, harvestFindings, harvests, syntaxes } from './harvests.ts'
import { createHits } from './hits.ts'
import { judgementOf } from './judged.ts'
import { closeInterrupted, giveLeaseBack, renewLease, running, takeLease } from './leases.ts'
import { likelyDuplicates, likelyGroups } from './likely.ts'
import { knownLinks, linkHistory, linkStates, saveLinks } from './link-states.ts'
import { links } from './link-summary.ts'
import { lostDuplicates, lostTopics, wouldLose } from './lost.ts'
import { createMemory, versionOf } from './memory.ts'
import { migrate, migrationsFor } from './migrate.ts'
import { dispatch, newNotices, notices } from './notices.ts'
import { listOrganisations, pageOf, totals } from './organisations.ts'
import { patterns } from './pattern-counts.ts'
import { remembered } from './remembered.ts'
import { removeSource } from './remove-source.ts'
import { saveRescored } from './rescored.ts'
import { saveHarvest } from './saving.ts'
import { scoreChanges } from './score-changes.ts'
import { publisherScores, scoreHistory, scoreSummary, worstDatasets } from './scores.ts'
import { search } from './search.ts'
import { noteSeries, scoreSeries } from './series.ts'
import { putSource, putSources, source, sources } from './sources.ts'
import { openSqlite } from './sqlite.ts'
import { descriptions, standing } from './standing.ts'
import { standingAssessments } from './standing-assessments.ts'
import type { Store } from './store.ts'
import { StoreError } from './store-error.ts'
import { diffs, findingsDelta, logOf } from './stories.ts'
import { createTokens } from './tokens.ts'

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

/** The series that go on whenever what is shown changes. */
const saved = ['version', 'rebuild', 'ctx']

function storeOn(database: Database): Store {
  const hits = createHits()
  const memory = createMemory(database, saved)
  const linkMemory = createMemory(database, [...saved, 'link'])
  const tokens = createTokens(database)
  const organisations = () => memory.recall('organisations', () => listOrganisations(database))
  return {
    sources: () => sources(database),
    source: id => source(database, id),
    putSource: (given, actor) => putSource(database, given, actor),
    putSources: (given, actor) => putSources(database, given, actor),
    removeSource: (id, actor) => removeSource(database, id, actor),
    takeLease: order => takeLease(database, order),
    renewLease: (lease, until) => renewLease(database, lease, until),
    giveLeaseBack: lease => giveLeaseBack(database, lease),
    closeInterrupted: now => closeInterrupted(database, now),
    running: () => running(database),
    remembered: id => remembered(database, id),
    sourceState: id => sourceState(database, id),
    descriptions: (id, topics) => descriptions(database, id, topics),
    standing: id => standing(database, id),
    judgementOf: (id, topics) => judgementOf(database, id, topics),
    saveHarvest: result => saveHarvest(database, result),
    harvest: id => harvest(database, id),
    harvests: asked => harvests(database, asked),
    latestHarvests: createLatestHarvests(database),
    harvestFindings: id => harvestFindings(database, id),
    harvestFindingCounts: id => harvestFindingCounts(database, id),
    syntaxes: () => syntaxes(database),
    documents: id => documents(database, id),
    receivedBy: id => receivedBy(database, id),
    diffs: id => diffs(database, id),
    findingsDelta: id => findingsDelta(database, id),
    logOf: id => logOf(database, id),
    heldRuns: () => heldRuns(database),
    decide: (id, decision) => decide(database, id, decision),
    approvals: id => approvals(database, id),
    notices: (scope, page) => notices(database, scope, page),
    newNotices: limit => newNotices(database, limit),
    dispatch: (ids, made) => dispatch(database, ids, made),
    dueDeliveries: (now, limit) => dueDeliveries(database, now, limit),
    claimDelivery: (id, options) => claimDelivery(database, id, options),
    noteAttempt: (id, outcome) => noteAttempt(database, id, outcome),
    deliveries: asked => deliveries(database, asked),
    lastDigest: recipient => lastDigest(database, recipient),
    noteDigest: (recipient, at) => noteDigest(database, recipient, at),
    addToken: (token, actor) => tokens.add(token, actor),
    tokenOf: (hash, now) => tokens.of(hash, now),
    tokens: () => tokens.all(),
    revokeToken: (id, actor) => tokens.revoke(id, actor),
    audit: done => audit(database, done),
    auditLog: asked => auditLog(database, asked),
    lostTopics: (source, limit) => lostTopics(database, source, limit),
    lostDuplicates: (id, page) => lostDuplicates(database, id, page),
    likelyDuplicates: async (scope, page) => {
      const groups = await memory.recall('likely duplicates', () => likelyGroups(database))
      return likelyDuplicates(database, groups, { ...scope, ...page })
    },
    wouldLose: (given, records) => wouldLose(database, given, records),
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
    assessments: scope => assessments(database, scope),
    assessment: id => assessment(database, id),
    patterns: scope => patterns(database, scope),
    assessmentsStamp: () => versionOf(database, saved),
    standingAssessments: id => standingAssessments(database, id),
    scoreChanges: (id, limit) => scoreChanges(database, id, limit),
    scoreSeries: (scope, method) => scoreSeries(database, scope, method),
    noteSeries: now => noteSeries(database, now),
    publisherScores: method => memory.recall(`publisher scores ${method}`, () => publisherScores(database, method)),
    knownLinks: id => knownLinks(database, id),
    linkStates: urls => linkStates(database, urls),
    dueLinks: asked => dueLinks(database, asked),
    saveLinks: checks => saveLinks(database, checks),
    assessmentsNaming: urls => assessmentsNaming(database, urls),
    saveRescored: (rescored, options) => saveRescored(database, rescored, options),
    links: scope =>
      linkMemory.recall(`links ${scope.publisher ?? ''} ${scope.source ?? ''}`, () => links(database, scope)),
    skippedLinks: id => skippedLinks(database, id),
    linkHistory: (url, limit) => linkHistory(database, url, limit),
    worstDatasets: (publisher, method, limit) => worstDatasets(database, publisher, { method, limit }),
    scoreSummary: (scope, method) =>
      memory.recall(`mean ${method} ${scope.publisher ?? ''} ${scope.source ?? ''}`, () =>
        scoreSummary(database, scope, method),
      ),
    scoreHistory: (id, method) => scoreHistory(database, id, method),
    close: () => database.close(),
  }
}
