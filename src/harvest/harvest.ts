import type { Harvest } from '../model/harvest.ts'
import { normalise } from '../normalise/normalise.ts'
import { toRecords } from '../normalise/records.ts'
import { scoreDatasets } from '../score/score.ts'
import type { HarvestResult, StoredSource } from '../store/store.ts'
import { validate } from '../validate/validate.ts'
import { brake } from './brake.ts'
import { changesNothing, compare } from './compare.ts'
import { complianceWith } from './compliance.ts'
import { failure, judgement, type Outcome, receipt, resultOf } from './outcome.ts'
import { ownersIn } from './owners.ts'
import { type Run, rememberedBy, startRun } from './run.ts'
import type { HarvestTools } from './tools.ts'

/**
 * Harvests one source: the line from its address to the store. What is wrong with the source stands in the harvest
 * that is saved and answered. What is thrown is a bug, or the signal.
 */
export async function harvest(source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  const run = startRun(source, tools)
  const outcome = await followLine(run).catch(error => failure(run, error))
  tools.signal?.throwIfAborted()
  const result = resultOf(run, outcome)
  const harvest = tools.isTrial ? trial(result) : await tools.store.saveHarvest(result)
  tell(harvest, tools)
  return harvest
}

/** The line. Each stage is given what the one before it answered. */
async function followLine(run: Run): Promise<Outcome> {
  const { source, tools, kind, profile, baseline, watch } = run
  const { get, store, signal, force } = tools
  const options = signal === undefined ? {} : { signal }

  const before = await rememberedBy(run)
  const reading = await watch.time('read', () => kind.read(source, { get, before, ...options }))
  if (reading.kind === 'unchanged') return { status: 'unchanged' }
  const published = reading.graph

  const findings = await watch.time('validate', () => validate(published, profile, options))
  const scores = await watch.time('score', async () => {
    const compliant = await complianceWith(baseline, published, options)
    return scoreDatasets(published, profile, { urlStatus: null, compliant })
  })
  const normalised = await watch.time('normalise', () => normalise(published, profile))
  const records = await watch.time('divide', () => toRecords(normalised.graph, source.id))
  const standing = await store.standing(source.id)
  const { changes, changed, removed } = await watch.time('compare', () => compare(records, standing))

  const topics = new Set(records.map(record => record.primaryTopic))
  const owners = ownersIn(published, topics, normalised.renamed)
  const problems = [...reading.problems, ...normalised.problems]
  const outcome = { ...judgement({ problems, findings, scores, owners }, run), ...receipt(reading), changes }

  const error = force ? null : brake(changes, source.limits.maxRemovedShare)
  if (error !== null) return { ...outcome, status: 'held', error }
  if (changesNothing(changes)) return { ...outcome, status: 'unchanged' }
  return { ...outcome, status: 'succeeded', changed, removed }
}

/** What a harvest would have been. */
export function trial(result: HarvestResult): Harvest {
  const { source, trigger, status, startedAt, endedAt, changes, error, timings, received } = result
  return { id: 0, source, trigger, status, startedAt, endedAt, changes, error, timings, received }
}

function tell({ id, source, status, error, changes, timings }: Harvest, { log }: HarvestTools): void {
  const ms = Object.values(timings).reduce((sum, each) => sum + each, 0)
  const { added, updated, removed } = changes ?? {}
  const facts = { event: `harvest.${status}`, source, harvest: id, ms, added, updated, removed }
  if (error === null) log.info(facts)
  else log.warn({ ...facts, error: error.code, details: error.details })
}
