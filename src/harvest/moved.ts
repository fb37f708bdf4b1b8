import type { Exchange } from '../model/document.ts'

const permanent: ReadonlySet<number | null> = new Set([301, 308])

/**
 * Where an address leads for good, by permanent redirects from it on; null when it does not. A redirect that is not
 * permanent ends the way, as what comes after it may lead elsewhere tomorrow.
 */
export function movedTo(url: string, exchanges: readonly Exchange[]): string | null {
  const hops = new Map(exchanges.map(exchange => [addressOf(exchange.url), targetOf(exchange)]))
  const way = new Set<string>()
  let current = addressOf(url)
  for (let next = hops.get(current); next && !way.has(next); next = hops.get(current)) {
    way.add(next)
    current = next
  }
  return way.size === 0 ? null : current
}

function targetOf({ url, status, headers }: Exchange): string | null {
  const { location } = headers
  if (!permanent.has(status) || location === undefined) return null
  return URL.parse(location, url)?.href ?? null
}

function addressOf(url: string): string {
  return URL.parse(url)?.href ?? url
}
