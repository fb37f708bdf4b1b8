import { type Finding, type Severity, severities } from '../model/finding.ts'
import type { FindingsDelta, Harvest } from '../model/harvest.ts'
import { headlineMethod } from '../model/score.ts'
import type { Source } from '../model/source.ts'
import type { Entry, HarvestResult } from '../store/store.ts'
import { rehearse } from './rehearse.ts'
import type { HarvestTools } from './tools.ts'

/** What a harvest of a source would do to the catalogue as it is now. A plain value. */
export interface Preview {
  /** The harvest that was not saved: its status, changes with all URIs, what was received, why it failed or would be held. */
  readonly harvest: Harvest
  /** Has the source been harvested before? If not there is nothing before. */
  readonly isHarvested: boolean
  /** The resources that would be shown from another source, by primaryTopic, and the entry that would be shown. */
  readonly lost: readonly { readonly primaryTopic: string; readonly to: Entry }[]
  /** Mean points of the datasets under the headline method. */
  readonly score: BeforeAndAfter<number | null> & { readonly maxPoints: number | null }
  readonly findings: BeforeAndAfter<Readonly<Record<Severity, number>> | null>
  readonly findingsDelta: readonly FindingsDelta[]
}

/** As it is, and as it would be; null where nothing is known. Of a harvest that fails or is held, as it would be if approved. */
export interface BeforeAndAfter<T> {
  readonly before: T
  readonly after: T
}

/**
 * Tries a harvest of a source against the catalogue as it is now, and saves nothing. The source may be one that is not
 * stored, or have other settings than it is stored with.
 */
export async function preview(source: Source, tools: HarvestTools): Promise<Preview> {
  const { store } = tools
  const stored = await store.source(source.id)
  const { harvest, result, records } = await rehearse({ ...source, ctx: stored?.ctx ?? 0 }, tools)
  const isHarvested = (await store.remembered(source.id)).judgedBy !== null
  const losing = await store.wouldLose(source, records)
  const [before, after] = [await store.scoreSummary({ source: source.id }, headlineMethod), meanIn(result)]
  const isRead = records.length > 0
  return {
    harvest,
    isHarvested,
    lost: [...losing].map(([primaryTopic, to]) => ({ primaryTopic, to })),
    score: {
      before: before?.points ?? null,
      after: after?.points ?? null,
      maxPoints: (after ?? before)?.maxPoints ?? null,
    },
    findings: {
      before: isHarvested ? await store.findingCounts({ source: source.id }) : null,
      after: isRead ? countFindings(result.findings) : null,
    },
    findingsDelta: result.findingsDelta ?? [],
  }
}

function meanIn({ assessed }: HarvestResult): { readonly points: number; readonly maxPoints: number } | null {
  const points = assessed.flatMap(each => each.points.filter(({ method }) => method === headlineMethod))
  const [first] = points
  if (first === undefined) return null
  return { points: points.reduce((sum, each) => sum + each.points, 0) / points.length, maxPoints: first.maxPoints }
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = severities.map(severity => [severity, findings.filter(each => each.severity === severity).length])
  return Object.fromEntries(counts)
}
