import { html } from 'hono/html'
import type { FacetCount, Search, SearchResult } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { type ClosedLists, closedLists, otherValue } from '../closed-lists.ts'
import { codeOf, facetLabel, facetRows, facetValue, publishersAmong } from '../facets.ts'
import { inLanguage } from '../links.ts'
import { marked, plain, shortened } from '../literals.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest } from '../view.ts'

const shownAtOnce = 6
const shownAtMost = 40

interface Around {
  readonly request: PageRequest
  readonly tools: ServeTools
}

type Row = (typeof facetRows)[number]

/** The facets as groups of checkboxes with a button; chosen values are always among them. */
export async function facetForm(result: SearchResult, search: Search, around: Around): Promise<Html> {
  const { words, language } = around.request
  const groups = await Promise.all(
    facetRows.map(async row => facetGroup(row, await countsOf(row, result, around.tools), { ...around, search })),
  )
  return html`<section class="facets" aria-labelledby="filters"><h2 id="filters">${words.search.filters}</h2>
${groups}
<p class="facet-buttons"><button>${words.search.apply}</button> <a href="${inLanguage('/datasets', language)}">${words.search.clear}</a></p></section>`
}

/** The chosen filters, each a link to the search without it; nothing when there are none. */
export async function chosenFilters(search: Search, { request, tools }: Around): Promise<Html> {
  const lists = closedLists(tools.profile)
  const items = facetRows.flatMap(row =>
    (search.facets[row.facet] ?? []).map(async value => {
      const label = await facetLabel(row.facet, value, { request, profile: tools.profile, store: tools.store })
      const text = shortened(label.text, 80)
      const name = `${request.words.search.facets[row.facet]}: ${plain({ und: text }, request.language, { otherwise: text })}`
      const href = without({ row, value, lists }, request)
      return html`<li><a href="${href}" aria-label="${request.words.search.remove(name)}">
${marked({ ...label, text }, request.language)} <span aria-hidden="true">×</span></a></li>`
    }),
  )
  if (items.length === 0) return html``
  return html`<ul class="chosen" aria-label="${request.words.search.chosen}">${await Promise.all(items)}</ul>`
}

/**
 * The values to choose from, those outside the facet's list last. No high-value category is nothing to choose, and
 * publishers without a page are persons or unknown.
 */
async function countsOf(
  { facet }: Row,
  { facets }: SearchResult,
  { store }: ServeTools,
): Promise<readonly FacetCount[]> {
  if (facet === 'publisher') return await publishersAmong(facets[facet].slice(0, shownAtOnce + shownAtMost), store)
  const wanted = facet === 'hvdCategory' ? facets[facet].filter(({ value }) => value !== '') : facets[facet]
  return wanted.toSorted((a, b) => Number(a.value === otherValue) - Number(b.value === otherValue))
}

async function facetGroup(
  row: Row,
  counts: readonly FacetCount[],
  { search, request, tools }: Around & { readonly search: Search },
): Promise<Html> {
  const { words } = request
  const chosen = search.facets[row.facet] ?? []
  const missing = chosen.filter(value => !counts.some(count => count.value === value))
  const all = [...missing.map(value => ({ value, count: 0 })), ...counts]
  const first = all.filter(({ value }, at) => at < shownAtOnce || chosen.includes(value)).slice(0, shownAtMost)
  const more = all.filter(count => !first.includes(count)).slice(0, shownAtMost)
  const rest = all.length - first.length - more.length
  if (all.length === 0) return html``
  const boxes = (some: readonly FacetCount[]) =>
    Promise.all(some.map(count => checkbox(row, count, { chosen, request, tools })))
  return html`<fieldset><legend>${words.search.facets[row.facet]}</legend>
${await boxes(first)}
${more.length === 0 ? '' : html`<details><summary>${words.search.moreValues(more.length)}</summary>${await boxes(more)}${rest > 0 ? html`<p class="quiet small">${words.search.rest(rest)}</p>` : ''}</details>`}
</fieldset>`
}

async function checkbox(
  row: Row,
  { value, count }: FacetCount,
  { chosen, request, tools }: Around & { readonly chosen: readonly string[] },
): Promise<Html> {
  const label = await facetLabel(row.facet, value, { request, profile: tools.profile, store: tools.store })
  const code = codeOf(row, value, tools.profile)
  const name = marked({ ...label, text: shortened(label.text, 80) }, request.language)
  const tick = chosen.includes(value) ? html` checked` : ''
  return html`<label class="box"><input type="checkbox" name="${row.parameter}" value="${code}"${tick}> <span>${name}</span>
<span class="count">${formatNumber(count, request.language)}</span></label>`
}

/** The same search without one filter, by whatever code it stands in the address. */
function without(
  { row, value, lists }: { readonly row: Row; readonly value: string; readonly lists: ClosedLists },
  request: PageRequest,
): string {
  const next = new URLSearchParams()
  for (const [name, code] of request.query) {
    const isFilter = name === row.parameter && facetValue(row, code, lists) === value
    if (name !== 'page' && !isFilter) next.append(name, code)
  }
  const text = next.toString()
  return inLanguage('/datasets', request.language) + (text === '' ? '' : `?${text}`)
}
