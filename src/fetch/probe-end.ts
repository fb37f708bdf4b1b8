import type { Client } from './client.ts'

/** The methods that addresses are asked by. */
export type Method = 'HEAD' | 'GET'

/** What is known of a body from its head and its beginning, which is not kept. */
export interface Beginning {
  readonly mediaType: string | null
  /** Bytes of the whole; null when not known. */
  readonly length: number | null
  /** Does its beginning ask for a login, or for a browser with a person? */
  readonly isLogin: boolean
}

/** What is kept of an answer. */
export interface Head extends Beginning {
  readonly url: string
  readonly status: number
  readonly location: string | null
  readonly setsCookie: boolean
  /** Does a guard in front of the server say that it is the one who answers? */
  readonly isGuarded: boolean
}

/** How asking for one address with one method ended. `ms` is what its requests took; waiting for the turn at a host does not count. */
export type WayEnd = { readonly ms: number } & (
  | ({ readonly kind: 'answered' } & Head)
  /** A redirect that leads nowhere, or round in a circle. */
  | { readonly kind: 'astray'; readonly status: number; readonly error: string }
  /** No answer. `isConnected`: somebody was there, and may answer another kind of request. */
  | {
      readonly kind: 'silent'
      readonly outcome: 'timed-out' | 'network' | 'dns' | 'tls'
      readonly error: string
      readonly isConnected: boolean
    }
  /** We must not or cannot ask. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The server wants to be left alone, for so many ms where it says; `isAsked` is false when it said so to somebody else. */
  | { readonly kind: 'resting'; readonly status: number; readonly wait: number | null; readonly isAsked: boolean }
  | { readonly kind: 'invalid' }
)

/** An end before its time is taken. */
export type Ending<T = WayEnd> = T extends WayEnd ? Omit<T, 'ms'> : never

/** With what a way is gone. */
export interface WayTools {
  readonly client: Client
  readonly signal: AbortSignal | undefined
  /** Is GET to ask for all of it? Servers have no part to give of what is empty. */
  readonly isWhole?: boolean
}
