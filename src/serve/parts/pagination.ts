import { html } from 'hono/html'
import { inLanguage } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'

/** Largest page number that is answered; deeper lists belong to the API. */
const deepest = 500

/** Which slice of a list is wanted. */
export interface Slice {
  /** From 1. */
  readonly page: number
  readonly limit: number
  readonly offset: number
}

/** The slice that `page` (and `limit`, when it is one of the sizes) of the query ask for. */
export function sliceOf(query: URLSearchParams, sizes: readonly number[]): Slice {
  const wanted = Number(query.get('limit'))
  const limit = sizes.includes(wanted) ? wanted : sizes[0]
  const number = Number(query.get('page') ?? '1')
  const page = Number.isInteger(number) ? Math.min(Math.max(number, 1), deepest) : 1
  return { page, limit, offset: (page - 1) * limit }
}

/** Links to the other pages of a list; nothing when there is one page. */
export function pagination(total: number, slice: Slice, request: PageRequest): Html {
  const last = Math.min(Math.ceil(total / slice.limit), deepest)
  if (last <= 1) return html``
  const { page } = slice
  const { general } = request.words
  const step = (to: number, label: string, rel: string) =>
    to < 1 || to > last ? '' : html`<li><a rel="${rel}" href="${hrefOf(to, request)}">${label}</a></li>`
  return html`<nav class="pages" aria-label="${general.pages}"><ul>
${step(page - 1, general.previous, 'prev')}
${around(page, last).map(number =>
  number === null
    ? html`<li aria-hidden="true">…</li>`
    : html`<li><a href="${hrefOf(number, request)}" aria-label="${general.page(number)}"${number === page ? html` aria-current="page"` : ''}>${number}</a></li>`,
)}
${step(page + 1, general.next, 'next')}
</ul></nav>`
}

function hrefOf(page: number, { query, path, language }: PageRequest): string {
  const next = new URLSearchParams(query)
  if (page === 1) next.delete('page')
  else next.set('page', String(page))
  const text = next.toString()
  return inLanguage(path, language) + (text === '' ? '' : `?${text}`)
}

/** First, last and the neighbours of a page; null where numbers are left out. */
function around(page: number, last: number): (number | null)[] {
  const near = [page - 1, page, page + 1].filter(number => number > 1 && number < last)
  const numbers = [1, ...near, last]
  return numbers.flatMap((number, at) => (at > 0 && number - numbers[at - 1] > 1 ? [null, number] : [number]))
}
