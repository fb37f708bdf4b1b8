import { html } from 'hono/html'
import type { Organisation } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { labelOf } from '../describe/describe.ts'
import { inLanguage, numberOf } from '../links.ts'
import { marked } from '../literals.ts'
import { pagination, sliceOf } from '../parts/pagination.ts'
import { scoreCell } from '../parts/score.ts'
import { nameOf } from '../parts/title.ts'
import { headlineOf } from '../quality/method.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

const longestQuery = 200

/** Organisations that publish, searchable by name. */
export async function organisationsPage(request: PageRequest, tools: ServeTools): Promise<View> {
  const { words, language, query } = request
  const slice = sliceOf(query, [100])
  const text = (query.get('q') ?? '').trim().slice(0, longestQuery)
  const { items, total } = await tools.store.organisations({ text, limit: slice.limit, offset: slice.offset })
  const body = html`<h1>${words.organisations.title}</h1><p class="lead">${words.organisations.lead}</p>
<form class="search-box" action="${inLanguage('/organisations', language)}" method="get" role="search"><label for="q">${words.organisations.searchLabel}</label>
<div><input id="q" name="q" type="search" value="${text}" maxlength="${longestQuery}"><button>${words.general.search}</button></div></form>
<p role="status" class="total">${words.organisations.found(total)}</p>
${items.length === 0 ? html`<p>${words.organisations.none}</p>` : table(items, request, tools)}
${pagination(total, slice, request)}`
  return { title: words.organisations.title, body }
}

function table(items: readonly Organisation[], request: PageRequest, { profile }: ServeTools): Html {
  const { language, words } = request
  const { organisations } = words
  const heads = [
    organisations.name,
    organisations.type,
    organisations.datasets,
    organisations.services,
    organisations.score,
  ]
  const rows = items.map(item => {
    const type = item.type === null ? null : labelOf(profile, item.type, language)
    return html`<tr>
<th scope="row" data-label="${heads[0]}"><a href="${inLanguage(`/organisations/${numberOf(item)}`, language)}">${nameOf(item, request)}</a></th>
<td data-label="${heads[1]}">${type === null ? html`<span class="quiet">–</span>` : marked(type, language)}</td>
<td class="number" data-label="${heads[2]}">${formatNumber(item.datasets, language)}</td>
<td class="number" data-label="${heads[3]}">${formatNumber(item.dataServices, language)}</td>
<td data-label="${heads[4]}">${scoreCell(item.score, headlineOf(profile), request)}</td></tr>`
  })
  return html`<div class="scroll"><table class="stack"><caption>${organisations.caption}</caption>
<thead><tr>${heads.map((head, at) => html`<th scope="col"${at === 2 || at === 3 ? html` class="number"` : ''}>${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}
