import { html } from 'hono/html'
import { collator } from '../../../text/format.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import { nextRun } from '../../pages/harvest.ts'
import { pagination, sliceOf } from '../../parts/pagination.ts'
import { stateMark, stateOf } from '../../parts/state.ts'
import { table } from '../../parts/table.ts'
import { ago } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { View } from '../../view.ts'
import { framed } from '../frame.ts'
import { may } from '../permissions.ts'
import type { AdminRequest } from '../request.ts'
import { sourceLink } from './source-link.ts'

/** The sources that the holder may see, by name. */
export async function sourcesPage(request: AdminRequest, tools: PageTools): Promise<View> {
  const { admin, words, language, query, who } = request
  const [all, latest, running] = await Promise.all([
    tools.store.sources(),
    tools.store.latestHarvests(),
    tools.store.running(),
  ])
  const text = (query.get('q') ?? '').trim().toLocaleLowerCase(language)
  const own = all.filter(({ id }) => may(who, 'see', id))
  const found = own.filter(({ id, title, url }) => `${id} ${title} ${url}`.toLocaleLowerCase(language).includes(text))
  const compare = collator(language)
  const slice = sliceOf(query, [100])
  const shown = found.toSorted((a, b) => compare(a.title, b.title)).slice(slice.offset, slice.offset + slice.limit)
  const counts = shown.map(async source => {
    const last = latest.get(source.id) ?? null
    const findings = last === null ? null : await tools.store.harvestFindingCounts(last.id)
    return [
      html`${sourceLink(source, request)} <code>${source.id}</code>`,
      html`<code>${source.kind}</code>`,
      stateMark(stateOf(last, findings, running.has(source.id)), request),
      last === null ? words.harvest.never : ago(last.endedAt, request),
      nextRun(source, request, tools),
      html`<span class="iri">${shortened(source.url, 80)}</span>`,
    ]
  })
  const { harvest } = words
  const heads = [harvest.source, harvest.kind, harvest.state, harvest.last, harvest.next, harvest.url]
  const body = html`${may(who, 'sources', null) ? html`<p><a class="button" href="${inLanguage('/admin/sources/new', language)}">${admin.sources.add}</a></p>` : ''}
<form class="filter" method="get" action="${inLanguage('/admin/sources', language)}"><label for="q">${admin.sources.find}</label>
<input id="q" name="q" type="search" value="${query.get('q') ?? ''}"><button class="secondary">${words.general.search}</button></form>
<p role="status" class="total">${words.units.sources(found.length)}</p>
${found.length === 0 ? html`<p>${own.length === 0 ? admin.sources.noneYet : admin.sources.none}</p>` : table(admin.sources.caption, heads, await Promise.all(counts))}
${pagination(found.length, slice, request)}`
  return framed({ title: admin.sources.title, body }, request)
}
