import type { Dispatcher } from 'undici'
import type { Document } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import { readBody } from './body.ts'
import type { Deadline } from './deadline.ts'

/** Is this the whole document, or one that a proxy on the way has altered? A part (206) is not. */
export function holdsDocument(status: number): boolean {
  return status === 200 || status === 203
}

/** Reads the document that an answer holds. @throws what `readBody` throws */
export async function documentOf(
  response: Dispatcher.ResponseData,
  way: Pick<Document, 'url' | 'finalUrl' | 'redirects'>,
  options: { readonly maxBytes: number; readonly deadline: Deadline },
): Promise<Document> {
  const head = {
    url: way.finalUrl,
    contentEncoding: header(response, 'content-encoding'),
    contentLength: header(response, 'content-length'),
  }
  const body = await readBody(response.body, head, options)
  const contentType = header(response, 'content-type')
  return {
    ...way,
    mediaType: mediaTypeOf(contentType),
    charset: charsetOf(contentType),
    body,
    etag: header(response, 'etag'),
    lastModified: header(response, 'last-modified'),
    fetchedAt: new Date(),
  }
}

/** Headers by which a guard in front of the server says that it wants a browser and a person. */
const challengeHeaders = ['cf-mitigated', 'x-amzn-waf-action']

/** The error for an answer that holds no document. */
export function refusalOf(response: Dispatcher.ResponseData, url: string): HarvestError {
  const status = String(response.statusCode)
  const challenge = challengeHeaders.find(name => header(response, name) !== null)
  if (challenge !== undefined) return new HarvestError('blocked', { url, status, reason: 'browser-check' })
  const retryAfter = header(response, 'retry-after')
  return new HarvestError('http-status', { url, status, ...(retryAfter === null ? {} : { retryAfter }) })
}

/** A header's value, the first one when it is repeated; null when it is not there. */
export function header({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

function mediaTypeOf(contentType: string | null): string | null {
  return contentType?.split(/[;,]/)[0].trim().toLowerCase() || null
}

function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s";,]+)/i.exec(contentType ?? '')?.[1].toLowerCase() ?? null
}
