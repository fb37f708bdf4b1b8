/** Why a request of a program was not answered. */
export interface ProblemDetails {
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: string
  readonly detail?: string
  readonly [extension: string]: unknown
}

/**
 * A problem as `application/problem+json`.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemResponse(
  details: ProblemDetails,
  instance: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = { type: 'about:blank', ...details, instance }
  const all = { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' }
  return new Response(`${JSON.stringify(body)}\n`, { status: details.status, headers: all })
}
