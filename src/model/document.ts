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

/** What makes a request conditional, from the answer last stored. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** How one document is to be fetched. */
export interface GetOptions {
  /** Ask only for what has changed since. */
  readonly before?: Validators
  /** Largest body after decompression, in bytes. */
  readonly maxBytes?: number
  /** Total time allowed, in ms. */
  readonly timeout?: number
  /** Accept header; RDF by default. */
  readonly accept?: string
  readonly signal?: AbortSignal
}

/** Answer to a GET: the document, or word that it has not changed (304). */
export type Answer =
  | { readonly kind: 'document'; readonly document: Document; readonly problems: readonly Problem[] }
  | { readonly kind: 'not-modified'; readonly problems: readonly Problem[] }

/**
 * Fetches one address politely and guarded.
 * @throws HarvestError `unreachable` `http-status` `timed-out` `too-large` `address-refused` `blocked`
 */
export type Get = (url: string, options?: GetOptions) => Promise<Answer>
