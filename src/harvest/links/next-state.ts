import type { LinkConfidence, LinkObservation, LinkOutcome, LinkState } from '../../model/link.ts'
import type { LinkPolicy } from './policy.ts'

/**
 * What is known of an address after one more observation of it. Its status is what HEAD said now. How sure we are follows
 * the table of the rules: an answer counts at once, a failure when it has lasted, and till then it is as it last surely
 * was; being turned away (401, 403, 429) is held against nobody, however long it goes on.
 * @see mqa rules, URL checks
 */
export function nextState(before: LinkState | null, seen: LinkObservation, policy: LinkPolicy): LinkState {
  const kind = kinds[seen.outcome]
  const isAlike = before !== null && kinds[before.outcome] === kind
  const row = {
    streak: isAlike ? before.streak + 1 : 1,
    alikeSince: isAlike ? before.alikeSince : seen.at,
    failingSince: failures.has(kind) ? (before?.failingSince ?? seen.at) : null,
  }
  const { url, outcome, method, getStatus, finalUrl, mediaType, contentLength, isSmallPage, error, ms } = seen
  return {
    url,
    ...{ status: seen.headStatus, outcome, confident: confidenceOf(kind, { before, row, seen, policy }) },
    ...{ method, getStatus, finalUrl, mediaType, contentLength, isSmallPage, error, ms },
    checkedAt: seen.at,
    tries: (before?.tries ?? 0) + 1,
    ...row,
    lastGoodAt: kind === 'good' ? seen.at : (before?.lastGoodAt ?? null),
    nextCheckAt: new Date(seen.at.getTime() + waitFor(kind, { row, seen, policy })),
  }
}

/** What outcomes have in common: a row of one kind goes on, whichever of its outcomes comes next. */
type Kind = 'good' | 'gone' | 'astray' | 'down' | 'unsure' | 'invalid'

const kinds: Readonly<Record<LinkOutcome, Kind>> = {
  reachable: 'good',
  'head-refused': 'good',
  'wrong-content': 'good',
  redirect: 'astray',
  login: 'unsure',
  forbidden: 'unsure',
  'not-found': 'gone',
  'rate-limited': 'unsure',
  'server-error': 'down',
  'timed-out': 'down',
  network: 'down',
  dns: 'down',
  tls: 'down',
  invalid: 'invalid',
  'not-asked': 'unsure',
  'client-error': 'unsure',
}

/** What is the address's own fault if it lasts. */
const failures: ReadonlySet<Kind> = new Set<Kind>(['gone', 'astray', 'down', 'invalid'])

/** The row of observations of one kind that now ends. */
interface Row {
  readonly streak: number
  readonly alikeSince: Date
  readonly failingSince: Date | null
}

interface Setting {
  readonly before: LinkState | null
  readonly row: Row
  readonly seen: LinkObservation
  readonly policy: LinkPolicy
}

function confidenceOf(kind: Kind, setting: Setting): LinkConfidence {
  if (kind === 'good') return 'yes'
  if (kind === 'unsure') return 'unknown'
  if (hasLasted(kind, setting)) return 'no'
  return setting.before?.confident ?? 'unknown'
}

/** Has a failure lasted so long that it counts? One that changes its kind all the time counts as the slowest of them does. */
function hasLasted(kind: Kind, setting: Setting): boolean {
  const { row, seen, policy } = setting
  const since = (start: Date): number => seen.at.getTime() - start.getTime()
  if (kind === 'invalid') return true
  if (kind === 'gone' && row.streak >= policy.gone.tries && since(row.alikeSince) >= policy.gone.apart) return true
  if (kind === 'astray' && row.streak >= policy.astray.tries) return true
  const { lasting, tries } = policy.down
  return row.streak >= (kind === 'down' ? tries : 1) && since(row.failingSince ?? seen.at) >= lasting
}

function waitFor(kind: Kind, { row, seen, policy }: Omit<Setting, 'before'>): number {
  if (kind === 'good') return Math.min(policy.good.most, policy.good.first + (row.streak - 1) * policy.good.step)
  if (kind === 'invalid') return policy.invalid
  if (kind !== 'unsure') return policy.bad
  const { usual, least, most } = policy.unknown
  const asked = seen.retryAfter === null ? usual : seen.retryAfter.getTime() - seen.at.getTime()
  return Math.min(most, Math.max(least, asked))
}

/** What scoring needs of a state. */
export function knownLink({ status, confident, outcome, isSmallPage }: LinkState) {
  return { status, confident, outcome, isSmallPage }
}
