import type { Dispatcher } from 'undici'

/** Is this the whole document, or one that a proxy on the way has altered? A part (206) is not. */
export function holdsDocument(status: number): boolean {
  return status === 200 || status === 203
}

/** A header's value, the first one when it is repeated; null when it is not there. */
export function header({ headers }: Pick<Dispatcher.ResponseData, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** Content-Type without parameters, lower case; null when none was given. */
export function mediaTypeOf(contentType: string | null): string | null {
  return contentType?.split(/[;,]/)[0].trim().toLowerCase() || null
}

/** The charset parameter of Content-Type, lower case; null when none was given. */
export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s";,]+)/i.exec(contentType ?? '')?.[1].toLowerCase() ?? null
}

/** What may stand before the first element; written so that no text is slow to match. */
const prolog = String.raw`^(?:\ufeff|\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*`
const webPage = new RegExp(`${prolog}<(?:!doctype\\s+html|html|head|body)[\\s>]`, 'i')

/** Is this the beginning of a web page, whatever its head says that it is? */
export function isWebPage(beginning: string): boolean {
  return webPage.test(beginning)
}
