import type { Document } from '../model/document.ts'
import type { Finding, Problem } from '../model/finding.ts'
import { type Harvest, HarvestError, type Received } from '../model/harvest.ts'
import type { Score } from '../model/score.ts'
import { normalise } from '../normalise/normalise.ts'
import { toRecords } from '../normalise/records.ts'
import { explain } from '../profile/explain.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { scoreDatasets } from '../score/score.ts'
import { kinds } from '../source/kinds.ts'
import type { Before, Kind, SourceReading } from '../source/reading.ts'
import type { HarvestResult, StoredSource } from '../store/store.ts'
import { validate } from '../validate/validate.ts'
import { brake } from './brake.ts'
import { changesNothing, compare } from './compare.ts'
import { complianceWith } from './compliance.ts'
import { fingerprint } from './fingerprint.ts'
import { type Owners, ownersIn } from './owners.ts'
import { createStopwatch, type Stopwatch } from './stopwatch.ts'
import type { HarvestTools } from './tools.ts'

/**
 * Harvests one source: the line from its address to the store. What is wrong with the source stands in the harvest
 * that is saved and answered. What is thrown is a bug, or the signal.
 */
export async function harvest(source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  const profile = profileOf(source, tools)
  const judgedBy = fingerprint([profile, ...baselinesOf(tools)])
  const run: Run = { source, tools, profile, judgedBy, startedAt: tools.now(), watch: createStopwatch() }
  const outcome = await followLine(run).catch(error => failure(run, error))
  return save(run, outcome)
}

interface Run {
  readonly source: StoredSource
  readonly tools: HarvestTools
  readonly profile: Profile
  readonly judgedBy: string
  readonly startedAt: Date
  readonly watch: Stopwatch
}

/** What a run comes to, as far as it differs from nothing at all. */
type Outcome = Pick<HarvestResult, 'status'> & Partial<HarvestResult>

/** The line. Each stage is given what the one before it answered. */
async function followLine(run: Run): Promise<Outcome> {
  const { source, tools, profile, watch } = run
  const { store, get, force } = tools
  const signal = signalOf(tools)

  const before = await remembered(run)
  const reading = await watch.time('read', () => kindOf(source).read(source, { get, before, ...signal }))
  if (reading.kind === 'unchanged') return { status: 'unchanged' }

  const published = reading.graph
  const findings = await watch.time('validate', () => validate(published, profile, signal))
  const scores = await watch.time('score', () => score(published, run))
  const normalised = await watch.time('normalise', () => normalise(published, profile))
  const records = await watch.time('divide', () => toRecords(normalised.graph, source.id))
  const standing = await store.standing(source.id)
  const { changes, changed, removed } = await watch.time('compare', () => compare(records, standing))

  const topics = new Set(records.map(record => record.primaryTopic))
  const owners = ownersIn(published, topics, normalised.renamed)
  const problems = [...reading.problems, ...normalised.problems]
  const judged = judgement({ findings, problems, scores, owners }, run)
  const outcome = { ...judged, ...receipt(reading), changes }
  const error = force ? null : brake(changes, source.limits.maxRemovedShare)
  if (error !== null) return { ...outcome, status: 'held', error, documents: [] }
  if (changesNothing(changes)) return { ...outcome, status: 'unchanged' }
  return { ...outcome, status: 'succeeded', changed, removed }
}

/** @throws Error when the source names a profile that has not been loaded */
function profileOf({ id, profile: name }: StoredSource, { profiles }: HarvestTools): Profile {
  const profile = profiles.get(name)
  if (profile === undefined) throw new Error(`source ${id} asks for profile ${name}, which is not loaded`)
  return profile
}

function baselinesOf({ profiles }: HarvestTools): readonly Profile[] {
  const baseline = profiles.get('dcat-ap')
  return baseline === undefined ? [] : [baseline]
}

/** @throws Error when there is no such kind of source */
function kindOf({ id, kind: name }: StoredSource): Kind {
  if (!Object.hasOwn(kinds, name)) throw new Error(`source ${id} is of kind ${name}, which there is not`)
  return kinds[name]
}

function signalOf({ signal }: HarvestTools): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}

/** What makes the request conditional: nothing when everything is to be judged anew. */
async function remembered({ source, tools, judgedBy }: Run): Promise<Before> {
  const { judgedBy: judgedThen, ...before } = await tools.store.validatorsOf(source.id)
  const isAnew = tools.force === true || judgedThen !== judgedBy
  return isAnew ? { etag: null, lastModified: null, documentChecksum: null } : before
}

async function score(graph: Graph, { profile, tools }: Run): Promise<readonly Score[]> {
  const [baseline] = baselinesOf(tools)
  const compliant = await complianceWith(baseline, graph, signalOf(tools))
  return scoreDatasets(graph, profile, { urlStatus: null, compliant })
}

interface Found {
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  readonly scores: readonly Score[]
  readonly owners: Owners
}

function judgement({ findings, problems, scores, owners }: Found, { profile, judgedBy }: Run): Partial<HarvestResult> {
  const all = [...explain(profile, problems), ...findings]
  const resources = [...all.map(finding => finding.focusNode), ...scores.map(({ computedOn }) => computedOn)]
  const owned = [...new Set(resources)].flatMap(resource => {
    const owner = resource === null ? undefined : owners.of(resource)[0]
    return resource === null || owner === undefined ? [] : [[resource, owner] as const]
  })
  return { findings: all, scores, owners: new Map(owned), judgedBy }
}

function receipt({ documents, syntax, graph, documentChecksum }: SourceReading & { kind: 'read' }): Partial<HarvestResult> {
  const [main] = documents
  const received: Received = {
    finalUrl: main.finalUrl,
    mediaType: main.mediaType,
    syntax,
    bytes: documents.reduce((sum, { body }) => sum + body.length, 0),
    triples: graph.tripleCount,
    etag: main.etag,
    lastModified: main.lastModified,
  }
  return { received, documentChecksum, documents: documents.map(({ body }: Document) => body) }
}

/** A run that could not go on. @throws what is no HarvestError */
function failure({ profile }: Run, error: unknown): Outcome {
  if (!(error instanceof HarvestError)) throw error
  const { code, details, problems } = error
  return { status: 'failed', error: { code, details }, findings: explain(profile, problems) }
}

async function save({ source, tools, startedAt, watch }: Run, outcome: Outcome): Promise<Harvest> {
  const { now, store, trigger = 'manual', isTrial } = tools
  tools.signal?.throwIfAborted()
  const times = { startedAt, endedAt: now(), timings: watch.timings() }
  const result = { ...nothing, source: source.id, trigger, ...times, ...outcome }
  const harvest = isTrial ? trial(result) : await store.saveHarvest(result)
  tell(tools, harvest)
  return harvest
}

const nothing = {
  changes: null,
  error: null,
  received: null,
  documentChecksum: null,
  documents: [],
  changed: [],
  removed: [],
  findings: [],
  scores: [],
}

function trial(result: HarvestResult): Harvest {
  const { source, trigger, status, startedAt, endedAt, changes, error, timings, received } = result
  return { id: 0, source, trigger, status, startedAt, endedAt, changes, error, timings, received }
}

function tell({ log }: HarvestTools, { id, source, status, error, changes, timings }: Harvest): void {
  const ms = Object.values(timings).reduce((sum, each) => sum + each, 0)
  const { added, updated, removed } = changes ?? {}
  const facts = { event: `harvest.${status}`, source, harvest: id, ms, added, updated, removed, error: error?.code }
  if (status === 'held' || status === 'failed') log.warn({ ...facts, details: error?.details })
  else log.info(facts)
}
