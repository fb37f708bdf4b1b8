import type { Dispatcher } from 'undici'
import type { GetOptions, Validators } from '../model/document.ts'
import type { Client } from './client.ts'

/** RDF first, in the order in which agencies publish it; anything rather than nothing. */
const rdfAccept = [
  'application/rdf+xml',
  'text/turtle;q=0.9',
  'application/ld+json;q=0.8',
  'application/n-triples;q=0.7',
  'application/trig;q=0.6',
  'application/n-quads;q=0.6',
  'application/xml;q=0.4',
  'text/xml;q=0.4',
  '*/*;q=0.1',
].join(', ')

/** Does the request ask for data, so that a web page is no answer to it? */
export function wantsData({ accept }: GetOptions): boolean {
  return accept === undefined || !/html|^\s*\*\/\*/.test(accept)
}

/** What is sent: who we are, what we want, and what we have already; `asked` is where the way began. */
export function headersFor(url: URL, asked: string, given: { client: Client; options: GetOptions }) {
  return {
    'user-agent': given.client.userAgent,
    accept: given.options.accept ?? rdfAccept,
    'accept-encoding': 'gzip, br, zstd',
    ...conditionsFor(url, asked, given.options.before),
  }
}

/** Is this answer word that nothing has changed, to a request that asked for that? */
export function isNotModified(status: number, headers: Readonly<Record<string, string>>): boolean {
  return status === 304 && ('if-none-match' in headers || 'if-modified-since' in headers)
}

/** Validators mean nothing to other servers than the one that gave them, or worse: what is old there is not known here. */
function conditionsFor(url: URL, asked: string, before: Validators | undefined): Record<string, string> {
  const isGiver = before?.finalUrl ? url.href === hrefOf(before.finalUrl) : url.origin === new URL(asked).origin
  if (before === undefined || !isGiver) return {}
  return {
    ...(before.etag ? { 'if-none-match': before.etag } : {}),
    ...(before.lastModified ? { 'if-modified-since': before.lastModified } : {}),
  }
}

function hrefOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

/** Sends one request. @throws what undici throws */
export function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  given: { client: Client; signal: AbortSignal },
): Promise<Dispatcher.ResponseData> {
  return given.client.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers,
    signal: given.signal,
  })
}
