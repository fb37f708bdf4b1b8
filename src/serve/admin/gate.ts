import type { Store } from '../../store/store.ts'
import type { Administration } from './administration.ts'
import { type Attempts, createAttempts } from './attempts.ts'
import { cookieOf } from './cookies.ts'
import { bearerOf, whoHas, whoHasCounted } from './identify.ts'
import type { Who } from './permissions.ts'
import { createNonce } from './secrets.ts'
import { createSessions, type Session, type Sessions } from './sessions.ts'

/** Where administration is entered. */
export interface Gate {
  readonly sessions: Sessions
  readonly attempts: Attempts
  /** What the login form is sealed by. */
  readonly sealKey: string
  /** Do our cookies travel over https alone? */
  readonly isSecure: boolean
  /** Whose secret it is, by one who may be guessing; null when nobody's. */
  tried(secret: string, sender: string): Promise<Who | null | 'too-many'>
  /** Who asks by an `Authorization` header; `none` without one, null when it is wrong. */
  ofBearer(headers: Headers, sender: string): Promise<Who | null | 'none' | 'too-many'>
  /** Who has logged in on the pages, and the session; null when nobody has. */
  ofSession(headers: Headers): Promise<{ readonly who: Who; readonly session: Session } | null>
}

/** What a gate is made with. */
interface GateTools {
  readonly store: Pick<Store, 'tokenOf'>
  readonly baseUrl: string
  readonly now: () => Date
}

/** The gate of this server. */
export function createGate(administration: Administration, { store, baseUrl, now }: GateTools): Gate {
  const { adminToken, attempts: limits } = administration
  const [attempts, sessions] = [createAttempts(now, limits), createSessions(now)]
  const isSecure = baseUrl.startsWith('https:')
  const tools = { store, adminToken, now }
  const tried: Gate['tried'] = (secret, sender) => whoHasCounted(secret, sender, { ...tools, attempts })
  return {
    sessions,
    attempts,
    sealKey: createNonce(),
    isSecure,
    tried,
    ofBearer: async (headers, sender) => {
      const secret = bearerOf(headers)
      return secret === null ? 'none' : await tried(secret, sender)
    },
    ofSession: async headers => {
      const id = cookieOf(headers, 'session', isSecure)
      const session = id === null ? null : sessions.of(id)
      const who = session === null ? null : await whoHas(session.secret, tools)
      return session === null || who === null ? null : { who, session }
    },
  }
}
