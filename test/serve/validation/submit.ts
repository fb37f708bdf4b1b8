import type { Hono } from 'hono'

/** What came of submitting a form. */
export interface Submitted {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Path of the result. */
  readonly path: string
}

/** The fields of the validator's form; a field may have several values. */
export type FormFields = Readonly<Record<string, string | File | readonly string[]>>

/** Submits a form, and follows to the result as a browser does. */
export async function submit(app: Hono, fields: FormFields, path = '/validate'): Promise<Submitted> {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value as string | File)
  }
  const response = await app.request(path, { method: 'POST', body: form })
  const place = response.headers.get('location') ?? response.headers.get('content-location') ?? path
  return response.status === 303 ? await follow(app, place) : await submitted(response, place)
}

async function follow(app: Hono, path: string): Promise<Submitted> {
  for (;;) {
    const response = await app.request(path)
    if (!response.headers.has('refresh')) return await submitted(response, path)
  }
}

async function submitted(response: Response, path: string): Promise<Submitted> {
  return { status: response.status, text: await response.text(), headers: response.headers, path }
}
