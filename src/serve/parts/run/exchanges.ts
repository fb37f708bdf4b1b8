import { html } from 'hono/html'
import type { Exchange } from '../../../model/document.ts'
import type { HarvestErrorCode } from '../../../model/harvest.ts'
import { formatDuration, formatSpan } from '../../../text/duration.ts'
import { formatBytes, formatNumber } from '../../../text/format.ts'
import { harvestErrorText } from '../../../text/harvest-errors.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { printable, shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'
import { table } from '../table.ts'
import { type ShownExchange, shownExchange } from './shown-exchange.ts'

const mostShown = 100

/** Every HTTP exchange of a run: what was asked, what was answered, how long it took. */
export function exchangeSection(exchanges: readonly Exchange[], request: PageRequest): Html {
  if (exchanges.length === 0) return html``
  const { language, words } = request
  const story = runStoryWords[language]
  const shown = exchanges.slice(0, mostShown).map(shownExchange)
  const rows = shown.map(exchange => [
    html`<bdi class="iri">${shortened(printable(exchange.url), 200)}</bdi>`,
    exchange.status === null ? html`<span class="quiet">${story.noAnswer}</span>` : String(exchange.status),
    formatNumber(exchange.attempt, language),
    exchange.bytes === 0 ? '–' : formatBytes(exchange.bytes, language),
    formatDuration(exchange.ms, language),
    notesOf(exchange, request),
  ])
  const number = (label: string) => ({ label, isNumber: true })
  const heads = [
    story.address,
    story.status,
    number(story.attempt),
    number(story.size),
    number(story.time),
    story.notes,
  ]
  const rest = exchanges.length - shown.length
  return html`<section><h2>${story.exchanges}</h2>${table(story.exchangesCaption, heads, rows)}
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</section>`
}

/** What is worth knowing of an exchange besides its figures. */
function notesOf({ headers, status, error }: ShownExchange, { language }: PageRequest): Html {
  const story = runStoryWords[language]
  const notes = [
    ...(status === 304 ? [story.conditional] : []),
    ...(headers.location === undefined ? [] : [`${story.to} ${headers.location}`]),
    ...(headers['retry-after'] === undefined
      ? []
      : [`${story.retryAfter} ${waitOf(headers['retry-after'], language)}`]),
    ...(error === null || error === 'http-status' ? [] : [reasonOf(error, language)]),
    ...(headers['content-encoding'] === undefined ? [] : [headers['content-encoding']]),
  ]
  return html`<bdi>${shortened(printable(notes.join(' · ')), 300)}</bdi>`
}

/** How long we were asked to wait: seconds in words, a date as it was written. */
function waitOf(text: string, language: PageRequest['language']): string {
  return /^\d{1,9}$/.test(text) ? formatSpan(Number(text), language) : `(${text})`
}

function reasonOf(code: string, language: PageRequest['language']): string {
  return harvestErrorText(code as HarvestErrorCode, {})[language]
}
