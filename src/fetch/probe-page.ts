import type { Dispatcher } from 'undici'
import { header, mediaTypeOf } from './answer.ts'
import { discard } from './body.ts'
import { impostorOf } from './challenges.ts'
import type { Beginning, Method } from './probe-end.ts'

/** Smaller web pages are no data, in bytes. @see mqa rules, URL checks */
const small = 4096

/** Bodies that are not looked at are read to their end when that is so near, in bytes, to keep the connection. */
const nearEnd = 8192

/** Reads the beginning of a body where it says something: of a web page that came to GET. */
export async function readBeginning(response: Dispatcher.ResponseData, method: Method): Promise<Beginning> {
  const mediaType = shortType(mediaTypeOf(header(response, 'content-type')))
  const length = wholeLength(response)
  const isPage = method === 'GET' && isHtml(mediaType) && response.statusCode >= 200 && response.statusCode < 300
  if (!isPage) {
    await response.body.dump({ limit: nearEnd }).catch(() => undefined)
    return { mediaType, length, isLogin: false }
  }
  const { text, size, isWhole } = await beginningOf(response)
  return { mediaType, length: length ?? (isWhole ? size : null), isLogin: asksForLogin(text, response.headers) }
}

/** Is this answer to HEAD a web page that may be no page of data: small, of unknown size, or at the end of a redirect? */
export function isWorthLooking(
  { url, mediaType, length }: Beginning & { readonly url: string },
  asked: string,
): boolean {
  return isHtml(mediaType) && (length === null || length < small || url !== asked)
}

/** Is it a small web page, or one that asks for a login? */
export function isSmallPage({ mediaType, length, isLogin }: Beginning): boolean {
  return isHtml(mediaType) && (isLogin || (length !== null && length < small))
}

function isHtml(mediaType: string | null): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml'
}

/** What is no media type, or too long for one, is not kept. */
function shortType(mediaType: string | null): string | null {
  return /^[\w!#$&^.+-]{1,80}\/[\w!#$&^.+-]{1,80}$/.test(mediaType ?? '') ? mediaType : null
}

/** Of a part the length of the whole. */
function wholeLength(response: Dispatcher.ResponseData): number | null {
  const range = response.statusCode === 206 ? header(response, 'content-range') : null
  const text = range === null ? header(response, 'content-length') : (/\/(\d{1,15})$/.exec(range)?.[1] ?? null)
  if (response.statusCode === 206 && range === null) return null
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : null
}

/** The first bytes of the body, however it goes on or breaks off. */
async function beginningOf({ body }: Dispatcher.ResponseData) {
  const pieces: Uint8Array[] = []
  let size = 0
  let isWhole = false
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      pieces.push(piece)
      size += piece.length
      if (size >= small) break
    }
    isWhole = size < small
  } catch {
    // What has come says enough.
  } finally {
    discard(body)
  }
  return { text: Buffer.concat(pieces).subarray(0, small).toString('utf8'), size, isWhole }
}

const loginTitle =
  /<title[^>]{0,200}>[^<]{0,200}(?:log ?-?(?:in|on)(?:\W|$)|sign ?-?in(?:\W|$)|logga in|inloggning|autentisering|authentication|legitimera|access denied|åtkomst nekad)/i

function asksForLogin(page: string, headers: Dispatcher.ResponseData['headers']): boolean {
  return loginTitle.test(page) || impostorOf({ headers, page }, null) !== null
}
