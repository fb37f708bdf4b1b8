import { html } from 'hono/html'
import { inLanguage } from '../links.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** The page for an address that leads nowhere. */
export function notFoundView(request: PageRequest): View {
  const { errors } = request.words
  return {
    status: 404,
    title: errors.notFound,
    isUnindexed: true,
    body: message(errors.notFound, errors.notFoundText, request),
  }
}

/** The page for a fault of ours; the reference is what the log calls it. */
export function brokenView(reference: string, request: PageRequest): View {
  const { errors } = request.words
  const text = html`${errors.brokenText} ${errors.reference} <code>${reference}</code>`
  return { status: 500, title: errors.broken, isUnindexed: true, body: message(errors.broken, text, request) }
}

function message(title: string, text: Html | string, { words, language }: PageRequest): Html {
  return html`<h1>${title}</h1><p class="lead">${text}</p>
<p><a class="button" href="${inLanguage('/datasets', language)}">${words.errors.goSearch}</a> <a class="onward" href="${inLanguage('/', language)}">${words.errors.goStart}</a></p>`
}
