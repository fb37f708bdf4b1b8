import { html } from 'hono/html'
import type { Organisation, Store } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { inLanguage, numberOf } from '../links.ts'
import { guideTo } from '../parts/advice.ts'
import { findingGroups } from '../parts/findings.ts'
import { scoreCell, scorePanel, shownMethod } from '../parts/score.ts'
import { nameOf } from '../parts/title.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

const pageSize = 500
const mostOrganisations = 2000
const mostGroups = 10

/** Metadata quality of the whole country and per organisation. */
export async function qualityPage(request: PageRequest, tools: ServeTools): Promise<View> {
  const { words } = request
  const [summary, organisations, groups, guide] = await Promise.all([
    tools.store.scoreSummary({}, shownMethod),
    scored(tools.store),
    tools.store.findingGroups({}),
    guideTo(tools),
  ])
  const body = html`<h1>${words.quality.title}</h1><p class="lead">${words.quality.lead}</p>
${summary === null ? html`<p class="quiet">${words.quality.none}</p>` : html`<section><h2>${words.quality.national}</h2>${scorePanel(summary, words.quality.basis(summary.datasets), request)}</section>`}
${organisations.length === 0 ? '' : html`<section><h2>${words.quality.perOrganisation}</h2>${table(organisations, request)}</section>`}
<section><h2>${words.quality.mostSerious}</h2>${findingGroups(groups.slice(0, mostGroups), request, { guide })}</section>`
  return { title: words.quality.title, body }
}

/** The organisations that have a score, highest first. */
async function scored(store: Store): Promise<Organisation[]> {
  const found: Organisation[] = []
  for (let offset = 0; offset < mostOrganisations; offset += pageSize) {
    const { items, total } = await store.organisations({ text: '', limit: pageSize, offset })
    found.push(...items.filter(({ score }) => score !== null))
    if (offset + items.length >= total || items.length === 0) break
  }
  return found.sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
}

function table(organisations: readonly Organisation[], request: PageRequest): Html {
  const { words, language } = request
  const heads = [words.organisations.name, words.organisations.datasets, words.organisations.score]
  const rows = organisations.map(
    item =>
      html`<tr>
<th scope="row" data-label="${heads[0]}"><a href="${inLanguage(`/organisations/${numberOf(item)}`, language)}">${nameOf(item, request)}</a></th>
<td class="number" data-label="${heads[1]}">${formatNumber(item.datasets, language)}</td>
<td data-label="${heads[2]}">${scoreCell(item.score, request)}</td>
</tr>`,
  )
  return html`<div class="scroll"><table class="stack"><caption>${words.quality.perOrganisationCaption}</caption>
<thead><tr>
<th scope="col">${heads[0]}</th><th scope="col" class="number">${heads[1]}</th><th scope="col">${heads[2]}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}
