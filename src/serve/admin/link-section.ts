import { html } from 'hono/html'
import { formatNumber } from '../../text/format.ts'
import { linkWords } from '../../text/links.ts'
import { ago } from '../parts/time.ts'
import type { PageTools } from '../tools.ts'
import type { Html } from '../view.ts'
import type { AdminRequest } from './request.ts'

/** How the checking of links stands; nothing where none are checked. */
export function linkSection(request: AdminRequest, { administration }: PageTools): Html {
  const state = administration?.linkChecks?.() ?? null
  if (state === null) return html``
  const { language } = request
  const words = linkWords[language].job
  const number = (value: number): string => formatNumber(value, language)
  const { since, progress, last, next } = state
  const going = progress === null ? words.starting : words.running(number(progress.checked), number(progress.due))
  return html`<section><h2>${words.title}</h2><ul class="ranked">
${since === null ? '' : html`<li>${going} <span class="when">${ago(since, request)}</span></li>`}
${
  last === null
    ? html`<li>${words.never}</li>`
    : html`<li>${words.last(number(last.checked), number(last.hosts))} ${last.ended === 'outage' ? words.outage : ''}
<span class="when">${ago(last.endedAt, request)}</span></li>`
}
${next === null ? '' : html`<li>${words.next} <span class="when">${ago(next, request)}</span></li>`}</ul></section>`
}
