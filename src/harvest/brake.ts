import type { HarvestFailure } from '../model/harvest.ts'
import type { ResourceType } from '../model/record.ts'
import type { Standing } from './standing.ts'

/** What a publisher would miss; agents and contacts come and go with these. */
const counted: ReadonlySet<ResourceType> = new Set(['Dataset', 'DatasetSeries', 'DataService'])

/** So many may always be removed, whatever share they are, as long as something is left. */
const alwaysAllowed = 1

/**
 * Why a harvest is to be held for approval; null when it may be applied. It is held when, of the datasets, series and
 * services that stand, more than one and more than the allowed share (0–1) are absent from a complete answer, those that
 * wait for their grace to end included, or the last of them.
 */
export function brake(absent: readonly string[], standing: Standing, maxRemovedShare: number): HarvestFailure | null {
  const isCounted = (topic: string): boolean => {
    const type = standing.get(topic)?.resourceType
    return type !== undefined && counted.has(type)
  }
  const removed = absent.filter(isCounted).length
  const all = [...standing.keys()].filter(isCounted).length
  const isAll = removed > 0 && removed === all
  const isTooMany = removed > alwaysAllowed && removed > all * maxRemovedShare
  if (!isAll && !isTooMany) return null
  return { code: 'shrunk', details: { removed: String(removed), standing: String(all) } }
}
