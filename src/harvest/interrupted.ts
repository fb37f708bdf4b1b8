import type { Harvest } from '../model/harvest.ts'
import type { Store } from '../store/store.ts'

/**
 * The last runs of sources, without those that were broken off: such a source has not been harvested and is due at once.
 * When that befalls it twice in a row it may be the one that brings the process down, and waits for its next time.
 */
export async function withoutBrokenOff(
  latest: ReadonlyMap<string, Harvest>,
  { harvests }: Pick<Store, 'harvests'>,
): Promise<ReadonlyMap<string, Harvest>> {
  const counted = new Map(latest)
  for (const [source, run] of latest) {
    if (!isBrokenOff(run)) continue
    const { items } = await harvests({ source, limit: 2, offset: 0 })
    if (items[1] === undefined) counted.delete(source)
    else if (!isBrokenOff(items[1])) counted.set(source, items[1])
  }
  return counted
}

function isBrokenOff({ error }: Harvest): boolean {
  return error?.code === 'interrupted'
}
