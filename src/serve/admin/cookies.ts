/** How our cookies are set. */
export interface CookieOptions {
  /** Are the pages public under https? Then the cookie goes nowhere else. */
  readonly isSecure: boolean
  /** How long it is kept, in seconds; 0 removes it. */
  readonly maxAge: number
}

/** The cookies of administration: the session, and what the login form is sealed by. */
export type CookieName = 'session' | 'login'

/** The value of one of our cookies; null without it. */
export function cookieOf(headers: Headers, name: CookieName, isSecure: boolean): string | null {
  const own = `${nameOf(name, isSecure)}=`
  const cookie = (headers.get('cookie') ?? '').split(/; */).find(each => each.startsWith(own))
  return cookie === undefined ? null : cookie.slice(own.length)
}

/** A Set-Cookie header of ours: no script reads it, no other site has it sent. */
export function cookieHeader(name: CookieName, value: string, { isSecure, maxAge }: CookieOptions): string {
  const secure = isSecure ? '; Secure' : ''
  return `${nameOf(name, isSecure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`
}

/** The prefix makes browsers take it only over https and from this host alone. */
function nameOf(name: CookieName, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}skord-${name}`
}
