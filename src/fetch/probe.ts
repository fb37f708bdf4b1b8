import type { LinkObservation, Probe } from '../model/link.ts'
import type { Client } from './client.ts'
import { type FetchConfig, openClient } from './open-client.ts'
import { defaultPatience, type Patience } from './patience.ts'
import type { WayEnd, WayTools } from './probe-end.ts'
import { observationOf } from './probe-outcome.ts'
import { isWorthLooking } from './probe-page.ts'
import { followWay } from './probe-way.ts'
import { checkedUrl } from './redirect.ts'

/** One request to a host at a time and two a second, as much as its server can tell from a person who clicks. */
const probePatience: Patience = {
  ...defaultPatience,
  connect: 10_000,
  headers: 15_000,
  idle: 15_000,
  attempts: 1,
  longestWait: 10_000,
  concurrency: 1,
  spacing: 500,
}

/**
 * Makes the one way in which the program asks whether addresses answer: guarded at every hop, obedient to robots.txt,
 * polite over all that it asks at the same time. `close` ends what is open.
 * @throws TypeError for an allowed address that is neither host:port nor CIDR
 */
export function createProbe(config: FetchConfig): { readonly probe: Probe; close(): Promise<void> } {
  const { client, close } = openClient(config, { ...probePatience, ...config.patience })
  return { probe: (url, { signal } = {}) => probeAddress(client, url, signal), close }
}

/** HEAD, and GET of the beginning where that does not settle it. */
async function probeAddress(client: Client, url: string, signal: AbortSignal | undefined): Promise<LinkObservation> {
  signal?.throwIfAborted()
  const at = client.now()
  const target = targetOf(url)
  if (!(target instanceof URL)) return observationOf({ url, at, head: target, get: null })
  const head = await followWay('HEAD', target, { client, signal })
  const get = wantsGet(head, target) ? await getBeginning(target, { client, signal }) : null
  return observationOf({ url, at, head, get })
}

/** Of what is empty there is no beginning (416): then all of it is asked for. */
async function getBeginning(target: URL, tools: WayTools): Promise<WayEnd> {
  const end = await followWay('GET', target, tools)
  if (end.kind !== 'answered' || end.status !== 416) return end
  return await followWay('GET', target, { ...tools, isWhole: true })
}

/** Schemes by which data may well be had, though not by us. */
const others = new Set(['mailto:', 'ftp:', 'ftps:', 'sftp:', 'tel:', 'file:', 'urn:', 'data:'])

/** Longer addresses are not sent to anybody, in characters: servers need not take them. @see https://www.rfc-editor.org/rfc/rfc9110#section-4.1 */
const longest = 8000

/** Where to ask; or why nothing is asked. */
function targetOf(url: string): URL | WayEnd {
  const trimmed = url.trim()
  if (trimmed.length > longest) return { kind: 'refused', error: 'too-long', ms: 0 }
  try {
    return checkedUrl(trimmed)
  } catch {
    const { protocol = '', username = '', password = '' } = URL.parse(trimmed) ?? {}
    if (others.has(protocol)) return { kind: 'refused', error: `scheme ${protocol}`, ms: 0 }
    if (username !== '' || password !== '') return { kind: 'refused', error: 'user-info', ms: 0 }
    return { kind: 'invalid', ms: 0 }
  }
}

/** Does what HEAD came to leave the question open? A server that wants to be left alone, or cannot be reached, is not asked again. */
function wantsGet(head: WayEnd, target: URL): boolean {
  if (head.kind === 'silent') return head.isConnected
  if (head.kind !== 'answered') return false
  const { status } = head
  if (status < 200 || status > 299) return true
  return isWorthLooking(head, target.href)
}
