import { z } from 'zod'
import { headlineMethod } from '../../model/score.ts'
import { moreOf } from '../../report/validation/json.ts'
import { goneProblem } from '../data/gone.ts'
import { entryIdOf } from '../links.ts'
import { searchOf } from '../pages/search.ts'
import { plainest } from '../parts/advice.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { entryJson, findingJson, hitJson, organisationJson } from './json.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, paging } from './paging.ts'
import { queryOf } from './query.ts'

/** Name, version and status of the API. */
export async function apiInfo(_: ApiRequest, { baseUrl }: PageTools): Promise<ApiAnswer> {
  return {
    json: {
      apiName: 'Skörd',
      apiVersion: '1.0.0',
      apiReleased: '2026-11-21',
      apiDocumentation: `${baseUrl}/api-docs`,
      apiStatus: 'active',
    },
  }
}

/** Search with the same filters as the page. */
export async function datasets({ url }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  const { limit, page } = query.value
  const slice = { limit, offset: offsetOf({ limit, page }) }
  const { items, total, facets } = await tools.store.search(searchOf(url.searchParams, tools, slice))
  return { json: { total, page, limit, datasets: items.map(hit => hitJson(hit, tools.baseUrl)), facets } }
}

/** One dataset with its points under the headline method; 410 when it is removed. */
export async function dataset({ parameters }: ApiRequest, { store, baseUrl }: PageTools): Promise<ApiAnswer> {
  const id = entryIdOf(parameters.id)
  const entry = id === null ? null : await store.entry(id)
  if (entry === null || entry.resourceType !== 'Dataset') return notFound
  if (entry.removedAt !== null) return { problem: goneProblem(entry) }
  const points = (await store.assessment(entry))?.points ?? []
  const quality = points.find(({ method }) => method === headlineMethod) ?? null
  return { json: { ...entryJson(entry, baseUrl), quality } }
}

/** Findings on one dataset. */
export async function datasetFindings(
  { parameters, url }: ApiRequest,
  { store, profile }: PageTools,
): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  const id = entryIdOf(parameters.id)
  const entry = id === null ? null : await store.entry(id)
  if (entry === null || entry.resourceType !== 'Dataset') return notFound
  const { limit, page } = query.value
  const { items, total } = await store.findings({ entry }, { limit, offset: offsetOf({ limit, page }) })
  const syntax = (await store.syntaxes()).get(entry.ctx) ?? plainest
  const findings = items.map(item => findingJson(item, moreOf(item.sourceShape, profile, syntax)))
  return { json: { total, page, limit, findings } }
}

const named = z.object({ ...paging, q: z.string().max(200, { error: 'must have at most 200 characters' }).default('') })

/** Organisations that publish, by name. */
export async function organisations({ url }: ApiRequest, { store, baseUrl }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(named, url)
  if ('problem' in query) return query
  const { limit, page, q } = query.value
  const found = await store.organisations({ text: q, limit, offset: offsetOf({ limit, page }) })
  return {
    json: { total: found.total, page, limit, organisations: found.items.map(item => organisationJson(item, baseUrl)) },
  }
}
