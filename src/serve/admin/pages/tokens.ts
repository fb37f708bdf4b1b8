import { html } from 'hono/html'
import { type Role, roles, type Token } from '../../../model/access.ts'
import { inLanguage } from '../../links.ts'
import { table } from '../../parts/table.ts'
import { ago } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, Redirect, View } from '../../view.ts'
import { framed, sealed } from '../frame.ts'
import { type AdminRequest, textOf } from '../request.ts'
import { createSecret, hashOf } from '../secrets.ts'

/** The tokens, and the form that makes one. */
export async function tokensPage(request: AdminRequest, tools: PageTools): Promise<View> {
  return await viewOf({ label: '', role: 'owner', sources: '' }, [], { request, tools })
}

/** Makes a token and shows its secret, this once. */
export async function createToken(request: AdminRequest, tools: PageTools): Promise<View> {
  const { form, admin } = request
  const values = { label: textOf(form, 'label'), role: textOf(form, 'role'), sources: textOf(form, 'sources') }
  const sources = values.sources.split(/[\s,]+/).filter(id => id !== '')
  const role = roles.find(each => each === values.role)
  const faults = await faultsIn({ ...values, sources, role }, request, tools)
  if (faults.length > 0 || role === undefined) return await viewOf(values, faults, { request, tools })
  const secret = createSecret()
  const { label } = values
  await tools.store.addToken(
    { label, role, sources, hash: hashOf(secret) },
    { name: request.who.name, at: tools.now() },
  )
  const words = admin.tokens
  const body = html`<p class="notice notice-success" role="status">${words.createdText}</p>
<dl class="properties"><div><dt>${words.label}</dt><dd><bdi>${label}</bdi></dd></div><div><dt>${words.role}</dt><dd>${admin.roles[role]}</dd></div></dl>
<pre tabindex="0" class="secret">${secret}</pre>
<p><a class="onward" href="${inLanguage('/admin/tokens', request.language)}">${words.title}</a></p>`
  return framed({ title: words.createdTitle, crumbs: [{ label: words.title, path: '/admin/tokens' }], body }, request)
}

/** Makes a token hold no longer. */
export async function revokeToken(
  { parameters, who }: AdminRequest,
  { store, now }: PageTools,
): Promise<Redirect | null> {
  const id = /^[1-9]\d{0,12}$/.test(parameters.id) ? Number(parameters.id) : null
  const isRevoked = id !== null && (await store.revokeToken(id, { name: who.name, at: now() }))
  return isRevoked ? { status: 303, path: '/admin/tokens?done=revoked' } : null
}

interface Filled {
  readonly label: string
  readonly role: Role | undefined
  readonly sources: readonly string[]
}

async function faultsIn(
  { label, role, sources }: Filled,
  { admin }: AdminRequest,
  { store }: PageTools,
): Promise<string[]> {
  const words = admin.tokens
  const known = new Set((await store.sources()).map(({ id }) => id))
  return [
    ...(label === '' || label.length > 100 ? [words.needsLabel] : []),
    ...(role === undefined ? [words.needsRole] : []),
    ...(role === 'owner' && sources.length === 0 ? [words.needsSources] : []),
    ...(role !== undefined && role !== 'owner' && sources.length > 0 ? [words.onlyOwner] : []),
    ...sources.filter(id => !known.has(id)).map(words.noSource),
  ]
}

interface Values {
  readonly label: string
  readonly role: string
  readonly sources: string
}

async function viewOf(
  values: Values,
  faults: readonly string[],
  { request, tools }: { readonly request: AdminRequest; readonly tools: PageTools },
): Promise<View> {
  const { admin } = request
  const words = admin.tokens
  const all = (await tools.store.tokens()).toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null),
  )
  const heads = [words.label, words.role, words.created, words.used, words.holds]
  const body = html`<p class="lead">${words.lead}</p>
${
  all.length === 0
    ? html`<p class="quiet">${words.none}</p>`
    : table(
        words.caption,
        heads,
        all.map(token => row(token, request)),
      )
}
<section><h2>${words.createTitle}</h2>${formOf(values, faults, request)}</section>`
  return framed({ title: words.title, body, status: faults.length === 0 ? 200 : 422 }, request)
}

function row({ id, label, role, sources, createdAt, lastUsedAt, revokedAt }: Token, request: AdminRequest): Html[] {
  const { admin, language } = request
  const words = admin.tokens
  const revoking = html`<form method="post" action="${inLanguage(`/admin/tokens/${id}/revoke`, language)}">${sealed(request)}<button class="secondary" aria-label="${words.revokeOf(label)}">${words.revoke}</button></form>`
  return [
    html`<bdi>${label}</bdi>`,
    html`${admin.roles[role]}${sources.length === 0 ? '' : html` <span class="quiet small">${sources.join(', ')}</span>`}`,
    ago(createdAt, request),
    lastUsedAt === null ? html`${words.never}` : ago(lastUsedAt, request),
    revokedAt === null ? revoking : html`<span class="quiet">${words.revoked} ${ago(revokedAt, request)}</span>`,
  ]
}

function formOf({ label, role, sources }: Values, faults: readonly string[], request: AdminRequest): Html {
  const { admin, language } = request
  const words = admin.tokens
  const refusal =
    faults.length === 0
      ? ''
      : html`<div class="notice notice-error" role="alert" id="faults"><ul>${faults.map(fault => html`<li>${fault}</li>`)}</ul></div>`
  const choice = (each: Role) =>
    html`<label class="box"><input type="radio" name="role" value="${each}"${each === role ? html` checked` : ''}><span><strong>${admin.roles[each]}</strong> ${words.roleHelp[each]}</span></label>`
  return html`${refusal}<form class="settings narrow" method="post" action="${inLanguage('/admin/tokens', language)}">${sealed(request)}
<p><label for="label">${words.label}</label><input id="label" name="label" value="${label}" autocomplete="off"></p>
<fieldset><legend>${words.role}</legend>${[...roles].reverse().map(choice)}</fieldset>
<p><label for="sources">${words.sources}</label><textarea id="sources" name="sources" rows="3" spellcheck="false" aria-describedby="sources-help">
${sources}</textarea><span class="quiet small" id="sources-help">${words.sourcesHelp}</span></p>
<p><button>${words.create}</button></p></form>`
}
