import type { Redirect } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { shownAddress } from '../model/shown-address.ts'

/** Longest chain of redirects that is followed. */
const mostRedirects = 10

/** Every status that is followed. @see rule 2 of the harvesting rules: 302 is not among those allowed */
const followed = new Set([301, 302, 303, 307, 308])
const permanent = new Set([301, 308])

/** Does an answer with this status send us on, if it says where? */
export function isRedirect(status: number): boolean {
  return followed.has(status)
}

/**
 * Where the last of these hops sends us on; `setsCookie` says that it wanted to be recognised when we come back.
 * @throws HarvestError `unreachable` (reasons `redirect-loop`, `redirect-cookie`, `too-many-redirects`, `redirect-malformed`), and what `checkedUrl` throws
 */
export function redirectTarget(location: string, hops: readonly Redirect[], { setsCookie = false } = {}): URL {
  const from = hops.at(-1)?.url ?? ''
  if (hops.length > mostRedirects) throw new HarvestError('unreachable', { url: from, reason: 'too-many-redirects' })
  const text = asUtf8(location)
  if (!URL.canParse(text, from)) {
    throw new HarvestError('unreachable', { url: from, reason: 'redirect-malformed', location: text })
  }
  const target = checkedUrl(new URL(text, from).href)
  if (hops.some(hop => hop.url === target.href)) {
    throw new HarvestError('unreachable', {
      url: target.href,
      reason: setsCookie ? 'redirect-cookie' : 'redirect-loop',
    })
  }
  return target
}

/** What a publisher should know of one hop. @see rule 2 of the harvesting rules */
export function redirectProblems({ url: from, status }: Redirect, to: URL): Problem[] {
  const details = { from: shownAddress(from), to: shownAddress(to.href), status: String(status) }
  const found: Problem[] = []
  if (status === 302) found.push(problem('fetch', 'redirect-status-302', { details }))
  if (permanent.has(status)) found.push(problem('fetch', 'redirect-permanent', { details }))
  if (isDowngrade(from, to)) found.push(problem('fetch', 'redirect-insecure', { details }))
  return found
}

/** Does the way lead from https to http, where anybody can alter what is fetched? Such a way is not taken. */
export function isDowngrade(from: string, to: URL): boolean {
  return from.startsWith('https:') && to.protocol === 'http:'
}

/**
 * An address that may be asked, without fragment.
 * @throws HarvestError `address-refused` (reasons `malformed`, `scheme`, `user-info`)
 */
export function checkedUrl(text: string): URL {
  const refuse = (reason: string, url: string): HarvestError => new HarvestError('address-refused', { url, reason })
  if (!URL.canParse(text)) throw refuse('malformed', text)
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('scheme', text)
  if (url.username !== '' || url.password !== '') throw refuse('user-info', url.origin)
  url.hash = ''
  return url
}

/** Headers are read as Latin-1, but servers that do not percent-encode mostly mean UTF-8. */
function asUtf8(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? header : text
}
