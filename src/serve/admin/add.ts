import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { adminWords } from '../../text/admin.ts'
import { inLanguage } from '../links.ts'
import { isGranted } from '../need.ts'
import { notFoundView } from '../pages/errors.ts'
import { redirected, requestOf, shown } from '../shown.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest, View } from '../view.ts'
import { isFromHere, isOurs, readForm } from './forms.ts'
import { outside } from './frame.ts'
import type { Gate } from './gate.ts'
import { logIn, loginPage, logOut, type WithCookies } from './login.ts'
import type { AdminRoute } from './request.ts'
import { adminRoutes } from './routes.ts'

/** Adds the pages of administration; when it is off, they say how it is turned on. */
export function addAdministration(app: Hono, tools: PageTools): void {
  const { gate } = tools
  for (const language of ['sv', 'en'] as const) {
    const root = inLanguage('/admin', language)
    if (gate === null) {
      for (const path of [root, `${root}/*`]) app.all(path, context => told(offView, context, tools))
      continue
    }
    app.get(`${root}/login`, context => answered(loginPage(requestOf(context, tools), gate), context, tools))
    app.post(`${root}/login`, async context =>
      answered(await logIn(requestOf(context, tools), gate, tools), context, tools),
    )
    for (const route of adminRoutes) {
      app.on([route.method], [inLanguage(route.path, language)], context => answer(route, context, { gate, tools }))
    }
    app.post(`${root}/logout`, context => leave(context, { gate, tools }))
  }
}

interface Inside {
  readonly gate: Gate
  readonly tools: PageTools
}

async function answer(route: AdminRoute, context: Context, { gate, tools }: Inside): Promise<Response> {
  const page = requestOf(context, tools)
  const known = await gate.ofSession(page.raw.headers)
  if (known === null) return redirected(toLogin(page), page, context)
  const { who, session } = known
  const isAllowed = await isGranted(who, route.needs, { id: page.parameters.id ?? '', store: tools.store })
  if (!isAllowed) return await told(refusedView, context, tools)
  const form = route.method === 'GET' ? new FormData() : await readForm(page.raw, tools.readBody)
  if (form === null) return await told(tooLargeView, context, tools)
  const isGood = route.method === 'GET' || (isOurs(form, session.csrf) && isFromHere(page.raw, tools.baseUrl))
  if (!isGood) return await told(staleView, context, tools)
  const request = { ...page, who, csrf: session.csrf, form, admin: adminWords[page.language] }
  const result = await route.page(request, tools)
  if (result instanceof Response) return result
  if (result !== null && !('body' in result)) return redirected(result, page, context)
  return await shown(result ?? notFoundView(page), context, tools)
}

async function leave(context: Context, { gate, tools }: Inside): Promise<Response> {
  const page = requestOf(context, tools)
  const known = await gate.ofSession(page.raw.headers)
  const form = await readForm(page.raw, tools.readBody)
  const isGood = known === null || (form !== null && isOurs(form, known.session.csrf))
  return isGood ? await answered(logOut(page, gate), context, tools) : await told(staleView, context, tools)
}

async function answered({ result, cookies }: WithCookies, context: Context, tools: PageTools): Promise<Response> {
  for (const cookie of cookies) context.header('Set-Cookie', cookie, { append: true })
  if ('body' in result) return await shown(result, context, tools)
  return redirected(result, requestOf(context, tools), context)
}

/** To the form that asks for the token, and back here after; what was sent is lost. */
function toLogin({ path, query, raw }: PageRequest): { readonly status: 303; readonly path: string } {
  const text = query.toString()
  const here = raw.method === 'GET' ? path + (text === '' ? '' : `?${text}`) : '/admin'
  return { status: 303, path: `/admin/login?next=${encodeURIComponent(here)}` }
}

async function told(view: (request: PageRequest) => View, context: Context, tools: PageTools): Promise<Response> {
  return await shown(view(requestOf(context, tools)), context, tools)
}

function offView(request: PageRequest): View {
  const { off, offText } = adminWords[request.language]
  return outside(
    { title: off, body: html`<p class="lead">${offText}</p>`, status: 404 },
    { ...request, path: '/admin/login' },
  )
}

function refusedView(request: PageRequest): View {
  const { refused, refusedText } = adminWords[request.language]
  return outside({ title: refused, body: html`<p>${refusedText}</p>`, status: 403 }, request)
}

function staleView(request: PageRequest): View {
  const { stale, staleText } = adminWords[request.language]
  return outside({ title: stale, body: html`<p>${staleText}</p>`, status: 403 }, request)
}

function tooLargeView(request: PageRequest): View {
  const { transfer } = adminWords[request.language]
  return outside({ title: transfer.title, body: html`<p>${transfer.tooLarge}</p>`, status: 413 }, request)
}
