import type { Role } from '../../../src/model/access.ts'
import { createSecret, hashOf } from '../../../src/serve/admin/secrets.ts'
import { openSite, type Site, type SiteOptions } from '../site.ts'

/** Secret of the administrator who is always there, in tests. */
export const adminToken = 'the-administrators-own-token'

/** A service with administration. */
export async function openAdminSite(options: SiteOptions = {}): Promise<Site> {
  return await openSite({ administration: { adminToken }, ...options })
}

/** Makes a token; answers its secret. */
export async function tokenFor(site: Site, role: Role, sources: readonly string[] = []): Promise<string> {
  const secret = createSecret()
  const label = `${role} ${sources.join(' ')}`.trim()
  await site.store.addToken({ label, role, sources, hash: hashOf(secret) }, { name: 'test', at: new Date() })
  return secret
}

/** Somebody on the pages, with the cookies that they were given. */
export interface Visitor {
  get(path: string): Promise<Response>
  /** Sends a form, with the CSRF token of their session unless it is given. */
  post(
    path: string,
    fields?: Readonly<Record<string, string | File>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
  readonly cookies: ReadonlyMap<string, string>
}

/** A visitor without a session. */
export function visit(site: Pick<Site, 'app'>): Visitor {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await site.app.request(path, {
      ...init,
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    })
    for (const header of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const csrfAt = async (path: string): Promise<string> =>
    /name="csrf" value="([^"]*)"/.exec(await (await send(path, {})).text())?.[1] ?? ''
  return {
    cookies,
    get: path => send(path, {}),
    post: async (path, fields = {}, headers = {}) => {
      const form = new FormData()
      const csrf = fields.csrf ?? (await csrfAt(path.endsWith('/login') ? path : '/admin'))
      for (const [name, value] of Object.entries({ ...fields, csrf })) form.set(name, value)
      return await send(path, { method: 'POST', body: form, headers })
    },
  }
}

/** A visitor who has logged in. */
export async function logIn(site: Pick<Site, 'app'>, secret: string = adminToken): Promise<Visitor> {
  const visitor = visit(site)
  await visitor.post('/admin/login', { token: secret })
  return visitor
}
