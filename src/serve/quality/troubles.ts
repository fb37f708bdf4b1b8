import type { LinkOutcome } from '../../model/link.ts'

/** A kind of trouble with links; the key of its words in `text/`. */
export interface Trouble {
  readonly id: 'broken' | 'head' | 'blocked' | 'limited' | 'content'
  readonly outcomes: readonly LinkOutcome[]
}

/** The kinds of trouble, in the order to show them. */
export const troubles: readonly Trouble[] = [
  {
    id: 'broken',
    outcomes: ['not-found', 'network', 'dns', 'tls', 'timed-out', 'server-error', 'redirect', 'invalid'],
  },
  { id: 'head', outcomes: ['head-refused'] },
  { id: 'blocked', outcomes: ['forbidden', 'login', 'client-error', 'not-asked'] },
  { id: 'limited', outcomes: ['rate-limited'] },
  { id: 'content', outcomes: ['wrong-content'] },
]
