import { html } from 'hono/html'
import type { HostLinks, LinkOutcome } from '../../model/link.ts'
import { formatDate, formatNumber } from '../../text/format.ts'
import type { ReportedLinks } from '../quality-report.ts'
import { plain } from '../validation/plain.ts'
import type { Context, Html } from './context.ts'
import { addressLink } from './names.ts'
import { type Cell, column, numbers, section, table } from './table.ts'

const mostHosts = 30

/** Links by host: what came of asking for them. */
export function hostLinks(context: Context): Html {
  const { report, sections, language } = context
  const { links } = report
  if (links === null || links.hosts.length === 0)
    return section('links', sections.links, html`<p>${sections.noLinks}</p>`)
  const heads = [
    column(sections.host),
    numbers(sections.addresses),
    numbers(sections.checked),
    column(sections.outcomes),
  ]
  const shown = links.hosts.slice(0, mostHosts)
  const summary = sections.linksSummary(formatNumber(links.checked, language), formatNumber(links.addresses, language))
  return section('links', sections.links, [
    html`<p>${summary} ${sections.linksNote}</p>`,
    table(
      sections.linksCaption,
      heads,
      shown.map(host => hostRow(host, links, context)),
    ),
    shown.length === links.hosts.length
      ? ''
      : html`<p class="quiet">${sections.shownOf(shown.length, links.hosts.length)}</p>`,
    adviceOn(links, context),
  ])
}

/** What each outcome means and what to do about it. */
function adviceOn(links: ReportedLinks, context: Context): Html | string {
  const { language, sections } = context
  const rows = Object.entries(links.advice).map(
    ([outcome, { about, advice }]) =>
      html`<div><dt>${outcomeText(outcome as LinkOutcome, links, context)}</dt><dd>${about[language]} <strong>${sections.toDo}:</strong> ${advice[language]}</dd></div>
`,
  )
  return rows.length === 0
    ? ''
    : html`<details><summary>${sections.linkAdvice}</summary>
<dl class="quality-facts-list">${rows}</dl></details>`
}

function hostRow(host: HostLinks, links: ReportedLinks, context: Context): Cell[] {
  const { language, sections } = context
  const counts = Object.entries(host.outcomes).sort(([, a], [, b]) => b - a)
  const outcomes = counts.map(
    ([outcome, count]) =>
      html`<li>${outcomeText(outcome as LinkOutcome, links, context)}: ${formatNumber(count, language)}</li>`,
  )
  return [
    html`<span class="iri">${plain(host.host)}</span>`,
    formatNumber(host.addresses, language),
    formatNumber(host.checked, language),
    html`<ul class="plain">${outcomes}</ul>${host.skipped === 0 ? '' : html`<p class="small quiet">${sections.skipped(host.skipped)}</p>`}${examples(host, links, context)}`,
  ]
}

function examples(host: HostLinks, links: ReportedLinks, context: Context): Html | string {
  const { sections, language } = context
  if (host.examples.length === 0) return ''
  const rows = host.examples.map(({ url, outcome, status, failingSince }) => {
    const code = status >= 100 && status < 600 ? ` ${status}` : ''
    const since = failingSince === null ? '' : ` ${sections.since(formatDate(failingSince, language))}`
    return html`<li>${addressLink(url)}<br>${outcomeText(outcome, links, context)}${code}${since}</li>`
  })
  return html`<details><summary>${sections.failing}</summary><ul class="small">${rows}</ul></details>`
}

function outcomeText(outcome: LinkOutcome, { outcomes }: ReportedLinks, { language }: Context): string {
  return outcomes[outcome]?.[language] ?? outcome
}
