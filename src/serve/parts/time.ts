import { html } from 'hono/html'
import { formatDate, formatDateTime, formatRelative } from '../../text/format.ts'
import type { Html, PageRequest } from '../view.ts'

/** A moment: absolute, with how long ago it was. */
export function moment(date: Date, { language, now }: PageRequest): Html {
  return html`<time datetime="${date.toISOString()}">${formatDateTime(date, language)}</time> <span class="ago">${formatRelative(date, now, language)}</span>`
}

/** A moment in short: how long ago, with the absolute time beside for those who want it. */
export function ago(date: Date, { language, now }: PageRequest): Html {
  return html`<time datetime="${date.toISOString()}" title="${formatDateTime(date, language)}">${formatRelative(date, now, language)}</time>`
}

/** A date as published (xsd:date, xsd:dateTime, gYear …): spelt out when it is a date, else as it stands. */
export function published(value: string, { language }: Pick<PageRequest, 'language'>): Html {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}.*)?$/.exec(value.trim())
  const date = match === null ? null : new Date(match[2] === undefined ? `${match[1]}T12:00:00Z` : value.trim())
  if (date === null || Number.isNaN(date.getTime())) return html`${value}`
  return html`<time datetime="${value.trim()}">${formatDate(date, language)}</time>`
}
