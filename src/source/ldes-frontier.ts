import type { Link } from './ldes-links.ts'
import type { Fragment, Memory } from './ldes-memory.ts'

/** The fragments that are still to be visited. */
export interface Frontier {
  /** Takes a fragment's links, those of fragments that they lead to and that are known included. */
  add(links: readonly Link[]): void
  /** The next fragment, those never read before first, so that a feed larger than one run may read is got through in several. */
  next(): string | null
  /** Known fragments that cannot have changed, as far as they have been met; they are not visited. */
  readonly settled: readonly Fragment[]
}

/** Begins with the fragments that are known already to have been visited. */
export function startFrontier({ fragments, position }: Memory, visited: readonly string[]): Frontier {
  const met = new Set(visited)
  const unread: string[] = []
  const known: string[] = []
  const settled: Fragment[] = []
  const add = (links: readonly Link[]): void => {
    const waiting = [...links]
    for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
      if (met.has(link.url)) continue
      met.add(link.url)
      const fragment = fragments.get(link.url)
      if (fragment === undefined) unread.push(link.url)
      else if (fragment.isImmutable || (link.until !== null && link.until <= position)) settled.push(fragment)
      else known.push(link.url)
      waiting.push(...(fragment?.links ?? []))
    }
  }
  return { add, next: () => unread.shift() ?? known.shift() ?? null, settled }
}
