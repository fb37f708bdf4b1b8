import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import type { FullEntry, Store } from '../../store/store.ts'
import { distributionsOf } from '../describe/distributions.ts'
import { periodOf } from '../describe/period.ts'
import { graphOf } from '../describe/record-graph.ts'
import { inLanguage, pathOf } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'
import { formatBadges } from './badges.ts'
import { pagination, sliceOf } from './pagination.ts'
import { published } from './time.ts'
import { titleOfEntry } from './title.ts'

interface Around {
  readonly request: PageRequest
  readonly profile: Profile
  readonly store: Store
}

/** The datasets of a series, a page at a time. */
export async function memberSection({ primaryTopic }: FullEntry, { request, profile, store }: Around): Promise<Html> {
  const { dataset } = request.words
  const slice = sliceOf(request.query, [50])
  const { items, total } = await store.members(primaryTopic, { limit: slice.limit, offset: slice.offset })
  if (total === 0) return html`<section id="members"><h2>${dataset.members}</h2><p>${dataset.noMembers}</p></section>`
  const heads = [request.words.general.title, dataset.issued, dataset.period, dataset.format]
  const rows = await Promise.all(items.map(item => row(item, heads, { request, profile })))
  return html`<section id="members"><h2>${dataset.members}</h2><p class="total">${request.words.units.datasets(total)}</p>
<div class="scroll"><table class="stack"><caption>${dataset.membersCaption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
${pagination(total, slice, request)}</section>`
}

async function row(
  entry: FullEntry,
  heads: readonly string[],
  { request, profile }: Pick<Around, 'request' | 'profile'>,
): Promise<Html> {
  const { language } = request
  const graph = graphOf([entry])
  const subject = graph.iri(entry.primaryTopic)
  const distributions = distributionsOf(graph, subject, { profile, language })
  const formats = distributions.flatMap(view => view.formatValues).toSorted()
  const dash = html`<span class="quiet">–</span>`
  const { from, to } = periodOf(graph, subject)
  const end = (date: string | null) => (date === null ? '' : published(date, request))
  const period = from === null && to === null ? dash : html`${end(from)} – ${end(to)}`
  return html`<tr><th scope="row" data-label="${heads[0]}"><a href="${inLanguage(pathOf(entry), language)}">${titleOfEntry(entry, request)}</a></th>
<td data-label="${heads[1]}">${entry.issued === null ? dash : published(entry.issued, request)}</td>
<td data-label="${heads[2]}">${period}</td>
<td data-label="${heads[3]}">${formats.length === 0 ? dash : html`<ul class="badges">${formatBadges(formats, profile, request)}</ul>`}</td></tr>`
}

/** The data services that serve a dataset or a series; nothing when there are none. */
export async function serviceSection(
  entry: FullEntry,
  { request, store }: Pick<Around, 'request' | 'store'>,
): Promise<Html> {
  const services = await store.servicesOf(entry)
  if (services.length === 0) return html``
  const items = services.map(
    service =>
      html`<li><a href="${inLanguage(pathOf(service), request.language)}">${titleOfEntry(service, request)}</a></li>`,
  )
  return html`<section id="services"><h2>${request.words.dataset.services}</h2><ul>${items}</ul></section>`
}
