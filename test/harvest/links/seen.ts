import { nextState } from '../../../src/harvest/links/next-state.ts'
import { defaultLinkPolicy } from '../../../src/harvest/links/policy.ts'
import type { LinkObservation, LinkOutcome, LinkState } from '../../../src/model/link.ts'

export const [hour, day] = [3_600_000, 86_400_000]
const start = Date.UTC(2026, 10, 1, 2)

/** A moment so many ms after the beginning of a story. */
export function at(ms: number): Date {
  return new Date(start + ms)
}

const statuses: Readonly<Partial<Record<LinkOutcome, number>>> = {
  reachable: 200,
  'head-refused': 405,
  redirect: 302,
  login: 401,
  forbidden: 403,
  'not-found': 404,
  'rate-limited': 429,
  'server-error': 500,
  'client-error': 400,
  invalid: 1300,
}

/** What a probe sees that ends so. */
export function seen(outcome: LinkOutcome, when: Date, more: Partial<LinkObservation> = {}): LinkObservation {
  return {
    url: 'https://a.example/data.csv',
    at: when,
    ms: 12,
    method: 'HEAD',
    headStatus: statuses[outcome] ?? 1100,
    getStatus: null,
    outcome,
    finalUrl: null,
    mediaType: null,
    contentLength: null,
    isSmallPage: false,
    retryAfter: null,
    error: null,
    ...more,
  }
}

/** The state after such a story: outcomes, and the time of each in ms. */
export function stateAfter(
  story: readonly (readonly [number, LinkOutcome])[],
  before: LinkState | null = null,
): LinkState {
  let state = before
  for (const [ms, outcome] of story) state = nextState(state, seen(outcome, at(ms)), defaultLinkPolicy)
  if (state === null) throw new Error('an empty story')
  return state
}
