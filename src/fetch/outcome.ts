import type { Dispatcher } from 'undici'
import type { Answer } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import { defaultLimits } from '../model/source.ts'
import { charsetOf, header, holdsDocument, mediaTypeOf } from './answer.ts'
import { discard, readBody } from './body.ts'
import type { ExchangeNotes } from './exchange.ts'
import type { Pace } from './pace.ts'
import { isDowngrade, isRedirect, redirectProblems, redirectTarget } from './redirect.ts'
import { impostureOf, type Origin, refusalOf } from './refusal.ts'
import { headersFor, isNotModified, send, wantsData } from './request.ts'
import type { Journey, Step, Stop } from './stop.ts'

/** What goes along with one request. */
export interface Watch {
  readonly notes: ExchangeNotes
  readonly pace: Pace
}

/**
 * Asks, and reads what is answered.
 * @throws HarvestError as `Get` does, and what undici and the signals throw
 */
export async function outcomeOf(stop: Stop, journey: Journey, watch: Watch): Promise<Step> {
  const { client, options, problems } = journey
  const { url } = stop
  const headers = headersFor(url, journey.url, { client, options })
  const response = await send(url, headers, { client, signal: watch.pace.signal })
  watch.notes.answered(response)
  if (isNotModified(response.statusCode, headers)) {
    await response.body.dump()
    return { answer: { kind: 'not-modified', problems } }
  }
  const end = { journey, stop, watch }
  if (holdsDocument(response.statusCode)) return { answer: await answerOf(response, end) }
  return onward(response, end) ?? (await refuse(response, end))
}

/** All there is to know when the head of the answer has come. */
interface End {
  readonly journey: Journey
  readonly stop: Stop
  readonly watch: Watch
}

async function answerOf(response: Dispatcher.ResponseData, { journey, stop, watch }: End): Promise<Answer> {
  const { client, options, isBeginningEnough, problems } = journey
  const head = {
    url: stop.url.href,
    contentEncoding: header(response, 'content-encoding'),
    contentLength: header(response, 'content-length'),
  }
  const maxBytes = options.maxBytes ?? defaultLimits.maxBytes
  const body = await readBody(response.body, head, {
    maxBytes,
    pace: watch.pace,
    isBeginningEnough,
    onBytes: watch.notes.received,
  })
  if (wantsData(options) && !isBeginningEnough) {
    const imposture = impostureOf(response, body, originOf(stop, client.now()))
    if (imposture !== null) throw imposture
  }
  const contentType = header(response, 'content-type')
  const document = {
    url: journey.url,
    finalUrl: stop.url.href,
    mediaType: mediaTypeOf(contentType),
    charset: charsetOf(contentType),
    body,
    etag: header(response, 'etag'),
    lastModified: header(response, 'last-modified'),
    fetchedAt: client.now(),
    redirects: stop.redirects,
  }
  return { kind: 'document', document, problems }
}

/** Where the answer sends us on; null when it does not. @throws HarvestError `unreachable` for a way that is not taken */
function onward(response: Dispatcher.ResponseData, { journey, stop }: End): Step | null {
  const hop = { url: stop.url.href, status: response.statusCode }
  const location = header(response, 'location')
  if (!isRedirect(hop.status) || location === null) return null
  discard(response.body)
  const setsCookie = header(response, 'set-cookie') !== null
  const target = redirectTarget(location, [...stop.redirects, hop], { setsCookie })
  journey.problems.push(...redirectProblems(hop, target))
  if (!isDowngrade(hop.url, target)) return { hop, target }
  throw new HarvestError('unreachable', { url: hop.url, reason: 'redirect-insecure', location: target.href })
}

/** No server closes its door to all of us for longer than this, whatever it asks for, in ms. */
const longestPause = 3_600_000

/** Always throws; a server that asks for time is left alone by all fetches. */
async function refuse(response: Dispatcher.ResponseData, { journey, stop, watch }: End): Promise<never> {
  const { now, gate } = journey.client
  const error = await refusalOf(response, originOf(stop, now()), watch.pace)
  const { status, retryAfter } = error.details
  if (retryAfter !== undefined && (status === '429' || status === '503')) {
    gate.pause(stop.url.host, Math.min(longestPause, Number(retryAfter) * 1000), Number(status))
  }
  throw error
}

function originOf({ url, redirects }: Stop, now: Date): Origin {
  return { url: url.href, isRedirected: redirects.length > 0, now }
}
