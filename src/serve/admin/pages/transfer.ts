import { html } from 'hono/html'
import { applyPlan, type ImportPlan } from '../../../harvest/source-list.ts'
import { formatNumber } from '../../../text/format.ts'
import { settingsFaultText } from '../../../text/source-settings.ts'
import { inLanguage } from '../../links.ts'
import { table } from '../../parts/table.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, View } from '../../view.ts'
import { framed, sealed } from '../frame.ts'
import { may } from '../permissions.ts'
import { type AdminRequest, textOf } from '../request.ts'
import { ownSourceList, planOf } from '../transfer.ts'

const mostFaults = 200

/** Where lists of sources are had and taken. */
export async function transferPage(request: AdminRequest): Promise<View> {
  return viewOf({ body: html``, text: '' }, request)
}

/** The sources as a file in YAML. */
export async function exportFile(request: AdminRequest, { store }: PageTools): Promise<Response> {
  const headers = {
    'Content-Type': 'application/yaml; charset=utf-8',
    'Content-Disposition': 'attachment; filename="sources.yaml"',
    'Cache-Control': 'no-store',
  }
  return new Response(await ownSourceList(request.who, store), { headers })
}

/** Tries a list, or applies it: all of it or nothing. */
export async function importList(request: AdminRequest, tools: PageTools): Promise<View> {
  const { admin, form } = request
  const words = admin.transfer
  const text = await listIn(form)
  if (text.trim() === '')
    return viewOf(
      { body: html`<p class="notice notice-error" role="alert">${words.nothing}</p>`, text, status: 422 },
      request,
    )
  const plan = await planOf(text, tools)
  if (plan.faults.length > 0) return viewOf({ body: faultSection(plan, request), text, status: 422 }, request)
  const isTrial = textOf(form, 'act') !== 'apply'
  if (!isTrial) await applyPlan(plan, { name: request.who.name, at: tools.now() }, tools.store)
  return viewOf({ body: planSection(plan, request, isTrial ? text : null), text: isTrial ? text : '' }, request)
}

async function listIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const isFile = file instanceof File && file.size > 0
  return isFile ? await file.text() : String(form.get('text') ?? '')
}

interface Shown {
  readonly body: Html
  readonly text: string
  readonly status?: 422
}

function viewOf({ body, text, status }: Shown, request: AdminRequest): View {
  const { admin, language, who } = request
  const words = admin.transfer
  const importing = html`<section><h2>${words.importTitle}</h2><p>${words.importText}</p>
<form class="settings" method="post" enctype="multipart/form-data" action="${inLanguage('/admin/transfer', language)}">${sealed(request)}
<p><label for="file">${words.file}</label><input id="file" name="file" type="file" accept=".yaml,.yml,.json"></p>
<p><label for="text">${words.text}</label><textarea id="text" name="text" rows="10" spellcheck="false">
${text}</textarea></p>
<p class="actions"><button name="act" value="try">${words.try}</button> <button class="secondary" name="act" value="apply">${words.apply}</button></p></form></section>`
  const page = html`<p class="lead">${words.lead}</p>${body}
<section><h2>${words.exportTitle}</h2><p><a class="button secondary" href="${inLanguage('/admin/sources.yaml', language)}">${words.export}</a></p></section>
${may(who, 'sources', null) ? importing : ''}`
  return framed({ title: words.title, body: page, ...(status === undefined ? {} : { status }) }, request)
}

function faultSection({ faults }: ImportPlan, { admin, language }: AdminRequest): Html {
  const words = admin.transfer
  const rows = faults
    .slice(0, mostFaults)
    .map(fault => [
      formatNumber(fault.line, language),
      html`<bdi>${fault.id ?? '–'}</bdi>`,
      html`<code>${fault.field === '' ? '–' : fault.field}</code>`,
      html`<bdi>${settingsFaultText(fault, language)}</bdi>`,
    ])
  return html`<p class="notice notice-error" role="alert">${words.faulty(faults.length)}</p>
${table(words.faultsCaption, [words.line, words.source, words.field, words.problem], rows)}`
}

function planSection({ sources }: ImportPlan, request: AdminRequest, text: string | null): Html {
  const { admin, language } = request
  const words = admin.transfer
  const rows = sources.map(({ source, outcome, fields }) => [
    html`<bdi>${source.id}</bdi>`,
    html`${words.outcomes[outcome]}`,
    html`${fields.join(', ')}`,
  ])
  const confirm =
    text === null
      ? ''
      : html`<form method="post" action="${inLanguage('/admin/transfer', language)}">${sealed(request)}<input type="hidden" name="text" value="${text}"><p><button name="act" value="apply">${words.confirm}</button></p></form>`
  return html`<section><h2${text === null ? html` role="status"` : ''}>${text === null ? words.doneTitle : words.planTitle}</h2>
${table(words.planCaption, [words.source, words.outcome, words.field], rows)}${confirm}</section>`
}
