import type { Context } from 'hono'
import type { Language } from '../text/language.ts'
import { words } from '../text/words.ts'
import { document } from './layout.ts'
import { inLanguage } from './links.ts'
import { localPath } from './redirects.ts'
import { senderOf } from './sender.ts'
import type { PageTools } from './tools.ts'
import type { PageRequest, Redirect, View } from './view.ts'

/** A page as a document, with its headers. */
export async function shown(
  view: View,
  context: Context,
  { baseUrl, now, cacheControl = 'no-store' }: Pick<PageTools, 'baseUrl' | 'now'> & { readonly cacheControl?: string },
): Promise<Response> {
  const asked = requestOf(context, { now })
  const request = { ...asked, path: view.path ?? asked.path }
  const headers: Record<string, string> = { 'Cache-Control': cacheControl, 'Content-Language': request.language }
  const links = (view.alternates ?? []).map(({ href, type }) => `<${baseUrl}${href}>; rel="alternate"; type="${type}"`)
  if (links.length > 0) headers.Link = links.join(', ')
  if (view.status === 503 || view.status === 429) headers['Retry-After'] = '30'
  if (view.refreshAfter !== undefined) headers.Refresh = String(view.refreshAfter)
  if (view.path !== undefined) headers['Content-Location'] = inLanguage(view.path, request.language)
  return context.html(document(view, request, baseUrl), view.status ?? 200, headers)
}

/** What a page is asked. */
export function requestOf(context: Context, { now }: Pick<PageTools, 'now'>): PageRequest {
  const { path } = context.req
  const language: Language = path === '/en' || path.startsWith('/en/') ? 'en' : 'sv'
  return {
    language,
    words: words[language],
    path: localPath(language === 'en' ? path.slice(3) : path),
    parameters: context.req.param(),
    query: new URL(context.req.url).searchParams,
    now: now(),
    raw: context.req.raw,
    sender: senderOf(context),
  }
}

/** Sends the reader on, in the language of the page. */
export function redirected({ status, path }: Redirect, { language }: PageRequest, context: Context): Response {
  const isPage = !path.startsWith('/store/')
  return context.redirect(isPage ? inLanguage(path, language) : path, status)
}
