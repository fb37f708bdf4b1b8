import type { Who } from '../admin/permissions.ts'
import { isGranted, type Need } from '../need.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'

/** An answer that lets nobody in. */
type Refused = Extract<ApiAnswer, { readonly problem: unknown }>

const challenge = { 'WWW-Authenticate': 'Bearer realm="skord"' }
const off: Refused = {
  problem: {
    status: 404,
    title: 'Administration is off',
    detail: 'It is turned on by setting SKORD_ADMIN_TOKEN, at least 16 characters, where the service is started.',
  },
}
const unknown: Refused = {
  problem: { status: 401, title: 'A token is needed', detail: 'Send it as Authorization: Bearer <token>' },
  headers: challenge,
}
const wrong: Refused = {
  problem: { status: 401, title: 'The token does not hold' },
  headers: { 'WWW-Authenticate': 'Bearer realm="skord", error="invalid_token"' },
}
const tooMany: Refused = {
  problem: { status: 429, title: 'Too many failed attempts', detail: 'Try again in a quarter of an hour' },
  headers: { 'Retry-After': '900' },
}
const insufficient: Refused = {
  problem: { status: 403, title: 'The token is not enough for this' },
  headers: { 'WWW-Authenticate': 'Bearer realm="skord", error="insufficient_scope"' },
}

/** Who asks for what is open to all and shows more to some: null when they send no token. */
export async function recognised(
  { raw, sender }: Pick<ApiRequest, 'raw' | 'sender'>,
  { gate }: PageTools,
): Promise<{ readonly who: Who | null } | Refused> {
  if (gate === null) return { who: null }
  const who = await gate.ofBearer(raw.headers, sender)
  if (who === 'too-many') return tooMany
  if (who === null) return wrong
  return { who: who === 'none' ? null : who }
}

/** Who asks for what is guarded, if they may. */
export async function admitted(
  request: Omit<ApiRequest, 'who'>,
  need: Need,
  tools: PageTools,
): Promise<{ readonly who: Who } | Refused> {
  if (tools.gate === null) return off
  const known = await recognised(request, tools)
  if ('problem' in known) return known
  if (known.who === null) return unknown
  const { id } = request.parameters
  return (await isGranted(known.who, need, { id, store: tools.store })) ? { who: known.who } : insufficient
}
