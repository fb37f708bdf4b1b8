import { html } from 'hono/html'
import { runStoryWords } from '../../../text/run-story.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import { likelyTable, lostTable } from '../../parts/duplicates.ts'
import { pagination, sliceOf } from '../../parts/pagination.ts'
import { select } from '../../parts/select.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, View } from '../../view.ts'
import { framed } from '../frame.ts'
import { may } from '../permissions.ts'
import type { AdminRequest } from '../request.ts'

/** What a source loses to others by the rules, and what may be the same though the rules do not say so. */
export async function duplicatesPage(request: AdminRequest, tools: PageTools): Promise<View> {
  const { admin, query, who, language, words } = request
  const text = admin.duplicates
  const sources = (await tools.store.sources()).filter(({ id }) => may(who, 'see', id))
  const wanted = query.get('source') ?? (who.role === 'owner' ? who.sources[0] : undefined)
  const chosen = sources.find(({ id }) => id === wanted)?.id ?? null
  const everything = who.role === 'owner' ? [] : [{ value: '', label: text.all }]
  const choices = [...everything, ...sources.map(({ id, title }) => ({ value: id, label: shortened(title, 80) }))]
  const body = html`<form class="filter" method="get" action="${inLanguage('/admin/duplicates', language)}"><label for="source">${text.source}</label>
${select('source', choices, chosen ?? '')}<button class="secondary">${words.general.show}</button></form>
${await lostPart(chosen, request, tools)}${await likelyPart(chosen, request, tools)}`
  return framed({ title: text.title, body }, request)
}

async function lostPart(source: string | null, request: AdminRequest, { store }: PageTools): Promise<Html> {
  const text = request.admin.duplicates
  if (source === null) return html`<section><h2>${text.lostTitle}</h2><p class="quiet">${text.choose}</p></section>`
  const slice = sliceOf(request.query, [50])
  const { items, total } = await store.lostDuplicates(source, { limit: slice.limit, offset: slice.offset })
  const list = total === 0 ? html`<p class="quiet">${text.noneLost}</p>` : await lostTable(items, { request, store })
  return html`<section><h2>${text.lostTitle}</h2><p>${text.lostText}</p>${list}${pagination(total, slice, request)}</section>`
}

async function likelyPart(source: string | null, request: AdminRequest, { store }: PageTools): Promise<Html> {
  const text = request.admin.duplicates
  const slice = sliceOf(request.query, [50])
  const scope = source === null ? {} : { source }
  const { items, total } = await store.likelyDuplicates(scope, { limit: slice.limit, offset: slice.offset })
  const { why } = runStoryWords[request.language]
  const names = { caption: text.likelyCaption, why, resources: text.resources, reasons: text.reasons }
  const list = total === 0 ? html`<p class="quiet">${text.noneLikely}</p>` : likelyTable(items, names, request)
  return html`<section><h2>${text.likelyTitle}</h2><p>${text.likelyText}</p>${list}${pagination(total, slice, request)}</section>`
}
