import type { Context, Hono } from 'hono'
import { problemResponse } from '../problem.ts'
import { senderOf } from '../sender.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer } from './api.ts'
import { admitted } from './guard.ts'
import { type ApiResource, resources } from './resources.ts'

const root = '/katalog/v1'
const cached = 'public, max-age=300, stale-while-revalidate=600'

/** Adds every resource of the API to the service. */
export function addApi(app: Hono, tools: PageTools): void {
  for (const resource of resources) {
    app.on(resource.method, `${root}/${resource.path}`, async context =>
      apiResponse(await answerTo(resource, context, tools), resource, context),
    )
  }
}

async function answerTo(resource: ApiResource, context: Context, tools: PageTools): Promise<ApiAnswer> {
  const own = { url: new URL(context.req.url), parameters: context.req.param(), sender: senderOf(context) }
  const request = { ...own, raw: context.req.raw }
  if (!('needs' in resource)) return await resource.answer({ ...request, who: null }, tools)
  const admission = await admitted(request, resource.needs, tools)
  return 'problem' in admission ? admission : await resource.answer({ ...request, ...admission }, tools)
}

function apiResponse(answer: ApiAnswer, resource: ApiResource, context: Context): Response {
  if ('response' in answer) return answer.response
  if ('json' in answer) {
    return context.json(answer.json, answer.status ?? 200, {
      'Cache-Control': cacheControlOf(resource),
      ...answer.headers,
    })
  }
  const isPassing = [429, 503].includes(answer.problem.status)
  const headers = { 'Cache-Control': 'no-store', ...(isPassing ? { 'Retry-After': '30' } : {}), ...answer.headers }
  return problemResponse(answer.problem, context.req.path, headers)
}

/** How a good answer may be kept: what tells of harvests is asked for anew each time, what needs a token is not kept. */
function cacheControlOf(resource: ApiResource): string {
  if (resource.method !== 'GET' || 'needs' in resource) return 'no-store'
  return resource.path.startsWith('harvest-') ? 'no-cache' : cached
}
