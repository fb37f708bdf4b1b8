import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import { authority, dcterms, foaf } from '../../rdf/vocabulary.ts'
import type { EntryId, FullEntry, Organisation, SearchResult } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { closedLists, gatherInto } from '../closed-lists.ts'
import { labelOf } from '../describe/describe.ts'
import { graphOf } from '../describe/record-graph.ts'
import { entryIdOf, inLanguage, numberOf, outward, pathOf, recordPath } from '../links.ts'
import { chosen, marked } from '../literals.ts'
import { guideTo } from '../parts/advice.ts'
import { feedAlternate, feedLink } from '../parts/feed-link.ts'
import { findingGroups, findingTable } from '../parts/findings.ts'
import { machineSection, recordFormats } from '../parts/machine.ts'
import { pagination, sliceOf } from '../parts/pagination.ts'
import { organisationQuality } from '../parts/quality/organisation-section.ts'
import { scoreCell } from '../parts/score.ts'
import { nameOf, plainNameOf, titleOfEntry } from '../parts/title.ts'
import { headlineOf } from '../quality/method.ts'
import type { PageTools } from '../tools.ts'
import type { Html, PageRequest, Redirect, View } from '../view.ts'

const mostWorst = 10
const mostGroups = 20

/** An organisation: what it publishes, how well it is described and what to correct first. Private persons have no page. */
export async function organisationPage(request: PageRequest, tools: PageTools): Promise<View | Redirect | null> {
  const id = entryIdOf(request.parameters.id)
  if (id === null) return null
  const organisation = await tools.store.organisation(id)
  if (organisation === null) return await shownInstead(id, request, tools)
  const rule = request.query.get('rule')
  if (rule !== null) return await rulePage(rule, organisation, { request, tools })
  const entry = await tools.store.entry(organisation)
  const page = `/organisations/${numberOf(organisation)}`
  const body = html`<header class="entry-head"><p class="kind">${request.words.resourceType.Agent}</p><h1>${nameOf(organisation, request)}</h1></header>
<div class="entry-columns"><div>
${await figures(organisation, { request, tools })}
${await organisationQuality(organisation, { request, tools })}
${await fixFirst(organisation, { request, tools })}
${await worst(organisation, { request, tools })}
</div><aside aria-label="${request.words.general.details}">${await about(organisation, entry, { request, tools })}${feedLink(page, request)}${entry === null ? '' : machineSection(entry, request)}</aside></div>`
  const records = recordFormats.map(({ id, mediaType }) => ({
    href: `${recordPath(organisation)}?format=${id}`,
    type: mediaType,
  }))
  return {
    ...heading(organisation, request),
    body,
    alternates: [feedAlternate(page, request), ...records],
    isAboutQuality: true,
  }
}

/** Sends on to the entry that is shown of the same agent; null when there is none with a page. */
async function shownInstead(id: EntryId, { query }: PageRequest, { store }: PageTools): Promise<Redirect | null> {
  const entry = await store.entry(id)
  const shown = entry === null ? null : await store.entryOf(entry.primaryTopic)
  const organisation = shown === null ? null : await store.organisation(shown)
  if (organisation === null) return null
  const search = query.size === 0 ? '' : `?${query}`
  return { status: 301, path: `/organisations/${numberOf(organisation)}${search}` }
}

interface Around {
  readonly request: PageRequest
  readonly tools: PageTools
}

function heading(organisation: Organisation, request: PageRequest): Pick<View, 'title' | 'titleLanguage' | 'crumbs'> {
  return {
    title: plainNameOf(organisation, request, 120),
    titleLanguage: chosen(organisation.name, request.language)?.language ?? null,
    crumbs: [{ label: request.words.organisations.title, path: '/organisations' }],
  }
}

async function figures({ iri, datasets, dataServices }: Organisation, { request, tools }: Around): Promise<Html> {
  const { words, language } = request
  const result = await tools.store.search({
    text: '',
    facets: { publisher: [iri] },
    gather: gatherInto(closedLists(tools.profile)),
    sort: 'title',
    limit: 1,
    offset: 0,
  })
  const of = (facet: keyof SearchResult['facets'], ...values: readonly string[]) =>
    result.facets[facet].filter(({ value }) => values.includes(value)).reduce((sum, { count }) => sum + count, 0)
  const rights = (code: string) => `${authority}access-right/${code}`
  const highValue = result.facets.hvdCategory.filter(({ value }) => value !== '')
  const hvd = highValue.map(({ value }) => `&hvd=${encodeURIComponent(value)}`).join('')
  const figure = (count: number, label: string, filter: string) => {
    const href = inLanguage(`/datasets?publisher=${encodeURIComponent(iri)}${filter}`, language)
    return html`<li><a href="${href}"><span class="figure">${formatNumber(count, language)}</span> ${label}</a></li>`
  }
  return html`<section><h2 class="unseen">${words.organisations.counts}</h2><ul class="figures">
${figure(datasets, words.organisations.datasets, '&type=dataset')}
${figure(dataServices, words.organisations.apis, '&type=data-service')}
${figure(of('accessRights', rights('PUBLIC')), words.organisations.open, '&access=PUBLIC')}
${figure(of('accessRights', rights('NON_PUBLIC'), rights('RESTRICTED')), words.organisations.protected, '&access=NON_PUBLIC&access=RESTRICTED')}
${highValue.length === 0 ? '' : figure(result.total - of('hvdCategory', ''), words.organisations.highValue, hvd)}
</ul>
<p><a class="onward" href="${inLanguage(`/datasets?publisher=${encodeURIComponent(iri)}`, language)}">${words.organisations.seeDatasets}</a></p></section>`
}

