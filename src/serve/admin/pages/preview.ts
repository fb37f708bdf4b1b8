import { html } from 'hono/html'
import type { Preview } from '../../../harvest/preview.ts'
import { changedFields } from '../../../harvest/source-list.ts'
import type { Source } from '../../../model/source.ts'
import type { StoredSource } from '../../../store/store.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, Redirect, View } from '../../view.ts'
import { framed, sealed } from '../frame.ts'
import { may } from '../permissions.ts'
import { previewPanel } from '../preview-panel.ts'
import type { AdminRequest } from '../request.ts'
import { fieldsOf } from '../source-fields.ts'
import { hiddenFields } from '../source-form.ts'
import { adminSourcePath } from './source-link.ts'

/** How long the reader waits for the result before being shown that it is being made, in ms. */
const patience = 2500

/** Tries a harvest of a source as it is. */
export async function tryHarvest(
  { parameters }: AdminRequest,
  { store, previews }: PageTools,
): Promise<Redirect | null> {
  const source = await store.source(parameters.id)
  if (source === null) return null
  const id = previews?.start(source) ?? null
  return {
    status: 303,
    path: id === null ? `${adminSourcePath(source.id)}?done=preview-busy` : `/admin/previews/${id}`,
  }
}

/** What a harvest would change, or that it is being found out. */
export async function previewPage(request: AdminRequest, tools: PageTools): Promise<View> {
  const { admin, parameters, who, language } = request
  const words = admin.preview
  const kept = (await tools.previews?.settled(parameters.id, patience)) ?? null
  const crumbs = [{ label: admin.sources.title, path: '/admin/sources' }]
  if (kept === null || !may(who, 'harvest', kept.source.id)) {
    return framed({ title: words.goneTitle, crumbs, body: html`<p>${words.gone}</p>`, status: 404 }, request)
  }
  const { source, state } = kept
  const title = words.of(shortened(source.title, 80))
  if (state.kind === 'running') {
    const body = html`<p role="status">${words.running}</p><p><a class="button secondary" href="${inLanguage(request.path, language)}">${words.refresh}</a></p>`
    return framed({ title, crumbs, body, refreshAfter: 2 }, request)
  }
  if (state.kind === 'broken') {
    return framed({ title, crumbs, body: html`<p class="notice notice-error">${words.broken}</p>` }, request)
  }
  const stored = await tools.store.source(source.id)
  const body = html`<p class="quiet">${words.nothing}</p>${await panelOf(state.preview, request, tools)}${after(source, stored, request)}`
  return framed({ title, crumbs, body }, request)
}

async function panelOf(preview: Preview, request: AdminRequest, tools: PageTools): Promise<Html> {
  const sources = new Map((await tools.store.sources()).map(({ id, title }) => [id, title]))
  return previewPanel(preview, { request, robot: tools.robot, sources })
}

/** What can be done with the settings that were tried, when they are not those that the source has. */
function after(source: Source, stored: StoredSource | null, request: AdminRequest): Html {
  const { admin, language } = request
  const isSame = stored !== null && changedFields(stored, source).length === 0
  const path = stored === null ? '/admin/sources' : adminSourcePath(source.id)
  if (isSame)
    return html`<p><a class="onward" href="${inLanguage(path, language)}">${shortened(source.title, 80)}</a></p>`
  const action = stored === null ? path : `${path}/settings`
  return html`<form class="actions" method="post" action="${inLanguage(action, language)}">${sealed(request)}${hiddenFields(fieldsOf(source))}
<button name="act" value="save">${admin.preview.save}</button> <button class="secondary" name="act" value="edit">${admin.preview.back}</button></form>`
}
