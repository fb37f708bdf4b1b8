import { z } from 'zod'
import { roles, type Token } from '../../model/access.ts'
import { createSecret, hashOf } from '../admin/secrets.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer } from './api.ts'
import { fieldsOf, textField } from './json-body.ts'
import { notFound } from './not-found.ts'
import { refused } from './refused.ts'

/** All tokens, those that do not hold any more too. Their secrets are not kept. */
export async function tokens(_: AdmittedRequest, { store }: PageTools): Promise<ApiAnswer> {
  return { json: { tokens: (await store.tokens()).map(tokenJson) } }
}

const sourcesError = 'must be a list of ids of sources'
const asked = z.strictObject({
  label: textField(100),
  role: z.enum(roles, { error: `must be ${roles.join(', ')}` }),
  sources: z
    .array(z.string({ error: sourcesError }), { error: sourcesError })
    .max(1000)
    .default([]),
})

/** Makes a token; its secret is in this answer and never again. */
export async function postToken(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const fields = await fieldsOf(asked, request, tools)
  if ('problem' in fields) return fields
  const { store, now } = tools
  const { role, sources } = fields.value
  const fault = await sourcesFault(role, sources, tools)
  if (fault !== null) return refused(422, fault)
  const secret = createSecret()
  const token = await store.addToken({ ...fields.value, hash: hashOf(secret) }, { name: request.who.name, at: now() })
  const headers = { Location: `/katalog/v1/tokens/${token.id}` }
  return { json: { ...tokenJson(token), secret }, status: 201, headers }
}

/** Makes a token hold no longer. */
export async function deleteToken({ parameters, who }: AdmittedRequest, { store, now }: PageTools): Promise<ApiAnswer> {
  if (!/^[1-9]\d{0,12}$/.test(parameters.id)) return notFound
  const isRevoked = await store.revokeToken(Number(parameters.id), { name: who.name, at: now() })
  return isRevoked ? { response: new Response(null, { status: 204 }) } : notFound
}

/** An owner must have sources, all of which there are; the others have none. */
async function sourcesFault(role: string, sources: readonly string[], { store }: PageTools): Promise<string | null> {
  if (role !== 'owner') return sources.length === 0 ? null : 'The field sources is for the role owner alone'
  if (sources.length === 0) return 'The field sources must name at least one source of the owner'
  const known = new Set((await store.sources()).map(({ id }) => id))
  const missing = sources.find(id => !known.has(id))
  return missing === undefined ? null : `The field sources names ${missing}, which there is not`
}

function tokenJson({ createdAt, lastUsedAt, revokedAt, ...token }: Token): Readonly<Record<string, unknown>> {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}
