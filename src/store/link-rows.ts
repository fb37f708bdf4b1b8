import type { LinkConfidence, LinkObservation, LinkOutcome, LinkState } from '../model/link.ts'
import type { Value } from './database.ts'

/** A row of `stateColumns`, of an address that has been asked for. */
export interface StateRow {
  readonly url: string
  readonly due_at: string
  readonly checked_at: string
  readonly status: number
  readonly outcome: LinkOutcome
  readonly confident: LinkConfidence
  readonly method: LinkState['method']
  readonly get_status: number | null
  readonly is_small_page: number
  readonly alike_since: string
  readonly failing_since: string | null
  readonly last_good_at: string | null
  readonly tries: number
  readonly streak: number
  readonly ms: number
  readonly content_length: number | null
  readonly media_type: string | null
  readonly error: string | null
  readonly final_url: string | null
}

/** What is read of an address `a` for its state; there is none while `checked_at` is null. */
export const stateColumns = `a.url, a.due_at, a.checked_at, a.status, a.outcome, a.confident, a.method, a.get_status,
  a.is_small_page, a.alike_since, a.failing_since, a.last_good_at, a.tries, a.streak, a.ms, a.content_length, a.media_type, a.error,
  a.final_url`

/** Writes the state of the address with number $1; `valuesOf` follow. */
export const putState = `update address set due_at = $2, checked_at = $3, status = $4, outcome = $5, confident = $6,
    method = $7, get_status = $8, is_small_page = $9, failing_since = $10, last_good_at = $11, tries = $12, streak = $13,
    ms = $14, content_length = $15, media_type = $16, error = $17, final_url = $18, alike_since = $19
  where id = $1`

/** The values of a state, in the order of `putState`. */
export function valuesOf(state: LinkState): readonly Value[] {
  const { status, outcome, confident, method, getStatus, isSmallPage, tries, streak, ms } = state
  return [
    ...[state.nextCheckAt.toISOString(), state.checkedAt.toISOString(), status, outcome, confident, method, getStatus],
    ...[Number(isSmallPage), state.failingSince?.toISOString() ?? null, state.lastGoodAt?.toISOString() ?? null],
    ...[tries, streak, ms, state.contentLength, state.mediaType, state.error, state.finalUrl],
    state.alikeSince.toISOString(),
  ]
}

/** What is known of an address; null when it has never been asked for. */
export function toState(row: StateRow | (Pick<StateRow, 'url'> & { readonly checked_at: null })): LinkState | null {
  if (row.checked_at === null) return null
  return {
    url: row.url,
    status: row.status,
    outcome: row.outcome,
    confident: row.confident,
    checkedAt: new Date(row.checked_at),
    method: row.method,
    getStatus: row.get_status,
    finalUrl: row.final_url,
    mediaType: row.media_type,
    contentLength: row.content_length,
    isSmallPage: row.is_small_page === 1,
    error: row.error,
    ms: row.ms,
    tries: row.tries,
    streak: row.streak,
    alikeSince: new Date(row.alike_since),
    failingSince: date(row.failing_since),
    lastGoodAt: date(row.last_good_at),
    nextCheckAt: new Date(row.due_at),
  }
}

/** An observation as it is kept, without its address. */
export type KeptObservation = Omit<LinkObservation, 'url' | 'at' | 'retryAfter'> & {
  readonly at: string
  readonly retryAfter: string | null
}

/** An observation to keep. */
export function toKept({ url: _, at, retryAfter, ...seen }: LinkObservation): KeptObservation {
  return { ...seen, at: at.toISOString(), retryAfter: retryAfter?.toISOString() ?? null }
}

/** A kept observation of an address. */
export function toObservation(url: string, { at, retryAfter, ...seen }: KeptObservation): LinkObservation {
  return { url, ...seen, at: new Date(at), retryAfter: date(retryAfter) }
}

function date(stated: string | null): Date | null {
  return stated === null ? null : new Date(stated)
}
