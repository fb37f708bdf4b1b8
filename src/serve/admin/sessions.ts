import { createNonce, hashOf } from './secrets.ts'

/** Somebody who has logged in on the pages. */
export interface Session {
  /** Secret of their token, asked for anew with each request, so that a revoked one ends the session. */
  readonly secret: string
  /** What every form of theirs must hold. */
  readonly csrf: string
}

/** Those who have logged in; kept in memory alone. */
export interface Sessions {
  /** Opens one; answers its id, which only its holder gets to know. */
  open(secret: string): string
  /** The session of an id, held longer by being asked for; null when there is none, or not any longer. */
  of(id: string): Session | null
  close(id: string): void
}

/** How long a session lasts without being used, in ms: a working day. */
export const sessionMs = 8 * 60 * 60_000

const mostSessions = 1000

/** An empty register of sessions. Ids are kept by their hash. */
export function createSessions(now: () => Date): Sessions {
  const sessions = new Map<string, { readonly session: Session; readonly until: number }>()
  const until = () => now().getTime() + sessionMs
  const forgetOld = (): void => {
    for (const [key, kept] of sessions) if (kept.until <= now().getTime()) sessions.delete(key)
    const [oldest] = sessions.keys()
    if (sessions.size >= mostSessions && oldest !== undefined) sessions.delete(oldest)
  }
  return {
    open: secret => {
      forgetOld()
      const id = createNonce()
      sessions.set(hashOf(id), { session: { secret, csrf: createNonce() }, until: until() })
      return id
    },
    of: id => {
      const key = hashOf(id)
      const kept = sessions.get(key)
      sessions.delete(key)
      if (kept === undefined || kept.until <= now().getTime()) return null
      sessions.set(key, { ...kept, until: until() })
      return kept.session
    },
    close: id => void sessions.delete(hashOf(id)),
  }
}
