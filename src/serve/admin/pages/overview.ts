import { html } from 'hono/html'
import type { Harvest } from '../../../model/harvest.ts'
import type { Delivery } from '../../../model/notice.ts'
import type { StoredSource } from '../../../store/store.ts'
import { reasonIn } from '../../../text/deliveries.ts'
import { harvestErrorText } from '../../../text/harvest-errors.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import { table } from '../../parts/table.ts'
import { ago } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, View } from '../../view.ts'
import { framed } from '../frame.ts'
import { linkSection } from '../link-section.ts'
import { ownDeliveries } from '../own-deliveries.ts'
import { may } from '../permissions.ts'
import type { AdminRequest } from '../request.ts'
import { sourceLink } from './source-link.ts'

const mostRows = 20

/** What waits for somebody: runs to decide of, sources that fail, messages that did not arrive. */
export async function overviewPage(request: AdminRequest, tools: PageTools): Promise<View> {
  const { store } = tools
  const { admin, who, language } = request
  const { overview } = admin
  const isOwn = ({ source }: { readonly source: string }) => may(who, 'see', source)
  const sources = new Map((await store.sources()).map(source => [source.id, source]))
  const [held, latest, running, sent] = await Promise.all([
    store.heldRuns(),
    store.latestHarvests(),
    store.running(),
    ownDeliveries(who, { source: null, limit: 100, offset: 0 }, store),
  ])
  const failing = [...latest.values()].filter(run => run.status === 'failed' && isOwn(run))
  const lost = sent.items.filter(({ deliveredAt, nextAttemptAt }) => deliveredAt === null && nextAttemptAt === null)
  const own = held.filter(isOwn)
  const isCalm = own.length + failing.length + lost.length === 0
  const going = [...running.values()].filter(isOwn)
  const body = html`${isCalm ? html`<p class="lead">${overview.calm}</p>` : ''}
${heldSection(own, sources, request)}${failingSection(failing, sources, request)}${lostSection(lost, request)}
${
  going.length === 0
    ? ''
    : html`<section><h2>${overview.running}</h2><ul class="ranked">${going.map(
        run => html`<li>${sourceLink(sources.get(run.source) ?? run.source, request)}
<span class="when">${admin.overview.since} ${ago(run.startedAt, request)}</span></li>`,
      )}</ul></section>`
}
${linkSection(request, tools)}
<p><a class="onward" href="${inLanguage('/admin/sources', language)}">${overview.all}</a></p>`
  return framed({ title: admin.title, body }, request)
}

type Sources = ReadonlyMap<string, StoredSource>

function heldSection(runs: readonly Harvest[], sources: Sources, request: AdminRequest): Html {
  if (runs.length === 0) return html``
  const { overview } = request.admin
  return html`<section><h2>${overview.held}</h2><p>${overview.heldText}</p>
<ul class="ranked">${runs.map(
    run => html`<li><span>${sourceLink(sources.get(run.source) ?? run.source, request)}<br>
<span class="quiet">${reasonOf(run, request)}</span></span>
<span class="when">${ago(run.endedAt, request)} <a href="${inLanguage(`/admin/runs/${run.id}`, request.language)}" aria-label="${overview.decide}: ${request.words.harvest.run(run.id)}">${overview.decide}</a></span></li>`,
  )}</ul></section>`
}

function failingSection(runs: readonly Harvest[], sources: Sources, request: AdminRequest): Html {
  if (runs.length === 0) return html``
  const { admin, words, language } = request
  const rows = runs
    .slice(0, mostRows)
    .map(run => [
      sourceLink(sources.get(run.source) ?? run.source, request),
      reasonOf(run, request),
      html`<a href="${inLanguage(`/harvest/runs/${run.id}`, language)}">${ago(run.endedAt, request)}</a>`,
    ])
  const heads = [words.harvest.source, admin.overview.reason, words.harvest.last]
  return html`<section><h2>${admin.overview.failing}</h2>${table(admin.overview.failingCaption, heads, rows)}
${runs.length > mostRows ? html`<p class="quiet">${words.general.more(runs.length - mostRows)}</p>` : ''}</section>`
}

function lostSection(deliveries: readonly Delivery[], request: AdminRequest): Html {
  if (deliveries.length === 0) return html``
  const { admin, language } = request
  return html`<section><h2>${admin.overview.undelivered}</h2><ul class="ranked">${deliveries.slice(0, mostRows).map(
    ({
      recipient,
      error,
      createdAt,
    }) => html`<li><span><bdi>${shortened(recipient, 100)}</bdi> <span class="quiet">${shortened(reasonIn({ error }, language), 200)}</span></span>
<span class="when">${ago(createdAt, request)}</span></li>`,
  )}</ul><p><a class="onward" href="${inLanguage('/admin/deliveries', language)}">${admin.sections.deliveries}</a></p></section>`
}

function reasonOf({ error }: Harvest, { language }: AdminRequest): Html {
  return html`<bdi>${error === null ? '' : shortened(harvestErrorText(error.code, error.details)[language], 300)}</bdi>`
}
