import type { Severity } from '../model/finding.ts'
import type { FindingsDelta, Harvest } from '../model/harvest.ts'
import { createFindingTally } from './findings-delta.ts'
import { replayOf } from './kept-runs.ts'
import { type BeforeAndAfter, countFindings } from './preview.ts'
import { rehearse } from './rehearse.ts'
import type { HarvestTools } from './tools.ts'

/** What a past run received, judged again, beside what was said of it then. A plain value. */
export interface JudgedAgain {
  /** The run as it was. */
  readonly run: Harvest
  /** The run whose documents were read: an earlier one when this one found nothing changed. */
  readonly readOf: number
  /** Id of the profile that it is judged by now. */
  readonly profile: string
  /** How many there were then, if that is known still, and are now, if it can be read. */
  readonly findings: BeforeAndAfter<Readonly<Record<Severity, number>> | null>
  /** By rule; null when the findings of then are not kept one by one. */
  readonly differences: readonly FindingsDelta[] | null
  /** The harvest that it would be now; its number is 0. Nothing of it is saved. */
  readonly harvest: Harvest
}

/**
 * Judges what a past run received by the profile of its source, or another one, as it is now. Saves nothing and asks no
 * server. null when there is no such run, or what it received is not kept.
 */
export async function judgeAgain(
  id: number,
  tools: HarvestTools,
  options: { readonly profile?: string } = {},
): Promise<JudgedAgain | null> {
  const { store } = tools
  const run = await store.harvest(id)
  const source = run && (await store.source(run.source))
  const replay = run && (await replayOf(run, store))
  if (run === null || source === null || replay === null) return null
  const profile = options.profile ?? source.profile
  const { harvest, result } = await rehearse({ ...source, profile }, { ...tools, replay })
  const isRead = harvest.status !== 'failed'
  const kept = await store.harvestFindings(replay.run)
  const tally = createFindingTally()
  // What the servers' answers were like, beside their bytes, is not seen again.
  for (const finding of kept) if (finding.stage !== 'fetch') tally.add(finding)
  return {
    run,
    readOf: replay.run,
    profile,
    findings: {
      before: await store.harvestFindingCounts(replay.run),
      after: isRead ? countFindings(result.findings) : null,
    },
    differences: kept.length === 0 ? null : tally.compareWith(result.findings.filter(({ stage }) => stage !== 'fetch')),
    harvest,
  }
}