async function fixFirst(organisation: Organisation, { request, tools }: Around): Promise<Html> {
  const { organisations } = request.words
  const groups = await tools.store.findingGroups({ publisher: organisation.iri })
  const href = (rule: string) =>
    inLanguage(`/organisations/${numberOf(organisation)}?rule=${encodeURIComponent(rule)}`, request.language)
  return html`<section id="findings"><h2>${organisations.fixFirst}</h2><p class="quiet">${organisations.fixFirstText}</p>
${findingGroups(groups.slice(0, mostGroups), request, { guide: await guideTo(tools), entriesHref: href })}</section>`
}

async function worst({ iri }: Organisation, { request, tools }: Around): Promise<Html> {
  const { words, language } = request
  const method = headlineOf(tools.profile)
  const datasets = await tools.store.worstDatasets(iri, method.id, mostWorst)
  if (datasets.length === 0) return html``
  const heads = [words.resourceType.Dataset, words.organisations.score]
  const rows = datasets.map(
    entry =>
      html`<tr>
<th scope="row" data-label="${heads[0]}"><a href="${inLanguage(pathOf(entry), language)}">${titleOfEntry(entry, request)}</a></th>
<td data-label="${heads[1]}">${scoreCell(entry.points, method, request)}</td>
</tr>`,
  )
  return html`<section><h2>${words.organisations.worst}</h2><p class="quiet">${words.organisations.worstText}</p>
<table class="stack"><caption>${words.organisations.worstCaption}</caption>
<thead><tr>
${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></section>`
}

async function about(organisation: Organisation, entry: FullEntry | null, { request, tools }: Around): Promise<Html> {
  const { words, language } = request
  const graph = entry === null ? null : graphOf([entry])
  const values = (property: string) =>
    graph === null ? [] : graph.objectsOf(graph.iri(organisation.iri), graph.iri(property)).map(id => graph.value(id))
  const row = (label: string, value: Html | null) =>
    value === null ? '' : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const homepage = values(foaf.homepage)[0]
  const description = entry === null ? null : chosen(entry.description, language)
  return html`<section><h2>${words.organisations.about}</h2>${description === null ? '' : html`<p>${marked(description, language)}</p>`}<dl class="facts-list">
${row(words.organisations.type, typeName(organisation.type ?? values(dcterms.type)[0] ?? null, tools.profile, request))}
${row(words.organisations.homepage, homepage === undefined ? null : outward(homepage))}
${row(words.organisations.uri, outward(organisation.iri))}</dl></section>`
}

function typeName(type: string | null, profile: Profile, { language }: PageRequest): Html | null {
  if (type === null) return null
  const label = labelOf(profile, type, language)
  return label === null ? outward(type) : marked(label, language)
}

/** The records of an organisation on which one rule is broken. */
async function rulePage(rule: string, organisation: Organisation, { request, tools }: Around): Promise<View> {
  const { words } = request
  const slice = sliceOf(request.query, [50])
  const scope = { publisher: organisation.iri, sourceShape: rule }
  const { items, total } = await tools.store.findings(scope, { limit: slice.limit, offset: slice.offset })
  const own = heading(organisation, request)
  const crumbs = [...(own.crumbs ?? []), { label: own.title, path: request.path }]
  const guide = await guideTo(tools)
  const isVaried = items.some(({ resultMessage }) => resultMessage.sv !== items[0].resultMessage.sv)
  const columns = ['resource', ...(isVaried ? (['problem'] as const) : []), 'value', 'line'] as const
  const group = { example: items[0], count: total, resources: total }
  const body = html`<h1>${words.organisations.ruleTitle}</h1>
${items.length === 0 ? html`<p>${words.findings.none}</p>` : html`${findingGroups([group], request, { guide })}${findingTable(items, request, { caption: words.findings.listCaption, guide, columns })}`}
${pagination(total, slice, request)}`
  return { title: words.organisations.ruleTitle, crumbs, body, isUnindexed: true }
}
