import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { addAdministration } from './admin/add.ts'
import { createGate } from './admin/gate.ts'
import { createPreviews } from './admin/previews.ts'
import { addApi } from './api/add.ts'
import { assets } from './assets.ts'
import { createBodyReader } from './body.ts'
import { dumpData, dumps } from './data/dumps.ts'
import { feedData } from './data/feeds.ts'
import { feeds } from './data/feeds-subjects.ts'
import { notOffered, notOfferedResponse } from './data/not-offered.ts'
import { type DataRequest, recordData } from './data/record.ts'
import { resolveUri } from './data/resolve.ts'
import { robots, sitemap } from './data/sitemap.ts'
import { conditional, crossOrigin, secured, unmodified } from './headers.ts'
import { inLanguage } from './links.ts'
import { brokenView, notFoundView } from './pages/errors.ts'
import { problemResponse } from './problem.ts'
import { createQualityRecall } from './quality/recall.ts'
import { withoutFolder, withoutLastSlash } from './redirects.ts'
import { type PageRoute, pageRoutes } from './routes.ts'
import { redirected, requestOf, shown } from './shown.ts'
import type { PageTools, ServeTools } from './tools.ts'
import { createDifferences } from './validation/differences.ts'
import { createMendings } from './validation/mendings.ts'
import { createValidator } from './validation/validator.ts'
import { createWriter } from './validation/writer.ts'

/** Most bytes of documents that are on their way here at the same time. */
const mostOnTheWay = 150_000_000

const cached = 'public, max-age=300, stale-while-revalidate=600'

/** The whole service, Request → Response: pages, linked data and the API. */
export function createApp(given: ServeTools): Hono {
  const { validationThread, log, get, validatorOptions } = given
  const validator = createValidator(validationThread, { log, get }, validatorOptions)
  const writer = createWriter(validationThread, { log, get })
  const mendings = createMendings(writer)
  const differences = createDifferences(given.store)
  const made = {
    validator,
    writer,
    mendings,
    differences,
    readBody: createBodyReader(mostOnTheWay),
    quality: createQualityRecall(given),
    ...administrationOf(given),
  }
  const tools: PageTools = { ...given, ...made }
  const app = new Hono()
  app.use(crossOrigin, secured, conditional, unmodified, withoutLastSlash)
  addAssets(app)
  addPages(app, tools)
  addAdministration(app, tools)
  addFeeds(app, tools)
  addData(app, tools)
  addApi(app, tools)
  addOperations(app, tools)
  app.notFound(context => answerMissing(context, tools))
  app.onError((error, context) => answerBroken(error, context, tools))
  return app
}

/** The gate to administration, and its previews where something is harvested. */
function administrationOf(given: ServeTools): Pick<PageTools, 'gate' | 'previews'> {
  const { administration = null, log, now } = given
  if (administration === null) return { gate: null, previews: null }
  const { orders } = administration
  const onFailure = (error: unknown, { id }: { readonly id: string }) =>
    log.error({ event: 'preview.crashed', source: id, err: error })
  return {
    gate: createGate(administration, given),
    previews: orders === null ? null : createPreviews({ orders, now, onFailure }),
  }
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

function addFeeds(app: Hono, tools: PageTools): void {
  for (const language of ['sv', 'en'] as const) {
    for (const { path, find } of feeds) {
      app.get(inLanguage(path, language), async context => {
        const request = requestOf(context, tools)
        return (await feedData(find, request, tools)) ?? (await shown(notFoundView(request), context, tools))
      })
    }
  }
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

function dataRequestOf(context: Context): DataRequest {
  return { url: new URL(context.req.url), headers: context.req.raw.headers, parameters: context.req.param() }
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
