import type { z } from 'zod'
import type { ProblemDetails } from '../problem.ts'

/** The query read by a schema whose errors say, in our words, what is allowed; the problem names the parameter. */
export function queryOf<T>(
  schema: z.ZodType<T>,
  url: URL,
): { readonly value: T } | { readonly problem: ProblemDetails } {
  const result = schema.safeParse(Object.fromEntries(url.searchParams))
  if (result.success) return { value: result.data }
  const { path, message } = result.error.issues[0]
  const detail = `The parameter ${path.join('.')} ${message}`
  return { problem: { status: 400, title: 'A parameter has a bad value', detail } }
}
