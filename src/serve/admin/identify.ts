import type { Store } from '../../store/store.ts'
import type { Attempts } from './attempts.ts'
import type { Who } from './permissions.ts'
import { hashOf, isSameSecret, isSecret } from './secrets.ts'

/** What a secret is held against. */
export interface IdentifyTools {
  readonly store: Pick<Store, 'tokenOf'>
  /** Secret of the administrator who is always there. */
  readonly adminToken: string
  readonly now: () => Date
}

/** What the audit log calls whoever uses the token of the environment. */
const environmentToken = 'SKORD_ADMIN_TOKEN'

/** Whose secret it is; null when it is nobody's. */
export async function whoHas(secret: string, { store, adminToken, now }: IdentifyTools): Promise<Who | null> {
  if (isSameSecret(secret, adminToken)) return { name: environmentToken, role: 'administrator', sources: [] }
  const token = isSecret(secret) ? await store.tokenOf(hashOf(secret), now()) : null
  if (token === null || token.revokedAt !== null) return null
  return { name: token.label, role: token.role, sources: token.sources }
}

/** The same for somebody who may be guessing, who is not heard after too many failures. */
export async function whoHasCounted(
  secret: string,
  sender: string,
  { attempts, ...tools }: IdentifyTools & { readonly attempts: Attempts },
): Promise<Who | null | 'too-many'> {
  const attempt = attempts.begin(sender)
  if (attempt === null) return 'too-many'
  const who = await whoHas(secret, tools)
  if (who !== null) attempt.succeeded()
  return who
}

/** The secret in an `Authorization: Bearer` header; null without one, empty when the header is of another kind. */
export function bearerOf(headers: Headers): string | null {
  const header = headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '')
}
