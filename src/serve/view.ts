import type { html } from 'hono/html'
import type { Language } from '../text/language.ts'
import type { Words } from '../text/sv.ts'

/** Escaped markup, as the `html` tag gives it. */
export type Html = ReturnType<typeof html>

/** What a page is asked. */
export interface PageRequest {
  readonly language: Language
  readonly words: Words
  /** Path without the language prefix. */
  readonly path: string
  /** Values of the `:name` places of the route. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Time of the request. */
  readonly now: Date
  /** The request itself, for pages that take a body. */
  readonly raw: Request
  /** Network address that the request came from; empty when it is not known. */
  readonly sender: string
}

/** One step of the way from the start page. */
export interface Crumb {
  readonly label: string
  /** Path without the language prefix. */
  readonly path: string
}

/** The same content in another format. */
export interface Alternate {
  readonly href: string
  readonly type: string
}

/** What a page answers; the layout makes a document of it. */
export interface View {
  readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
  /** Text of the title element; the site's name is added. */
  readonly title: string
  /** Language of the title when it is harvested text. */
  readonly titleLanguage?: string | null
  /** What the page is about, for search engines; the site's own words when not given. */
  readonly description?: string
  /** Pages between the start page and this one. */
  readonly crumbs?: readonly Crumb[]
  readonly body: Html
  readonly alternates?: readonly Alternate[]
  /** schema.org description of what the page is about. */
  readonly jsonLd?: unknown
  /** Path of the page to index instead of this one, without the language prefix. */
  readonly canonical?: string
  /** Keeps the page out of search engines. */
  readonly isUnindexed?: boolean
  /** Where the same page can be had again, without the language prefix, when that is not where it was asked for. */
  readonly path?: string
  /** Is it a page of administration, with the look of these? */
  readonly isAdministration?: boolean
  /** Does it tell of scores, losses and fixes, and so want their style? */
  readonly isAboutQuality?: boolean
  /** Seconds after which there is something new to see here. */
  readonly refreshAfter?: number
}

/** A page sends the reader on, instead of showing something. */
export interface Redirect {
  readonly status: 301 | 302 | 303 | 308
  /** Path without the language prefix. */
  readonly path: string
}

/** Answers a page, or a file to save; null when there is no such thing. */
export type Page<Tools> = (request: PageRequest, tools: Tools) => Promise<View | Redirect | Response | null>
