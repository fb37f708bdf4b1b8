import { html } from 'hono/html'
import { adminWords } from '../../text/admin.ts'
import { inLanguage } from '../links.ts'
import type { Crumb, Html, PageRequest, View } from '../view.ts'
import { may, type Permission } from './permissions.ts'
import type { AdminRequest } from './request.ts'

const sections = [
  { id: 'overview', path: '/admin', permission: 'see' },
  { id: 'sources', path: '/admin/sources', permission: 'see' },
  { id: 'duplicates', path: '/admin/duplicates', permission: 'see' },
  { id: 'deliveries', path: '/admin/deliveries', permission: 'see' },
  { id: 'audit', path: '/admin/audit', permission: 'audit' },
  { id: 'tokens', path: '/admin/tokens', permission: 'tokens' },
  { id: 'transfer', path: '/admin/transfer', permission: 'see' },
] as const satisfies readonly { readonly id: string; readonly path: string; readonly permission: Permission }[]

/** What a page of administration shows below its menu. */
interface Framed extends Omit<View, 'body' | 'crumbs'> {
  readonly body: Html
  /** Pages between the overview and this one. */
  readonly crumbs?: readonly Crumb[]
}

/** A page of administration: its menu, what has just been done, and its own contents below the heading. */
export function framed({ body, crumbs = [], ...view }: Framed, request: AdminRequest): View {
  const { admin, path } = request
  const way = path === '/admin' ? [] : [{ label: admin.title, path: '/admin' }, ...crumbs]
  return {
    ...view,
    crumbs: way,
    body: html`${menu(request)}<h1>${view.title}</h1>${doneNotice(request)}${body}`,
    isUnindexed: true,
    isAdministration: true,
  }
}

function menu(request: AdminRequest): Html {
  const { admin, language, who } = request
  const own = sections.filter(({ permission }) => may(who, permission, null))
  return html`<div class="admin-bar"><nav aria-label="${admin.menu}"><ul>${own.map(section => item(section, request))}</ul></nav>
<form method="post" action="${inLanguage('/admin/logout', language)}">${sealed(request)}
<span class="quiet small">${admin.as(who.name)} (${admin.roles[who.role]})</span> <button class="secondary">${admin.logOut}</button></form></div>`
}

function item({ id, path }: (typeof sections)[number], request: AdminRequest): Html {
  const isHere = request.path === path || (path !== '/admin' && request.path.startsWith(`${path}/`))
  return html`<li><a href="${inLanguage(path, request.language)}"${isHere ? html` aria-current="${request.path === path ? 'page' : 'true'}"` : ''}>${request.admin.sections[id]}</a></li>`
}

/** The hidden field that every form needs. */
export function sealed({ csrf }: Pick<AdminRequest, 'csrf'>): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

/** A button in a form of its own, which does one thing. */
export function actionForm(
  request: AdminRequest,
  {
    path,
    label,
    kind = '',
  }: { readonly path: string; readonly label: string; readonly kind?: 'secondary' | 'danger' | '' },
): Html {
  return html`<form method="post" action="${inLanguage(path, request.language)}">${sealed(request)}<button${kind === '' ? '' : html` class="${kind}"`}>${label}</button></form>`
}

function doneNotice({ query, admin }: AdminRequest): Html {
  const done = query.get('done') ?? ''
  if (!Object.hasOwn(admin.done, done)) return html``
  return html`<p class="notice notice-success" role="status">${admin.done[done as keyof typeof admin.done]}</p>`
}

/** A page for one who is not let in, or not further. */
export function outside(
  {
    title,
    body,
    status,
  }: { readonly title: string; readonly body: Html; readonly status: 200 | 403 | 404 | 413 | 429 },
  { path, language }: PageRequest,
): View {
  const crumbs = path === '/admin/login' ? [] : [{ label: adminWords[language].title, path: '/admin' }]
  return { status, title, crumbs, body: html`<h1>${title}</h1>${body}`, isUnindexed: true, isAdministration: true }
}
