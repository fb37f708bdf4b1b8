import { html } from 'hono/html'
import type { HostLinks, LinkOutcome } from '../../../model/link.ts'
import type { Profile } from '../../../profile/profile.ts'
import { formatDate, formatNumber } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { outward } from '../../links.ts'
import { printable, shortened } from '../../literals.ts'
import { outcomeLabel } from '../../quality/outcome-words.ts'
import type { Html, PageRequest } from '../../view.ts'
import { table } from '../table.ts'

/** Most hosts of a table, and most examples of a host. */
const mostHosts = 100
const mostExamples = 3

interface HostOptions {
  readonly request: PageRequest
  readonly profile: Pick<Profile, 'schemes'>
  /** The outcomes that the table is about. */
  readonly outcomes: readonly LinkOutcome[]
  readonly caption: string
}

/** Hosts with how many of their addresses end so, and some of these. */
export function hostTable(
  rows: readonly { readonly host: HostLinks; readonly count: number }[],
  options: HostOptions,
): Html {
  const { request, caption } = options
  const { language } = request
  const words = qualityWords[language]
  const heads = [
    words.host,
    { label: words.concernedAddresses, isNumber: true },
    { label: words.addresses, isNumber: true },
    { label: words.skipped, isNumber: true },
    words.outcome,
    words.examples,
  ]
  const cells = rows
    .slice(0, mostHosts)
    .map(({ host, count }) => [
      html`<bdi>${shortened(printable(host.host), 120)}</bdi>`,
      formatNumber(count, language),
      formatNumber(host.addresses, language),
      formatNumber(host.skipped, language),
      outcomesText(host, options),
      examplesOf(host, options),
    ])
  return html`${table(caption, heads, cells)}${rows.length > mostHosts ? html`<p class="quiet">${words.hostsMore(rows.length - mostHosts)}</p>` : ''}`
}

function outcomesText({ outcomes: own }: HostLinks, { outcomes, profile, request }: HostOptions): string {
  const { language } = request
  return outcomes
    .flatMap(outcome => {
      const count = own[outcome] ?? 0
      return count === 0 ? [] : [`${outcomeLabel(outcome, profile, language)}: ${formatNumber(count, language)}`]
    })
    .join(', ')
}

function examplesOf({ examples }: HostLinks, { outcomes, request }: HostOptions): Html {
  const { language } = request
  const words = qualityWords[language]
  const own = examples.filter(({ outcome }) => outcomes.includes(outcome)).slice(0, mostExamples)
  if (own.length === 0) return html`<span class="quiet">–</span>`
  const item = ({ url, status, error, failingSince }: (typeof own)[number]) => {
    const facts = [
      status < 1000 ? words.status(status) : null,
      error === null ? null : shortened(printable(error), 60),
      failingSince === null ? null : words.failingSince(formatDate(failingSince, language)),
    ].filter(fact => fact !== null)
    return html`<li>${outward(url)} <span class="quiet">${facts.join(', ')}</span></li>`
  }
  return html`<details class="whole"><summary>${words.showExamples(own.length)}</summary><ul class="plain small">${own.map(item)}</ul></details>`
}
