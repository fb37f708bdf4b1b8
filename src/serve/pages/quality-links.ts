import { html } from 'hono/html'
import type { HostLinks, LinkOutcome } from '../../model/link.ts'
import { formatNumber } from '../../text/format.ts'
import { qualityWords } from '../../text/quality.ts'
import { hostTable } from '../parts/quality/hosts.ts'
import { type Trouble, troubles } from '../quality/troubles.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** Which hosts refuse HEAD, keep us out, limit how often we may ask, or do not answer. */
export async function qualityLinksPage(request: PageRequest, { store, profile }: ServeTools): Promise<View> {
  const { words, language } = request
  const own = qualityWords[language]
  const { addresses, checked, hosts } = await store.links({})
  const totals = own.linkTotals(formatNumber(checked, language), formatNumber(addresses, language))
  const body = html`<h1>${own.linkPageTitle}</h1><p class="lead">${own.linkPageLead}</p>
<p>${checked === 0 ? own.linkNone : totals}</p>
${checked === 0 ? '' : troubles.map(trouble => section(trouble, hosts, { request, profile }))}`
  return {
    title: own.linkPageTitle,
    crumbs: [{ label: words.quality.title, path: '/metadatakvalitet' }],
    body,
    isAboutQuality: true,
  }
}

function section(
  { id, outcomes }: Trouble,
  hosts: readonly HostLinks[],
  tools: { readonly request: PageRequest; readonly profile: ServeTools['profile'] },
): Html {
  const own = qualityWords[tools.request.language]
  const { title, text } = own.troubles[id]
  const concerned = hosts
    .map(host => ({ host, count: countOf(host, outcomes) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.host.host < b.host.host ? -1 : 1))
  return html`<section id="${id}"><h2>${title}</h2><p>${text}</p>
${concerned.length === 0 ? html`<p class="quiet">${own.linkFine}</p>` : hostTable(concerned, { ...tools, outcomes, caption: own.hostsCaption })}</section>`
}

function countOf({ outcomes: own }: HostLinks, outcomes: readonly LinkOutcome[]): number {
  return outcomes.reduce((sum, outcome) => sum + (own[outcome] ?? 0), 0)
}
