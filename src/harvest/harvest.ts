import { type Harvest, isGood } from '../model/harvest.ts'
import type { KnownLink } from '../model/link.ts'
import { normalise } from '../normalise/normalise.ts'
import { divide } from '../normalise/records.ts'
import { graphChecksum } from '../rdf/graph-checksum.ts'
import type { StoredSource } from '../store/store.ts'
import { validate } from '../validate/validate.ts'
import { assessGraph } from './assess-graph.ts'
import { recall } from './before.ts'
import { isSameComplaint } from './delta.ts'
import { makeRoomFor } from './heap.ts'
import { withLinksOfOthers } from './known-links.ts'
import { catchUpLinks } from './late-links.ts'
import { failure, judgement, type Outcome, receipt, resultOf, trial } from './outcome.ts'
import { ownersIn } from './owners.ts'
import { inPlace, type Place } from './place.ts'
import { renamed } from './rename.ts'
import { type Run, startRun } from './run.ts'
import { settle } from './settle.ts'
import { withNotices } from './tell.ts'
import type { HarvestTools } from './tools.ts'
import { unchanged } from './unchanged.ts'

/**
 * Harvests one source: the line from its address to the store. What is wrong with the source stands in the harvest
 * that is saved and answered. What is thrown besides is a bug, or the signal.
 * @throws LeaseError when another run has the source
 */
export async function harvest(source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  return inPlace(source.id, tools, place => harvestAt(place, source, tools))
}

/** The same for a source that is ours, at its place among the runs. */
export async function harvestAt(place: Place, source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  const run = startRun(source, tools, place)
  try {
    const outcome = await withNotices(run, await outcomeOf(run))
    const result = resultOf(run, outcome)
    const harvest = tools.isTrial ? trial(result) : await tools.store.saveHarvest(result)
    tell(harvest, tools)
    if (outcome.links !== undefined && isGood(harvest) && !tools.isTrial) await catchUpLinks(run, outcome.links)
    return harvest
  } finally {
    run.end()
  }
}

/** What a run comes to; of one that cannot go on, why. @throws the signal's reason when the run is not to be saved */
export async function outcomeOf(run: Run): Promise<Outcome> {
  const outcome = await followLine(run).catch(error => failure(run, error))
  run.tools.signal?.throwIfAborted()
  run.hold.signal.throwIfAborted()
  return outcome
}

/** The line. Each stage is given what the one before it answered. */
async function followLine(run: Run): Promise<Outcome> {
  const { source, kind, profile, baseline, stage, signal, seat, get, files } = run
  const { now, store } = run.tools

  const memory = await recall(run)
  if (kind.isFile) await seat.compute()
  const reading = await stage('read', () => kind.read(source, { get, files, before: memory.before, now, signal }))
  run.latest.document = null
  await seat.compute()
  if (reading.kind === 'unchanged') return unchanged(run, { unchangedBy: reading.by, isComplete: true }, [])
  const { graph: published, isComplete, removals } = reading
  const received = receipt(reading, memory)
  makeRoomFor(published)
  run.log.info('harvest.read', { ...received.received, documents: received.documents.length, isComplete })

  const checksum = isComplete ? await stage('read', () => graphChecksum(published)) : null
  const isSameGraph = checksum !== null && checksum === memory.graphChecksum
  if (isSameGraph && (await isSameComplaint(run, reading.problems))) {
    return unchanged(run, { ...received, graphChecksum: checksum, unchangedBy: 'graph' }, removals)
  }

  const findings = await stage('validate', () => validate(published, profile, { signal }))
  const { assessed, links } = await stage('score', async () => {
    const known = await store.knownLinks(source.id)
    const link = (url: string): KnownLink | null => known.get(url) ?? null
    const own = await assessGraph(published, { profile, baseline, findings, link, asOf: run.startedAt, signal })
    return withLinksOfOthers(own, { known, methods: profile.methods, store })
  })
  const normalised = await stage('normalise', () => normalise(published, profile))
  const division = await stage('divide', () => divide(normalised.graph, source.id))

  const owners = ownersIn(published, new Set(division.cards.map(card => card.primaryTopic)), normalised.renamed)
  const problems = [...reading.problems, ...normalised.problems]
  const judged = judgement({ problems, findings, assessed: renamed(assessed, normalised.renamed), owners }, run)
  const harvested = { memory, received: { ...received, graphChecksum: checksum }, judged, division, removals, links }
  return { ...(await settle(run, harvested)), links }
}

function tell({ id, source, status, error, changes, timings }: Harvest, { log }: HarvestTools): void {
  const ms = Object.values(timings).reduce((sum, each) => sum + each, 0)
  const { added, updated, removed, missing } = changes ?? {}
  const facts = { event: `harvest.${status}`, source, harvest: id, ms, added, updated, removed, missing }
  if (error === null) log.info(facts)
  else log.warn({ ...facts, error: error.code, details: error.details })
}
