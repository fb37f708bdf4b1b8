import { isSameSecret } from './secrets.ts'

/** Most bytes of a form. */
const mostBytes = 6_000_000

/** Reads a sent form; null when it is too large or no form. */
export async function readForm(
  request: Request,
  readBody: (request: Request, maxBytes: number) => Promise<Uint8Array<ArrayBuffer> | string>,
): Promise<FormData | null> {
  const body = await readBody(request, mostBytes)
  if (typeof body === 'string') return null
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  return await new Response(body, { headers }).formData().catch(() => null)
}

/** Was the form made by us, for this session? */
export function isOurs(form: FormData, csrf: string): boolean {
  const sent = form.get('csrf')
  return typeof sent === 'string' && isSameSecret(sent, csrf)
}

/** Was it sent from a page of ours, as far as the browser says? One that says nothing is believed. */
export function isFromHere(request: Request, baseUrl: string): boolean {
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = URL.parse(origin)?.host
  return origin === new URL(baseUrl).origin || (host !== undefined && host === headers.get('host'))
}
