import type { Changes, HarvestFailure } from '../model/harvest.ts'
import type { ResourceType } from '../model/record.ts'

/** What a publisher would miss; agents and contacts come and go with these. */
const counted: readonly ResourceType[] = ['Dataset', 'DatasetSeries', 'DataService']

/** So many may always be removed, whatever share they are, as long as something is left. */
const alwaysAllowed = 1

/**
 * Why a harvest is to be held for approval; null when it may be applied. It is held when it would remove more than one
 * record and more than the allowed share (0–1) of the datasets, series and services that stand, or the last of them.
 */
export function brake({ byType }: Changes, maxRemovedShare: number): HarvestFailure | null {
  const counts = counted.flatMap(type => byType[type] ?? [])
  const removed = sum(counts.map(count => count.removed))
  const standing = removed + sum(counts.map(count => count.updated + count.unchanged))
  const isAll = removed > 0 && removed === standing
  const isTooMany = removed > alwaysAllowed && removed > standing * maxRemovedShare
  if (!isAll && !isTooMany) return null
  return { code: 'shrunk', details: { removed: String(removed), standing: String(standing) } }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
