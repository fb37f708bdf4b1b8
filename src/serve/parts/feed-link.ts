import { html } from 'hono/html'
import { feedWords } from '../../text/feeds.ts'
import { inLanguage } from '../links.ts'
import type { Alternate, Html, PageRequest } from '../view.ts'

const type = 'application/atom+xml'

/** The feed of a page about harvests, as programs find it; `page` is its path without language prefix. */
export function feedAlternate(page: string, { language }: PageRequest): Alternate {
  return { href: inLanguage(`${page}/feed.atom`, language), type }
}

/** A link to the same feed for people. */
export function feedLink(page: string, request: PageRequest): Html {
  return html`<p class="small"><a href="${feedAlternate(page, request).href}" type="${type}">${feedWords[request.language].follow}</a></p>`
}
