import type { HarvestError } from '../model/harvest.ts'
import type { Patience } from './patience.ts'

/** Network failures that pass by themselves. */
const passing = new Set(['connection-broken', 'cut-short', 'name-not-resolved'])

/**
 * May the same request succeed in a moment? An answer that came too slowly is not asked for again, nor is anything when the
 * time for the whole fetch is over.
 */
export function isWorthRepeating({ code, details }: HarvestError): boolean {
  if (code === 'unreachable') return passing.has(details.reason)
  if (code === 'timed-out') return details.reason !== 'too-slow' && details.seconds === undefined
  return code === 'http-status' && /^(408|429|5\d\d)$/.test(details.status)
}

/** No wait between two attempts is longer than this unless the server asks for it, in ms. */
const longestBackoff = 30_000

/**
 * Ms to wait before asking again after this many attempts: drawn by `chance` (0–1) from a span that doubles each time, so that
 * those who failed together do not come back together, but never less than the server asked for.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function waitAfter(attempt: number, patience: Patience, given: { chance: number; retryAfter: number | null }) {
  const span = Math.min(longestBackoff, patience.backoff * 2 ** (attempt - 1))
  return Math.max(given.retryAfter ?? 0, Math.round(given.chance * span))
}
