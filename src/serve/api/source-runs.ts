import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer, ApiRequest } from './api.ts'
import { runJson } from './json.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, pageJson } from './paging.ts'
import { queryOf } from './query.ts'
import { refused } from './refused.ts'

/** Runs of one source, newest first. */
export async function sourceRuns({ parameters, url }: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  if ((await store.source(parameters.id)) === null) return notFound
  const { limit } = query.value
  const { items, total } = await store.harvests({ source: parameters.id, limit, offset: offsetOf(query.value) })
  return { json: pageJson('harvestRuns', { total, items: items.map(runJson) }, query.value) }
}

/** Starts a run of a source now; where its state is to be seen stands in `Location`. */
export async function postSourceRun({ parameters, who }: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const { store, administration, now } = tools
  const source = await store.source(parameters.id)
  if (source === null) return notFound
  const orders = administration?.orders ?? null
  if (orders === null) return refused(503, 'Nothing is harvested by this server')
  if ((await store.running()).has(source.id) || !orders.start(source)) {
    return refused(409, 'The source is being harvested already')
  }
  const { name: actor } = who
  await store.audit({ at: now(), actor, action: 'run.ordered', subject: source.id, before: null, after: null })
  const path = `/katalog/v1/harvest-sources/${encodeURIComponent(source.id)}`
  return { json: { harvestSource: source.id, status: 'ordered' }, status: 202, headers: { Location: path } }
}
