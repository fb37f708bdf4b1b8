import { Agent, type Dispatcher } from 'undici'
import type { Answer, Document, Get, GetOptions, Redirect, Validators } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { defaultLimits } from '../model/source.ts'
import { createAddressGuard } from './address-guard.ts'
import { documentOf, header, holdsDocument, refusalOf } from './answer.ts'
import { discard } from './body.ts'
import { guardedConnector } from './connector.ts'
import { type Deadline, defaultPatience, type Patience, startDeadline } from './deadline.ts'
import { networkFailure } from './failure.ts'
import { checkedUrl, redirectProblems, redirectTarget } from './redirect.ts'

/** How we present ourselves, and where we may go. */
export interface FetchConfig {
  readonly userAgent: string
  /** E-mail or web address of whoever runs the service; null when not stated. */
  readonly contact: string | null
  /** `host:port` or CIDR that the address guard lets through though private. */
  readonly allowPrivateAddresses: readonly string[]
  readonly patience?: Partial<Patience>
}

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

/** Connections to one server at a time. */
const connections = 2

/**
 * Makes the one way in which the program fetches: guarded, bounded in time and size, polite. `close` ends what is open.
 * @throws TypeError for an allowed address that is neither host:port nor CIDR
 */
export function createGet(config: FetchConfig): { readonly get: Get; close(): Promise<void> } {
  const patience = { ...defaultPatience, ...config.patience }
  const agent = new Agent({
    connect: guardedConnector(createAddressGuard(config.allowPrivateAddresses), patience.connect),
    connections,
    allowH2: false,
    headersTimeout: patience.headers,
    bodyTimeout: patience.idle,
  })
  const userAgent = config.contact === null ? config.userAgent : `${config.userAgent} (+${config.contact})`
  return {
    get: (url, options = {}) => getWithin({ agent, userAgent, patience }, url, options),
    close: () => agent.destroy(),
  }
}

interface Client {
  readonly agent: Agent
  readonly userAgent: string
  readonly patience: Patience
}

async function getWithin(client: Client, url: string, options: GetOptions): Promise<Answer> {
  options.signal?.throwIfAborted()
  const timeout = options.timeout ?? defaultLimits.timeout
  const deadline = startDeadline(url, timeout, { patience: client.patience, signal: options.signal })
  const problems: Problem[] = []
  try {
    return await follow(url, { ...client, options, deadline, problems })
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    const failure = networkFailure(deadline.signal.aborted ? deadline.signal.reason : error, url)
    throw failure === null ? error : new HarvestError(failure.code, failure.details, { cause: failure.cause, problems })
  } finally {
    deadline.clear()
  }
}

interface Journey extends Client {
  readonly options: GetOptions
  readonly deadline: Deadline
  /** What there is to complain of so far; filled on the way. */
  readonly problems: Problem[]
}

async function follow(url: string, journey: Journey): Promise<Answer> {
  const redirects: Redirect[] = []
  for (let current = checkedUrl(url); ; ) {
    const way = { url, finalUrl: current.href, redirects }
    const step = await take(current, way, journey).catch(error => {
      throw networkFailure(error, current.href) ?? error
    })
    if ('answer' in step) return step.answer
    redirects.push(step.hop)
    current = step.target
  }
}

type Way = Pick<Document, 'url' | 'finalUrl' | 'redirects'>
type Step = { readonly answer: Answer } | { readonly hop: Redirect; readonly target: URL }

/** Asks one address: either it has the answer, or it knows who has. */
async function take(current: URL, way: Way, journey: Journey): Promise<Step> {
  const response = await ask(current, journey)
  const hop = { url: current.href, status: response.statusCode }
  const target = redirectTarget(hop.status, header(response, 'location'), [...way.redirects, hop])
  if (target === null) return { answer: await answerOf(response, way, journey) }
  journey.problems.push(...redirectProblems(hop, target))
  return { hop, target }
}

/** Sends one request; a body that is not to be read is discarded at once. */
async function ask(url: URL, { agent, userAgent, options, deadline }: Journey): Promise<Dispatcher.ResponseData> {
  const response = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: {
      'user-agent': userAgent,
      accept: options.accept ?? rdfAccept,
      'accept-encoding': 'gzip, br, zstd',
      ...conditions(options.before),
    },
    signal: deadline.signal,
  })
  if (!holdsDocument(response.statusCode)) discard(response.body)
  return response
}

function conditions(before: Validators | undefined): Record<string, string> {
  return {
    ...(before?.etag ? { 'if-none-match': before.etag } : {}),
    ...(before?.lastModified ? { 'if-modified-since': before.lastModified } : {}),
  }
}

async function answerOf(
  response: Dispatcher.ResponseData,
  way: Way,
  { options, deadline, problems }: Journey,
): Promise<Answer> {
  const asked = Object.keys(conditions(options.before)).length > 0
  if (response.statusCode === 304 && asked) return { kind: 'not-modified', problems }
  if (!holdsDocument(response.statusCode)) throw refusalOf(response, way.finalUrl)
  const maxBytes = options.maxBytes ?? defaultLimits.maxBytes
  return { kind: 'document', document: await documentOf(response, way, { maxBytes, deadline }), problems }
}
