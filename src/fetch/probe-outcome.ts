import type { LinkObservation, LinkOutcome } from '../model/link.ts'
import { shownAddress } from '../model/shown-address.ts'
import type { WayEnd } from './probe-end.ts'
import { isSmallPage } from './probe-page.ts'

/** What one probe has seen. */
export interface Seen {
  readonly url: string
  readonly at: Date
  readonly head: WayEnd
  /** null when HEAD was enough. */
  readonly get: WayEnd | null
}

/** What the European portal says of an address without an answer, and of one that is none. */
const [noAnswer, notValid] = [1100, 1300]

/** What HEAD and GET have come to, in one. */
export function observationOf({ url, at, head, get }: Seen): LinkObservation {
  const told = tellingEnd(head, get)
  const outcome = told === get && isGood(told) && !isGood(head) ? 'head-refused' : outcomeOf(told)
  const pages = [head, get].flatMap(end => (end?.kind === 'answered' && isGood(end) ? [end] : []))
  return {
    url,
    at,
    ms: Math.round(head.ms + (get?.ms ?? 0)),
    method: get === null ? 'HEAD' : 'GET',
    headStatus: statusOf(head),
    getStatus: get === null ? null : statusOf(get),
    outcome,
    finalUrl: told.kind === 'answered' ? shownFinal(told.url) : null,
    mediaType: told.kind === 'answered' ? told.mediaType : null,
    contentLength: pages.map(({ length }) => length).find(length => length !== null) ?? null,
    isSmallPage: pages.some(isSmallPage),
    retryAfter: told.kind === 'resting' && told.wait !== null ? new Date(at.getTime() + told.wait) : null,
    error: errorOf(told),
  }
}

function isGood(end: WayEnd): boolean {
  return end.kind === 'answered' && end.status >= 200 && end.status < 300
}

/** Statuses that say only that HEAD is not known here. */
const notKnown = new Set([405, 501])

/**
 * The end that says what the address is like: of two answers that of GET, as that is how data is fetched; but where HEAD
 * was answered well, or GET was not answered at all, that of HEAD.
 */
function tellingEnd(head: WayEnd, get: WayEnd | null): WayEnd {
  if (get === null || isGood(head)) return head
  const isHeadTelling = head.kind === 'answered' && !notKnown.has(head.status)
  return get.kind === 'silent' && isHeadTelling ? head : get
}

const outcomes: Readonly<Record<number, LinkOutcome>> = {
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  408: 'timed-out',
  410: 'not-found',
  429: 'rate-limited',
}

function outcomeOf(end: WayEnd): LinkOutcome {
  if (end.kind !== 'answered') return end.kind === 'silent' ? end.outcome : ofKind[end.kind]
  const { status } = end
  if (status >= 200 && status < 300) return 'reachable'
  if (end.isGuarded) return 'forbidden'
  if (status >= 300 && status < 400) return 'redirect'
  return outcomes[status] ?? (status >= 500 && status < 600 ? 'server-error' : 'client-error')
}

const notAsked = 'not-asked'
const ofKind = { astray: 'redirect', refused: notAsked, resting: 'rate-limited', invalid: 'invalid' } as const

function statusOf(end: WayEnd): number {
  if (end.kind === 'invalid') return notValid
  return 'status' in end ? end.status : noAnswer
}

function errorOf(end: WayEnd): string | null {
  if ('error' in end) return end.error
  return end.kind === 'resting' && !end.isAsked ? 'resting' : null
}

/** Longer addresses are not kept, in characters; and of none the keys that it may hold. */
const longest = 4000

function shownFinal(url: string): string | null {
  return url.length > longest ? null : shownAddress(url)
}
