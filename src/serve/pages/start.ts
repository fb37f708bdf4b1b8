import { html } from 'hono/html'
import type { Harvest } from '../../model/harvest.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FacetCount, Store, StoredSource, Totals } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { closedLists, gatherInto } from '../closed-lists.ts'
import { labelOf } from '../describe/describe.ts'
import { codeOf, facetLabel, facetRows, publishersAmong } from '../facets.ts'
import { inLanguage, sourcePath } from '../links.ts'
import { marked } from '../literals.ts'
import { type Counts, stateMark, stateOf } from '../parts/state.ts'
import { ago } from '../parts/time.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

const mostPublishers = 8
const mostHarvests = 6

/** The start page: search, totals, themes, organisations and the latest harvests. */
export async function startPage(request: PageRequest, tools: ServeTools): Promise<View> {
  const { store, profile } = tools
  const [totals, result, harvests] = await Promise.all([
    store.totals(),
    store.search({
      text: '',
      facets: {},
      gather: gatherInto(closedLists(profile)),
      sort: 'modified',
      limit: 1,
      offset: 0,
    }),
    latest(store),
  ])
  const body = html`<div class="hero"><h1>${request.words.start.title}</h1><p class="lead">${request.words.start.lead}</p>
${searchBox(request)}${figures(totals, request)}</div>
${themes(result.facets.theme, profile, request)}
<div class="columns">${await publishers(result.facets.publisher, tools, request)}${harvestList(harvests, request)}</div>
${invitation(request)}`
  return { title: request.words.site.name, body }
}

function searchBox({ words, language }: PageRequest): Html {
  return html`<form class="search-box" role="search" action="${inLanguage('/datasets', language)}" method="get">
<label for="q">${words.start.searchLabel}</label>
<div><input id="q" name="q" type="search" autocomplete="off" placeholder="${words.start.placeholder}"><button>${words.general.search}</button></div>
</form>`
}

function figures(totals: Totals, { words, language }: PageRequest): Html {
  const figure = (count: number, label: string, path: string) =>
    html`<li><a href="${inLanguage(path, language)}"><span class="figure">${formatNumber(count, language)}</span> ${label}</a></li>`
  return html`<ul class="figures" aria-label="${words.start.totals}">
${figure(totals.datasets, words.start.datasets, '/datasets?type=dataset')}
${figure(totals.dataServices, words.start.dataServices, '/datasets?type=data-service')}
${figure(totals.organisations, words.start.organisations, '/organisations')}
${figure(totals.sources, words.start.sources, '/harvest')}
</ul>`
}

function themes(counts: readonly FacetCount[], profile: Profile, request: PageRequest): Html {
  const row = facetRows[0]
  const { language, words } = request
  const known = counts.flatMap(({ value, count }) => {
    const label = labelOf(profile, value, language)
    return label === null ? [] : [{ label, count, code: codeOf(row, value, profile) }]
  })
  if (known.length === 0) return html``
  const items = known.map(
    ({ label, count, code }) =>
      html`<li><a href="${inLanguage(`/datasets?theme=${encodeURIComponent(code)}`, language)}"><span>${marked(label, language)}</span> <span class="count">${formatNumber(count, language)}</span></a></li>`,
  )
  return html`<section><h2>${words.start.themes}</h2><ul class="themes">${items}</ul></section>`
}

async function publishers(counts: readonly FacetCount[], tools: ServeTools, request: PageRequest): Promise<Html> {
  const { language, words } = request
  const stated = counts.filter(({ value }) => value !== '').slice(0, mostPublishers * 3)
  const largest = (await publishersAmong(stated, tools.store)).slice(0, mostPublishers)
  const context = { request, profile: tools.profile, store: tools.store }
  const items = largest.map(async ({ value, count }) => {
    const name = await facetLabel('publisher', value, context)
    const href = inLanguage(`/datasets?publisher=${encodeURIComponent(value)}`, language)
    return html`<li><a href="${href}">${marked(name, language)}</a> <span class="count">${formatNumber(count, language)}</span></li>`
  })
  return html`<section><h2>${words.start.publishers}</h2><ul class="ranked">${await Promise.all(items)}</ul>
<p><a class="onward" href="${inLanguage('/organisations', language)}">${words.start.allOrganisations}</a></p></section>`
}

interface LatestHarvest {
  readonly source: StoredSource
  readonly harvest: Harvest
  readonly counts: Counts | null
}

async function latest(store: Store): Promise<LatestHarvest[]> {
  const { items } = await store.harvests({ limit: mostHarvests, offset: 0 })
  const rows = items.map(async harvest => {
    const source = await store.source(harvest.source)
    const counts = await store.harvestFindingCounts(harvest.id)
    return source === null ? [] : [{ source, harvest, counts }]
  })
  return (await Promise.all(rows)).flat()
}

function harvestList(harvests: readonly LatestHarvest[], request: PageRequest): Html {
  const { words, language } = request
  const items = harvests.map(({ source, harvest, counts }) => {
    const state = stateOf(harvest, counts, false)
    return html`<li><a href="${inLanguage(sourcePath(source), language)}"><bdi>${source.title}</bdi></a> <span class="when">${stateMark(state, request)} ${ago(harvest.endedAt, request)}</span></li>`
  })
  return html`<section><h2>${words.start.harvests}</h2>
${items.length === 0 ? html`<p class="quiet">${words.start.noHarvests}</p>` : html`<ul class="ranked">${items}</ul>`}
<p><a class="onward" href="${inLanguage('/harvest', language)}">${words.start.allHarvests}</a></p></section>`
}

function invitation({ words, language }: PageRequest): Html {
  return html`<section class="invitation"><h2>${words.start.publisherTitle}</h2><p>${words.start.publisherText}</p>
<p><a class="button" href="${inLanguage('/validate', language)}">${words.start.publisherAction}</a></p></section>`
}
