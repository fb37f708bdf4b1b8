import type { AssessedDataset } from '../model/assessment.ts'
import { HarvestError } from '../model/harvest.ts'
import { normalise } from '../normalise/normalise.ts'
import type { Graph } from '../rdf/graph.ts'
import { assessGraph } from './assess-graph.ts'
import { lastReceived } from './kept-runs.ts'
import { renamed } from './rename.ts'
import { type Replay, replayFiles, replayGet } from './replay.ts'
import type { Run } from './run.ts'

/** A larger catalogue is not held twice in memory for the sake of telling why points changed. */
const mostStatements = 1_500_000

/**
 * What the last good run of a source received, judged as we judge now, by dataset; links are as not asked for. null when it
 * is not kept, cannot be read any more, or is very large.
 */
export async function judgedBefore(run: Run): Promise<ReadonlyMap<string, AssessedDataset> | null> {
  const { source, tools, profile, baseline, startedAt: asOf, signal } = run
  const kept = await lastReceived(source.id, tools.store)
  const graph = kept && (await readAgain(kept, run))
  if (graph === null || graph.size > mostStatements) return null
  const assessed = await assessGraph(graph, { profile, baseline, link: () => null, asOf, signal })
  const named = renamed(assessed, normalise(graph, profile).renamed)
  return new Map(named.map(each => [each.assessment.computedOn, each]))
}

async function readAgain(
  { documents, stateBefore }: Replay,
  { source, kind, tools, signal }: Run,
): Promise<Graph | null> {
  const nothing = { etag: null, lastModified: null, finalUrl: null, documentChecksum: null }
  const before = { ...nothing, isHarvested: true, state: async () => stateBefore }
  const ways = { get: replayGet(documents), files: replayFiles(documents) }
  try {
    const reading = await kind.read(source, { ...ways, before, now: tools.now, signal })
    return reading.kind === 'read' ? reading.graph : null
  } catch (error) {
    if (error instanceof HarvestError) return null
    throw error
  }
}
