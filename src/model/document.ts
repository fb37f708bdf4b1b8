import type { Problem } from './finding.ts'

/** What fetching hands over; all that the other stages know of HTTP. */
export interface Document {
  /** The address asked for. */
  readonly url: string
  /** The address that answered, after redirects. */
  readonly finalUrl: string
  /** Content-Type without parameters, lower case; null when none was given. */
  readonly mediaType: string | null
  /** The charset parameter of Content-Type, lower case; null when none was given. */
  readonly charset: string | null
  /** The body after decompression. */
  readonly body: Uint8Array
  readonly etag: string | null
  readonly lastModified: string | null
  readonly fetchedAt: Date
  /** Every address on the way and the status it answered with, in order; empty when there was no redirect. */
  readonly redirects: readonly Redirect[]
}

/** One hop of a redirect chain. */
export interface Redirect {
  readonly url: string
  readonly status: number
}

/** A document as it is kept: its facts and its bytes, compressed as soon as it is read. */
export interface KeptDocument extends Omit<Document, 'body'> {
  /** SHA-256 of the body, hexadecimal: the bytes are kept once under it. */
  readonly checksum: string
  /** Bytes of the body. */
  readonly size: number
  /** The body, gzipped. */
  readonly gzipped: Uint8Array
}

/** One HTTP exchange of a run, whatever came of it. */
export interface Exchange {
  readonly url: string
  /** 1 for the first try, 2 for the first repetition … */
  readonly attempt: number
  readonly startedAt: Date
  /** From request to the last byte of the answer, or to the failure, in ms. */
  readonly ms: number
  /** null when no answer came. */
  readonly status: number | null
  /** Bytes of the body after decompression; 0 when it was not read. */
  readonly bytes: number
  /** Facts of the answer's head, lower-case names: content-type, content-encoding, etag, last-modified, location, retry-after, server. */
  readonly headers: Readonly<Record<string, string>>
  /** Code of the HarvestError that it ended with; null when it ended well. */
  readonly error: string | null
}

/** What makes a request conditional, from the answer last stored. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
  /**
   * The address that answered with them, after redirects: they are sent to no other. Where it is not known they are sent to
   * the server of the address asked for, however often it redirects within itself.
   */
  readonly finalUrl?: string | null
}

/** How one document is to be fetched. */
export interface GetOptions {
  /** Ask only for what has changed since. */
  readonly before?: Validators
  /** Largest body after decompression, in bytes. */
  readonly maxBytes?: number
  /** Total time for the document with its redirects and repetitions, in ms; the wait for the turn at its host does not count. */
  readonly timeout?: number
  /** Accept header; RDF by default. */
  readonly accept?: string
  /**
   * Is the address one that a document named rather than one that an operator configured? Then robots.txt of its server
   * is obeyed (`robots` when it says no).
   */
  readonly isCrawled?: boolean
  /** How often a request that is worth repeating may be made in all; the configured number unless told, 1 never repeats. */
  readonly attempts?: number
  /** Told of every exchange, also those that are repeated or redirected. */
  readonly onExchange?: (exchange: Exchange) => void
  readonly signal?: AbortSignal
}

/** Answer to a GET: the document, or word that it has not changed (304). */
export type Answer =
  | { readonly kind: 'document'; readonly document: Document; readonly problems: readonly Problem[] }
  | { readonly kind: 'not-modified'; readonly problems: readonly Problem[] }

/**
 * Fetches one address politely and guarded.
 * @throws HarvestError `unreachable` `http-status` `timed-out` `too-large` `address-refused` `blocked` `robots`
 */
export type Get = (url: string, options?: GetOptions) => Promise<Answer>

/**
 * Answers the files at a path, itself or those in the folder and the folders below, sorted by path; `url` is `file:///…`,
 * mediaType, charset and etag null. `maxBytes` bounds all of them together.
 * @throws HarvestError `address-refused` outside the folder that may be read, `unreachable` `too-large`
 */
export type ReadFiles = (
  path: string,
  options: { readonly maxBytes: number; readonly maxFiles: number },
) => Promise<readonly Document[]>
