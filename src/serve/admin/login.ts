import { html } from 'hono/html'
import { adminWords } from '../../text/admin.ts'
import { inLanguage } from '../links.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest, View } from '../view.ts'
import { cookieHeader, cookieOf } from './cookies.ts'
import { isFromHere, isOurs, readForm } from './forms.ts'
import { outside } from './frame.ts'
import type { Gate } from './gate.ts'
import { textOf } from './request.ts'
import { createNonce, sealOf } from './secrets.ts'
import { sessionMs } from './sessions.ts'

/** A page with cookies to set, or a redirect with them. */
export interface WithCookies {
  readonly result: View | { readonly status: 303; readonly path: string }
  readonly cookies: readonly string[]
}

type Complaint = 'wrong' | 'tooMany' | 'stale'

/** The form that asks for the token. It is sealed with a cookie, so that no other site can log somebody in. */
export function loginPage(request: PageRequest, gate: Gate, complaint?: Complaint): WithCookies {
  const { language } = request
  const words = adminWords[language].login
  const nonce = cookieOf(request.raw.headers, 'login', gate.isSecure) ?? createNonce()
  const refusal =
    complaint === undefined
      ? ''
      : html`<p class="notice notice-error" role="alert" id="complaint">${words[complaint]}</p>`
  const described = complaint === undefined ? '' : html` aria-describedby="complaint" aria-invalid="true"`
  const isLeft = request.query.get('done') === 'logged-out'
  const left = isLeft
    ? html`<p class="notice notice-success" role="status">${adminWords[language].done['logged-out']}</p>`
    : ''
  const body = html`<p class="lead">${words.lead}</p>${left}${refusal}
<form class="settings narrow" method="post" action="${inLanguage('/admin/login', language)}">
<input type="hidden" name="csrf" value="${sealOf(nonce, gate.sealKey)}"><input type="hidden" name="next" value="${nextOf(request.query.get('next'))}">
<p><label for="token">${words.token}</label><input id="token" name="token" type="password" autocomplete="current-password" required${described}></p>
<p><button>${words.submit}</button></p></form><p class="quiet small">${words.cookie}</p>`
  const status = complaint === undefined ? 200 : complaint === 'tooMany' ? 429 : 403
  const cookie = cookieHeader('login', nonce, { isSecure: gate.isSecure, maxAge: 3600 })
  return { result: outside({ title: words.title, body, status }, request), cookies: [cookie] }
}

/** Takes the token; whoever has it is logged in and sent on. */
export async function logIn(request: PageRequest, gate: Gate, tools: PageTools): Promise<WithCookies> {
  const { raw, sender } = request
  const form = await readForm(raw, tools.readBody)
  const nonce = cookieOf(raw.headers, 'login', gate.isSecure)
  const isGood = form !== null && nonce !== null && isOurs(form, sealOf(nonce, gate.sealKey))
  if (!isGood || !isFromHere(raw, tools.baseUrl)) return loginPage(request, gate, 'stale')
  const secret = textOf(form, 'token')
  const who = await gate.tried(secret, sender)
  if (who === null || who === 'too-many') {
    tools.log.warn({ event: 'login.refused', sender, reason: who === null ? 'wrong' : 'too-many' })
    return loginPage(request, gate, who === null ? 'wrong' : 'tooMany')
  }
  const { name: actor } = who
  await tools.store.audit({
    at: tools.now(),
    actor,
    action: 'session.opened',
    subject: actor,
    before: null,
    after: null,
  })
  const id = gate.sessions.open(secret)
  const { isSecure } = gate
  const cookies = [
    cookieHeader('session', id, { isSecure, maxAge: sessionMs / 1000 }),
    cookieHeader('login', '', { isSecure, maxAge: 0 }),
  ]
  return { result: { status: 303, path: nextOf(textOf(form, 'next')) }, cookies }
}

/** Ends the session. */
export function logOut({ raw }: PageRequest, gate: Gate): WithCookies {
  const id = cookieOf(raw.headers, 'session', gate.isSecure)
  if (id !== null) gate.sessions.close(id)
  const cookie = cookieHeader('session', '', { isSecure: gate.isSecure, maxAge: 0 })
  return { result: { status: 303, path: '/admin/login?done=logged-out' }, cookies: [cookie] }
}

/** Where to go after logging in: a page of administration and nowhere else. */
function nextOf(wanted: string | null): string {
  return wanted !== null && /^\/admin(\/[\w./-]*)?(\?[\w=&%.-]*)?$/.test(wanted) && !wanted.includes('..')
    ? wanted
    : '/admin'
}
