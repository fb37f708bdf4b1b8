import { html } from 'hono/html'
import type { Harvest, Received } from '../../../model/harvest.ts'
import { shownAddress } from '../../../model/shown-address.ts'
import { syntaxById } from '../../../rdf/syntaxes.ts'
import { formatDuration } from '../../../text/duration.ts'
import { formatBytes, formatNumber } from '../../../text/format.ts'
import { outward } from '../../links.ts'
import { shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'
import { bar } from '../bar.ts'

/** How long each step of a run took. */
export function timingSection({ timings }: Harvest, { words, language }: PageRequest): Html {
  const steps: Readonly<Record<string, string>> = words.harvest.steps
  const longest = Math.max(...Object.values(timings), 1)
  const rows = Object.entries(timings).map(
    ([step, ms]) =>
      html`<tr>
<th scope="row">${steps[step] ?? step}</th>
<td class="bar-cell">${bar(ms / longest)}</td>
<td class="number">${formatDuration(ms, language)}</td>
</tr>`,
  )
  if (rows.length === 0) return html``
  return html`<section><h2>${words.harvest.timings}</h2>
<table><caption>${words.harvest.timingsCaption}</caption>
<thead><tr>
<th scope="col">${words.harvest.step}</th>
<td></td><th scope="col" class="number">${words.harvest.duration}</th></tr></thead>
<tbody>${rows}</tbody>
</table></section>`
}

/** What a run received. */
export function receivedSection(received: Received | null, { words, language }: PageRequest): Html {
  const { harvest } = words
  if (received === null)
    return html`<section><h2>${harvest.received}</h2><p class="quiet">${harvest.nothingReceived}</p></section>`
  const row = (label: string, value: Html | string | null) =>
    value === null ? '' : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<section><h2>${harvest.received}</h2><dl class="facts-list">
${row(harvest.finalUrl, outward(shownAddress(received.finalUrl)))}${row(harvest.mediaType, received.mediaType)}${row(harvest.syntax, received.syntax === null ? null : (syntaxById(received.syntax)?.label ?? received.syntax))}
${row(harvest.bytes, formatBytes(received.bytes, language))}${row(harvest.triples, received.triples === null ? null : formatNumber(received.triples, language))}
${row(harvest.etag, received.etag === null ? null : html`<code>${shortened(received.etag, 100)}</code>`)}${row(harvest.lastModified, received.lastModified)}</dl></section>`
}
