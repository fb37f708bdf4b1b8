import { z } from 'zod'
import type { DecisionOutcome } from '../../harvest/decide.ts'
import { moreOf } from '../../report/validation/json.ts'
import type { Store } from '../../store/store.ts'
import { decided } from '../admin/decide.ts'
import { runOf } from '../need.ts'
import { plainest } from '../parts/advice.ts'
import { groupFindings } from '../parts/group.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer, ApiRequest } from './api.ts'
import { findingJson, groupJson, runJson } from './json.ts'
import { fieldsOf } from './json-body.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, pageJson, paging } from './paging.ts'
import { queryOf } from './query.ts'
import { refused } from './refused.ts'
import { deltaJson, logJson, storyJson } from './story-json.ts'

const runQuery = z.object({ ...paging, source: z.string().max(100).optional() })

/** Runs of all sources or of one, newest first. */
export async function harvestRuns({ url }: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(runQuery, url)
  if ('problem' in query) return query
  const { limit, source } = query.value
  const of = source === undefined ? {} : { source }
  const { items, total } = await store.harvests({ ...of, limit, offset: offsetOf(query.value) })
  return { json: pageJson('harvestRuns', { total, items: items.map(runJson) }, query.value) }
}

/** One run as a story. */
export async function harvestRun({ parameters }: ApiRequest, { store, profile }: PageTools): Promise<ApiAnswer> {
  const harvest = await runOf(parameters.id, store)
  if (harvest === null) return await runningRun(parameters.id, store)
  const groups = groupFindings(await store.harvestFindings(harvest.id))
  const [findingCounts, delta] = [await store.harvestFindingCounts(harvest.id), await store.findingsDelta(harvest.id)]
  const syntax = harvest.received?.syntax ?? plainest
  const findingGroups = groups.map(group => groupJson(group, moreOf(group.example.sourceShape, profile, syntax)))
  return { json: { ...storyJson(harvest), findingCounts, findingsDelta: delta.map(deltaJson), findingGroups } }
}

/** A run that is going on, which has nothing to tell yet but that it is. */
async function runningRun(id: string, store: Pick<Store, 'running'>): Promise<ApiAnswer> {
  const run = [...(await store.running()).values()].find(each => String(each.id) === id)
  if (run === undefined) return notFound
  const { source, trigger, startedAt } = run
  const json = { id: run.id, harvestSource: source, trigger, status: 'running', startedAt: startedAt.toISOString() }
  return { json, headers: { 'Cache-Control': 'no-store' } }
}

/** What the run had to complain of. */
export async function runFindings({ parameters, url }: ApiRequest, { store, profile }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  const harvest = await runOf(parameters.id, store)
  if (harvest === null) return notFound
  const all = await store.harvestFindings(harvest.id)
  const [from, syntax] = [offsetOf(query.value), harvest.received?.syntax ?? plainest]
  const items = all
    .slice(from, from + query.value.limit)
    .map(finding => findingJson({ ...finding, entry: null }, moreOf(finding.sourceShape, profile, syntax)))
  return { json: pageJson('findings', { total: all.length, items }, query.value) }
}

/** What happened in the run, in order. */
export async function runLog({ parameters, url }: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  const harvest = await runOf(parameters.id, store)
  if (harvest === null) return notFound
  const all = await store.logOf(harvest.id)
  const from = offsetOf(query.value)
  const items = all.slice(from, from + query.value.limit).map(logJson)
  return { json: pageJson('logEntries', { total: all.length, items }, query.value) }
}

const decisionBody = z.object({
  decision: z.enum(['approve', 'reject'], { error: 'must be approve or reject' }),
  digest: z
    .string({ error: 'must be the digest of the run' })
    .regex(/^[0-9a-f]{64}$/, { error: 'must be the digest of the run, 64 hexadecimal digits' }),
})

/** Approves or rejects a held run; `digest` says what it is that would be removed. */
export async function postDecision(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const harvest = await runOf(request.parameters.id, tools.store)
  if (harvest === null) return notFound
  const fields = await fieldsOf(decisionBody, request, tools)
  if ('problem' in fields) return fields
  const kind = fields.value.decision === 'approve' ? 'approved' : 'rejected'
  const decision = {
    run: harvest.id,
    kind,
    digest: fields.value.digest,
    by: request.who.name,
    at: tools.now(),
  } as const
  const outcome = await decided(decision, tools.administration)
  if (outcome === 'no-harvester') return refused(503, 'Nothing is harvested by this server')
  if (outcome !== 'later' && outcome.kind === 'refused') return refused(409, reasons[outcome.why])
  const run = (await runOf(request.parameters.id, tools.store)) ?? harvest
  return { json: { run: storyJson(run), outcome: outcomeJson(outcome) }, status: outcome === 'later' ? 202 : 200 }
}

/** What came of it: the run that was made of an approved one, or why it is not made at once. */
function outcomeJson(outcome: DecisionOutcome | 'later'): unknown {
  if (outcome === 'later') return { kind: 'approved', why: 'going-on' }
  return outcome.kind === 'harvested' ? { kind: 'harvested', run: runJson(outcome.harvest) } : outcome
}

const reasons = {
  'not-held': 'The run is not held, or a later run has taken its place',
  'decided-already': 'The run is decided of already',
  'other-digest': 'The digest is not that of the run; look at what it would remove, and decide of that',
} as const
