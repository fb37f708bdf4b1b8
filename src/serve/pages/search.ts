import { html } from 'hono/html'
import type { Search, SearchResult } from '../../store/store.ts'
import { closedLists, gatherInto } from '../closed-lists.ts'
import { chosenFacets } from '../facets.ts'
import { inLanguage } from '../links.ts'
import { chosenFilters, facetForm } from '../parts/facet-form.ts'
import { hitList } from '../parts/hits.ts'
import { pagination, sliceOf } from '../parts/pagination.ts'
import { select } from '../parts/select.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, Redirect, View } from '../view.ts'

const sizes = [20, 50, 100]
const sorts = ['relevance', 'modified', 'title'] as const
const longestQuery = 500

/** Parameters of the national portal's search and ours. */
const oldNames: Readonly<Record<string, string>> = { p: 'page', t: 'limit' }
const oldSorts: Readonly<Record<string, string>> = { '2': 'relevance', '4': 'modified', '8': 'modified' }

/** Search among datasets, data services and series. */
export async function searchPage(request: PageRequest, tools: ServeTools): Promise<View | Redirect> {
  const old = renamed(request)
  if (old !== null) return old
  const { words, query } = request
  const slice = sliceOf(query, sizes)
  const search = searchOf(query, tools, slice)
  const result = await tools.store.search(search)
  const body = html`<h1>${words.search.title}</h1>
<form class="search-page" action="${inLanguage('/datasets', request.language)}" method="get" role="search">
<div class="search-box"><label for="q">${words.search.label}</label>
<div><input id="q" name="q" type="search" value="${search.text}" maxlength="${longestQuery}" autocomplete="off" aria-describedby="q-help"><button>${words.general.search}</button></div>
<p id="q-help" class="quiet small">${words.search.help}</p></div>
<div class="search-columns">
${await facetForm(result, search, { request, tools })}
<section class="hits" aria-labelledby="hits">
<h2 id="hits" class="unseen">${words.search.hits}</h2>
${toolbar(result, search, request)}
${await chosenFilters(search, { request, tools })}
${result.items.length > 0 ? hitList(result.items, tools.profile, request) : empty(result.total, search, request)}
${pagination(result.total, slice, request)}
<p class="quiet small">${words.search.leftOut}</p>
</section></div></form>`
  const isDeep = slice.page > 1 || query.size > 1
  return {
    title: search.text === '' ? words.search.title : `${search.text} – ${words.search.title}`,
    body,
    isUnindexed: isDeep,
  }
}

/** The search that an address asks for. */
export function searchOf(
  query: URLSearchParams,
  { profile }: Pick<ServeTools, 'profile'>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Search {
  const text = (query.get('q') ?? '').trim().slice(0, longestQuery)
  const sort = sorts.find(sort => sort === query.get('sort')) ?? (text === '' ? 'modified' : 'relevance')
  const lists = closedLists(profile)
  return { text, facets: chosenFacets(query, lists), gather: gatherInto(lists), sort, limit, offset }
}

/** The same search in our words, when the address speaks the national portal's; null when it does not. */
function renamed({ query }: PageRequest): Redirect | null {
  if (!['p', 't', 's', 'rt', 'f'].some(name => query.has(name))) return null
  const next = new URLSearchParams()
  for (const [name, value] of query) {
    if (name in oldNames) next.set(oldNames[name], value)
    else if (name === 's') next.set('sort', oldSorts[value] ?? 'relevance')
    else if (name === 'rt') for (const type of value.split('$')) next.append('type', type.replaceAll('_', '-'))
    else if (name === 'f') for (const filter of value.split('$')) appendOldFilter(next, filter)
    else next.append(name, value)
  }
  return { status: 301, path: `/datasets?${next}` }
}

const oldPredicates: readonly (readonly [RegExp, string])[] = [
  [/\/dcat#theme$/, 'theme'],
  [/\/terms\/publisher$/, 'publisher'],
  [/\/terms\/format$/, 'format'],
  [/\/terms\/license$/, 'license'],
  [/\/terms\/accessRights$/, 'access'],
  [/hvdCategory$/, 'hvd'],
]

function appendOldFilter(query: URLSearchParams, filter: string): void {
  const [predicate, value] = filter.split('||')
  const name = oldPredicates.find(([pattern]) => pattern.test(predicate))?.[1]
  if (name !== undefined && value) query.append(name, value)
}

function toolbar({ total }: SearchResult, search: Search, { words }: PageRequest): Html {
  const orders = sorts.map(sort => ({ value: sort, label: words.search.sorts[sort] }))
  const lengths = sizes.map(size => ({ value: String(size), label: String(size) }))
  return html`<div class="toolbar"><p role="status" class="total">${words.units.results(total)}</p>
<p><label for="sort">${words.search.sort}</label> ${select('sort', orders, search.sort)}
<label for="limit">${words.search.perPage}</label> ${select('limit', lengths, String(search.limit))}
<button class="secondary">${words.general.show}</button></p></div>`
}

function empty(total: number, search: Search, { words, language }: PageRequest): Html {
  const all = html`<p><a class="onward" href="${inLanguage('/datasets', language)}">${words.search.emptyAll}</a></p>`
  if (total > 0) return html`<div class="empty"><p>${words.search.beyond}</p>${all}</div>`
  const hasFilters = Object.keys(search.facets).length > 0
  return html`<div class="empty"><h3>${words.search.emptyTitle}</h3><p>${words.search.emptyText}</p>
<ul>${hasFilters ? html`<li>${words.search.emptyFilters}</li>` : ''}<li>${words.search.emptySpelling}</li><li>${words.search.emptyWildcard}</li></ul>${all}</div>`
}
