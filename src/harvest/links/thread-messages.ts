import type { LinkRound, RoundProgress } from './tools.ts'

/** How the checking of links stands. */
export interface LinkJobState {
  /** When the round that is going on began; null when none is. */
  readonly since: Date | null
  readonly progress: RoundProgress | null
  /** The last round of this process; null before the first. */
  readonly last: LinkRound | null
  /** When links are looked at next; null when they are not. */
  readonly next: Date | null
}

/** Nothing has been checked yet, and nothing is going to be. */
export const idle: LinkJobState = { since: null, progress: null, last: null, next: null }

/** What the thread is told. */
export type LinkOrder = { readonly kind: 'check' } | { readonly kind: 'stop' }
