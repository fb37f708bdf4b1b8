import type { Dispatcher } from 'undici'
import { HarvestError } from '../model/harvest.ts'
import { header, isWebPage, mediaTypeOf } from './answer.ts'
import { discard, readBody } from './body.ts'
import { type Challenge, impostorOf, refuserOf } from './challenges.ts'
import type { Pace } from './pace.ts'
import { readRetryAfter } from './retry-after.ts'

/** So much of a page is read to see who it comes from, in bytes; it is neither kept nor shown. */
const enough = 64 * 1024

/** A page of those who turn us away is not waited for any longer, in ms. */
const patience = 5000

/** Where an answer came from, and when. */
export interface Origin {
  readonly url: string
  /** Whether it was asked for under another address. */
  readonly isRedirected: boolean
  readonly now: Date
}

/** The error for an answer that holds no document; reads the beginning of its page. */
export async function refusalOf(
  response: Dispatcher.ResponseData,
  { url, now }: Origin,
  pace: Pace,
): Promise<HarvestError> {
  const status = String(response.statusCode)
  const page = await pageOf(response, url, pace)
  const challenge = refuserOf({ headers: response.headers, page })
  if (challenge !== null) return new HarvestError('blocked', { url, status, ...detailsOf(challenge) })
  const clock = { date: header(response, 'date'), now }
  const ms = readRetryAfter(header(response, 'retry-after'), clock)
  return new HarvestError('http-status', {
    url,
    status,
    ...(ms === null ? {} : { retryAfter: String(Math.ceil(ms / 1000)) }),
  })
}

/** The error for a body that is a page of somebody who stands in the way; null for any other. */
export function impostureOf(
  response: Dispatcher.ResponseData,
  body: Uint8Array,
  { url, isRedirected }: Origin,
): HarvestError | null {
  const page = textOf(body.subarray(0, enough))
  if (!isWebPage(page)) return null
  const challenge = impostorOf({ headers: response.headers, page }, isRedirected ? url : null)
  if (challenge === null) return null
  return new HarvestError('blocked', { url, status: String(response.statusCode), ...detailsOf(challenge) })
}

function detailsOf({ reason, guard, reference }: Challenge): Record<string, string> {
  return { reason, ...(guard === null ? {} : { guard }), ...(reference === null ? {} : { reference }) }
}

/** Beginning of the page that came with a refusal; empty when there is none, or none that can be read soon. */
async function pageOf(response: Dispatcher.ResponseData, url: string, pace: Pace): Promise<string> {
  const mediaType = mediaTypeOf(header(response, 'content-type'))
  if (mediaType !== null && !/html|text\/plain/.test(mediaType)) {
    discard(response.body)
    return ''
  }
  const head = { url, contentEncoding: header(response, 'content-encoding'), contentLength: null }
  const timer = setTimeout(() => response.body.destroy(), patience)
  try {
    return textOf(await readBody(response.body, head, { maxBytes: enough, pace, isBeginningEnough: true }))
  } catch {
    // A page that breaks off says nothing, but its status does.
    return ''
  } finally {
    clearTimeout(timer)
  }
}

/** The signs are ASCII whatever the page is written in. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
