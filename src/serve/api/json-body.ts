import { z } from 'zod'
import type { PageTools } from '../tools.ts'
import type { ApiRequest } from './api.ts'
import { type Problem, refused } from './refused.ts'

const mostBytes = 1_000_000

/** The body of a request as text. */
export async function textBody(
  { raw }: Pick<ApiRequest, 'raw'>,
  { readBody }: PageTools,
  maxBytes = mostBytes,
): Promise<{ readonly text: string } | Problem> {
  const body = await readBody(raw, maxBytes)
  if (body === 'too-large') return refused(413, `At most ${maxBytes} bytes`)
  if (body === 'busy') return refused(503, 'Too much is being sent')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body) }
  } catch {
    return refused(400, 'The body is not UTF-8')
  }
}

/** The body of a request as JSON; `{}` when it is empty. */
export async function jsonBody(
  request: Pick<ApiRequest, 'raw'>,
  tools: PageTools,
): Promise<{ readonly value: unknown } | Problem> {
  const type = request.raw.headers.get('content-type') ?? 'application/json'
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) return refused(415, 'The body must be application/json')
  const body = await textBody(request, tools)
  if ('problem' in body) return body
  try {
    return { value: body.text.trim() === '' ? {} : JSON.parse(body.text) }
  } catch {
    return refused(400, 'The body is not JSON')
  }
}

/** A JSON body read by a schema whose errors say, in our words, what is allowed; the problem names every field. */
export async function fieldsOf<T>(
  schema: z.ZodType<T>,
  request: Pick<ApiRequest, 'raw'>,
  tools: PageTools,
): Promise<{ readonly value: T } | Problem> {
  const body = await jsonBody(request, tools)
  if ('problem' in body) return body
  const result = schema.safeParse(body.value)
  if (result.success) return { value: result.data }
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }))
  const [{ field, detail }] = errors
  const named = field === '' ? detail : `The field ${field} ${detail}`
  return { problem: { status: 422, title: 'A field has a bad value', detail: named, errors } }
}

/** A text of so many characters at most, in a body. */
export function textField(most: number): z.ZodString {
  const error = `must be text of 1 to ${most} characters`
  return z.string({ error }).min(1, { error }).max(most, { error })
}
