import { html } from 'hono/html'
import { applySettings } from '../../../harvest/source-settings.ts'
import type { SettingsFault } from '../../../harvest/source-settings-form.ts'
import type { Source } from '../../../model/source.ts'
import { kinds } from '../../../source/kinds.ts'
import { sourceFactWords } from '../../../text/source-facts.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import type { PageTools } from '../../tools.ts'
import type { Redirect, View } from '../../view.ts'
import { framed, sealed } from '../frame.ts'
import { notAllowedFields } from '../owner-limits.ts'
import { type AdminRequest, textOf } from '../request.ts'
import { blankFields, type FieldValues, fieldsOf, filledIn, settingsIn } from '../source-fields.ts'
import { sourceForm } from '../source-form.ts'
import { adminSourcePath } from './source-link.ts'

/** The form of a new source, of the kind that the query names. */
export async function newSourcePage(request: AdminRequest, tools: PageTools): Promise<View> {
  const wanted = request.query.get('kind') ?? ''
  return formView(
    blankFields(Object.hasOwn(kinds, wanted) ? wanted : 'dcat'),
    { before: null, faults: [] },
    { request, tools },
  )
}

/** The form of a source that there is. */
export async function settingsPage(request: AdminRequest, tools: PageTools): Promise<View | null> {
  const before = await tools.store.source(request.parameters.id)
  if (before === null) return null
  const wanted = request.query.get('kind') ?? ''
  const kind = Object.hasOwn(kinds, wanted) ? { kind: wanted } : {}
  return formView({ ...fieldsOf(before), ...kind }, { before, faults: [] }, { request, tools })
}

/** Adds a source, or tries it first. */
export async function addSource(request: AdminRequest, tools: PageTools): Promise<View | Redirect> {
  const values = filledIn(request.form)
  const exists = values.id !== '' && (await tools.store.source(values.id ?? '')) !== null
  const taken: readonly SettingsFault[] = exists ? [{ field: 'id', code: 'taken', details: {} }] : []
  return await submitted(values, { before: null, faults: taken }, { request, tools })
}

/** Changes the settings of a source, or tries them first. */
export async function changeSource(request: AdminRequest, tools: PageTools): Promise<View | Redirect | null> {
  const before = await tools.store.source(request.parameters.id)
  if (before === null) return null
  return await submitted({ ...filledIn(request.form), id: before.id }, { before, faults: [] }, { request, tools })
}

/** Asks whether a source is really to be removed. */
export async function removalPage(request: AdminRequest, { store }: PageTools): Promise<View | null> {
  const source = await store.source(request.parameters.id)
  if (source === null) return null
  const { admin, language } = request
  const path = adminSourcePath(source.id)
  const body = html`<p class="notice notice-warning">${admin.sources.removeText}</p>
<div class="actions"><form method="post" action="${inLanguage(`${path}/remove`, language)}">${sealed(request)}<button class="danger">${admin.sources.removeConfirm}</button></form>
<a class="button secondary" href="${inLanguage(path, language)}">${admin.sources.cancel}</a></div>`
  const crumbs = [
    { label: admin.sources.title, path: '/admin/sources' },
    { label: shortened(source.title, 80), path },
  ]
  return framed({ title: admin.sources.removeTitle(shortened(source.title, 80)), crumbs, body }, request)
}

/** Removes a source and everything harvested from it. */
export async function removeSource(
  { parameters, who }: AdminRequest,
  { store, now }: PageTools,
): Promise<Redirect | null> {
  const isRemoved = await store.removeSource(parameters.id, { name: who.name, at: now() })
  return isRemoved ? { status: 303, path: '/admin/sources?done=removed' } : null
}

interface Held {
  /** The source as it is; null for a new one. */
  readonly before: Source | null
  readonly faults: readonly SettingsFault[]
}

interface Around {
  readonly request: AdminRequest
  readonly tools: PageTools
}

async function submitted(
  values: FieldValues,
  { before, faults }: Held,
  { request, tools }: Around,
): Promise<View | Redirect> {
  const { store, previews, profiles, now } = tools
  const act = textOf(request.form, 'act')
  if (act === 'edit') return formView(values, { before, faults: [] }, { request, tools })
  const result = applySettings(settingsIn(values), { before, profiles: profiles.map(({ id }) => id) })
  const wrong = [...faults, ...('faults' in result ? result.faults : [])]
  if (!('source' in result) || wrong.length > 0) return formView(values, { before, faults: wrong }, { request, tools })
  const { source } = result
  const barred = notAllowedFields(request.who, before, source).map(
    (field): SettingsFault => ({ field, code: 'not-yours', details: {} }),
  )
  if (barred.length > 0) return formView(values, { before, faults: barred }, { request, tools })
  if (act === 'preview' && previews !== null) {
    const id = previews.start(source)
    if (id === null) return busyView(values, { before, faults: [] }, { request, tools })
    return { status: 303, path: `/admin/previews/${id}` }
  }
  await store.putSource(source, { name: request.who.name, at: now() })
  return { status: 303, path: `${adminSourcePath(source.id)}?done=${before === null ? 'added' : 'saved'}` }
}

function busyView(values: FieldValues, held: Held, around: Around): View {
  const view = formView(values, held, around)
  const { busy } = around.request.admin.preview
  return { ...view, status: 503, body: html`<p class="notice notice-warning" role="alert">${busy}</p>${view.body}` }
}

function formView(values: FieldValues, { before, faults }: Held, { request, tools }: Around): View {
  const { admin, language } = request
  const isNew = before === null
  const action = isNew ? '/admin/sources' : `${adminSourcePath(before.id)}/settings`
  const title = isNew ? admin.sources.newTitle : admin.sources.editTitle(shortened(before.title, 80))
  const crumbs = [
    { label: admin.sources.title, path: '/admin/sources' },
    ...(isNew ? [] : [{ label: shortened(before.title, 80), path: adminSourcePath(before.id) }]),
  ]
  const body = html`<p class="lead">${sourceFactWords[language].reads[values.kind ?? ''] ?? ''}</p>${sourceForm({ values, faults, action, isNew }, request, tools)}`
  return framed({ title, crumbs, body, status: faults.length === 0 ? 200 : 422 }, request)
}
