import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import { formatBytes } from '../../text/format.ts'
import { describe } from '../describe/describe.ts'
import { type DistributionView, distributionsOf } from '../describe/distributions.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { outward, safeHref } from '../links.ts'
import { marked, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { propertyList } from './properties.ts'

const mostShown = 100

/** How to get at the data: a table of the distributions, and everything stated about them. */
export function distributionSection(facts: EntryFacts, request: PageRequest, profile: Profile): Html {
  const { dataset, general } = request.words
  const all = distributionsOf(facts.graph, facts.subject, { profile, language: request.language })
  if (all.length === 0)
    return html`<section id="use"><h2>${dataset.use}</h2><p>${dataset.noDistributions}</p></section>`
  const heads = [dataset.distribution, dataset.format, dataset.license, dataset.size, dataset.links]
  return html`<section id="use"><h2>${dataset.use}</h2>
<div class="scroll"><table class="stack distributions"><caption>${dataset.useCaption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${all.slice(0, mostShown).map(view => row(view, heads, request))}</tbody></table></div>
${all.length > mostShown ? html`<p class="quiet">${general.more(all.length - mostShown)}</p>` : ''}
<details><summary>${dataset.distributionDetails}</summary>${all.slice(0, mostShown).map(view => details(view, facts, { request, profile }))}</details></section>`
}

function row(view: DistributionView, heads: readonly string[], { language, words }: PageRequest): Html {
  const licenses = view.licenses.map(({ iri, label }) =>
    label === null ? outward(iri) : outward(iri, marked({ ...label, text: shortened(label.text, 120) }, language)),
  )
  return html`<tr><th scope="row" data-label="${heads[0]}">${titleCell(view, language, words.dataset.untitled)}</th>
<td data-label="${heads[1]}">${view.formats.map(format => html`<span class="badge badge-format">${marked({ ...format, text: shortened(format.text, 60) }, language)}</span> `)}</td>
<td data-label="${heads[2]}">${licenses.length === 0 ? html`<span class="quiet">${words.general.notStated}</span>` : licenses}</td>
<td class="number" data-label="${heads[3]}">${view.bytes === null ? html`<span class="quiet">–</span>` : formatBytes(view.bytes, language)}</td>
<td data-label="${heads[4]}"><ul class="plain">${links(view.downloads, words.dataset.download, view)}${links(
    view.accesses.filter(url => !view.downloads.includes(url)),
    words.dataset.access,
    view,
  )}</ul></td></tr>`
}

function titleCell({ title }: DistributionView, language: 'sv' | 'en', otherwise: string): Html {
  if (title === null) return html`<span class="quiet">${otherwise}</span>`
  return marked({ ...title, text: shortened(title.text, 200) }, language)
}

/** Links to the data; the accessible name says which distribution. */
function links(urls: readonly string[], label: string, { title }: DistributionView): Html {
  return html`${urls.map(url => {
    const href = safeHref(url)
    if (href === null) return html`<li>${label}: ${outward(url)}</li>`
    const host = shortened(URL.parse(href)?.hostname ?? '', 60)
    return html`<li><a href="${href}" rel="noopener nofollow">${label}<span class="unseen"> ${shortened(title?.text ?? '', 100)}</span></a> <span class="quiet small host">${host.split('.').map((part, at) => html`${at > 0 ? html`.<wbr>` : ''}${part}`)}</span></li>`
  })}`
}

function details(
  view: DistributionView,
  { graph, known }: EntryFacts,
  { request, profile }: { readonly request: PageRequest; readonly profile: Profile },
): Html {
  const properties = describe(graph, view.id, { profile, language: request.language })
  return html`<h3>${titleCell(view, request.language, request.words.dataset.untitled)}</h3>${propertyList(properties, known, request)}`
}
