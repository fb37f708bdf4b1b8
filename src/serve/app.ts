import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Language } from '../text/language.ts'
import { words } from '../text/words.ts'
import type { ApiAnswer } from './api/api.ts'
import { resources } from './api/resources.ts'
import { assets } from './assets.ts'
import { createBodyReader } from './body.ts'
import { dumpData, dumps } from './data/dumps.ts'
import { notOffered, notOfferedResponse } from './data/not-offered.ts'
import { type DataRequest, recordData } from './data/record.ts'
import { resolveUri } from './data/resolve.ts'
import { robots, sitemap } from './data/sitemap.ts'
import { conditional, crossOrigin, secured, unmodified } from './headers.ts'
import { document } from './layout.ts'
import { inLanguage } from './links.ts'
import { brokenView, notFoundView } from './pages/errors.ts'
import { problemResponse } from './problem.ts'
import { localPath, withoutFolder, withoutLastSlash } from './redirects.ts'
import { type PageRoute, pageRoutes } from './routes.ts'
import { senderOf } from './sender.ts'
import type { PageTools, ServeTools } from './tools.ts'
import { createMendings } from './validation/mendings.ts'
import { createValidator } from './validation/validator.ts'
import { createWriter } from './validation/writer.ts'
import type { PageRequest, Redirect, View } from './view.ts'

const apiRoot = '/katalog/v1'

/** Most bytes of documents that are on their way here at the same time. */
const mostOnTheWay = 150_000_000

const cached = 'public, max-age=300, stale-while-revalidate=600'

/** The whole service, Request → Response: pages, linked data and the API. */
export function createApp(given: ServeTools): Hono {
  const { validationThread, log, get, validatorOptions } = given
  const validator = createValidator(validationThread, { log, get }, validatorOptions)
  const writer = createWriter(validationThread, { log, get })
  const mendings = createMendings(writer)
  const tools: PageTools = { ...given, validator, writer, mendings, readBody: createBodyReader(mostOnTheWay) }
  const app = new Hono()
  app.use(secured, crossOrigin, conditional, unmodified, withoutLastSlash)
  addAssets(app)
  addPages(app, tools)
  addData(app, tools)
  addApi(app, tools)
  addOperations(app, tools)
  app.notFound(context => answerMissing(context, tools))
  app.onError((error, context) => answerBroken(error, context, tools))
  return app
}

function addAssets(app: Hono): void {
  for (const { path, body, mediaType, cacheControl } of assets) {
    app.get(path, context => context.body(body, 200, { 'Content-Type': mediaType, 'Cache-Control': cacheControl }))
  }
}

function addPages(app: Hono, tools: PageTools): void {
  for (const language of ['sv', 'en'] as const) {
    for (const route of pageRoutes) {
      app.on([route.method], [inLanguage(route.path, language)], context => answerPage(route, context, tools))
    }
  }
  app.get('/sv', context => context.redirect('/', 308))
  app.get('/sv/*', context => context.redirect(withoutFolder(context.req.url, '/sv'), 308))
}

function addData(app: Hono, tools: PageTools): void {
  app.get('/store/:ctx/metadata/:entry', context => recordData(dataRequestOf(context), tools))
  for (const address of notOffered)
    app.all(`${address.path}/*`, context => notOfferedResponse(address, context.req.path))
  app.get('/resource', context => resolveUri(dataRequestOf(context), tools))
  for (const dump of dumps) app.get(dump.path, context => dumpData(dump, dataRequestOf(context), tools))
  app.get('/sitemap.xml', () => sitemap(tools))
  app.get('/robots.txt', () => robots(tools))
}

function addApi(app: Hono, tools: PageTools): void {
  for (const { method, path, answer } of resources) {
    app.on(method, `${apiRoot}/${path}`, async context => {
      const { raw } = context.req
      const own = { url: new URL(context.req.url), parameters: context.req.param(), sender: senderOf(context) }
      const request = { ...own, raw }
      return apiResponse(await answer(request, tools), context)
    })
  }
}

function addOperations(app: Hono, { store }: PageTools): void {
  const headers = { 'Cache-Control': 'no-store' }
  app.get('/healthz', context => context.text('ok\n', 200, headers))
  app.get('/readyz', async context => {
    await store.totals()
    return context.text('ready\n', 200, headers)
  })
}

async function answerPage(route: PageRoute, context: Context, tools: PageTools): Promise<Response> {
  const request = requestOf(context, tools)
  const result = await route.page(request, tools)
  if (result instanceof Response) return result
  if (result !== null && !('body' in result)) return redirected(result, request, context)
  const cacheControl = route.isPrivate === true ? 'no-store' : route.isLive === true ? 'no-cache' : cached
  return await shown(result ?? notFoundView(request), context, { ...tools, cacheControl })
}

function redirected({ status, path }: Redirect, { language }: PageRequest, context: Context): Response {
  const isPage = !path.startsWith('/store/')
  return context.redirect(isPage ? inLanguage(path, language) : path, status)
}

async function shown(
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

function requestOf(context: Context, { now }: Pick<PageTools, 'now'>): PageRequest {
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

function dataRequestOf(context: Context): DataRequest {
  return { url: new URL(context.req.url), headers: context.req.raw.headers, parameters: context.req.param() }
}

function apiResponse(answer: ApiAnswer, context: Context): Response {
  if ('response' in answer) return answer.response
  if ('json' in answer)
    return context.json(answer.json, 200, { 'Cache-Control': context.req.method === 'GET' ? cached : 'no-store' })
  const isPassing = [429, 503].includes(answer.problem.status)
  return problemResponse(answer.problem, context.req.path, isPassing ? { 'Retry-After': '30' } : {})
}

function isForPrograms(path: string): boolean {
  return /^\/(katalog|store|resource|catalog)\b/.test(path)
}

async function answerMissing(context: Context, tools: PageTools): Promise<Response> {
  const { path } = context.req
  if (isForPrograms(path)) return problemResponse({ status: 404, title: 'There is no such resource' }, path)
  return await shown(notFoundView(requestOf(context, tools)), context, tools)
}

async function answerBroken(error: Error, context: Context, tools: PageTools): Promise<Response> {
  const { path } = context.req
  const reference = randomUUID()
  tools.log.error({
    event: 'request.failed',
    reference,
    method: context.req.method,
    path,
    error: error.stack ?? error.message,
  })
  if (isForPrograms(path)) return problemResponse({ status: 500, title: 'A fault of ours', reference }, path)
  return await shown(brokenView(reference, requestOf(context, tools)), context, tools)
}
