import { z } from 'zod'
import type { LikelyDuplicate, LostDuplicate } from '../../store/store.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { entryJson } from './json.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, pageJson, paging } from './paging.ts'
import { queryOf } from './query.ts'

/** Resources of a source that are shown from another one, and why. */
export async function sourceDuplicates({ parameters, url }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const { store, baseUrl } = tools
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  if ((await store.source(parameters.id)) === null) return notFound
  const slice = { limit: query.value.limit, offset: offsetOf(query.value) }
  const { items, total } = await store.lostDuplicates(parameters.id, slice)
  return { json: pageJson('lostDuplicates', { total, items: items.map(item => lostJson(item, baseUrl)) }, query.value) }
}

const likelyQuery = z.object({ ...paging, source: z.string().max(100).optional() })

/** Resources that may be the same though the rules do not say so. */
export async function likelyDuplicates({ url }: ApiRequest, { store, baseUrl }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(likelyQuery, url)
  if ('problem' in query) return query
  const { source, limit } = query.value
  const scope = source === undefined ? {} : { source }
  const { items, total } = await store.likelyDuplicates(scope, { limit, offset: offsetOf(query.value) })
  const likely = items.map(item => likelyJson(item, baseUrl))
  return { json: pageJson('likelyDuplicates', { total, items: likely }, query.value) }
}

function lostJson(
  { lost, entry, isSameUri, decidedBy }: LostDuplicate,
  baseUrl: string,
): Readonly<Record<string, unknown>> {
  return { lost: entryJson(lost, baseUrl), shown: entryJson(entry, baseUrl), isSameUri, decidedBy }
}

function likelyJson({ reason, value, entries }: LikelyDuplicate, baseUrl: string): Readonly<Record<string, unknown>> {
  return { reason, value, resources: entries.map(entry => entryJson(entry, baseUrl)) }
}
