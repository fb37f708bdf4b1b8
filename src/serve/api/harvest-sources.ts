import { applySettings, settingsOf } from '../../harvest/source-settings.ts'
import { readSettings, type SourceSettings } from '../../harvest/source-settings-form.ts'
import type { Source } from '../../model/source.ts'
import { notAllowedFields } from '../admin/owner-limits.ts'
import { may } from '../admin/permissions.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer, ApiRequest } from './api.ts'
import { recognised } from './guard.ts'
import { sourceJson } from './json.ts'
import { jsonBody } from './json-body.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, pageJson } from './paging.ts'
import { queryOf } from './query.ts'
import { type Problem, refused } from './refused.ts'
import { settingsProblem } from './settings-problem.ts'

/** Every source and how it went last. */
export async function harvestSources({ url }: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(listQuery, url)
  if ('problem' in query) return query
  const { limit } = query.value
  const [sources, latest] = await Promise.all([store.sources(), store.latestHarvests()])
  const offset = offsetOf(query.value)
  const items = sources.slice(offset, offset + limit).map(source => sourceJson(source, latest.get(source.id) ?? null))
  return { json: pageJson('harvestSources', { total: sources.length, items }, query.value) }
}

/** One source; its settings too for those who may see them. */
export async function harvestSource(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const known = await recognised(request, tools)
  if ('problem' in known) return known
  const source = await tools.store.source(request.parameters.id)
  if (source === null) return notFound
  const last = (await tools.store.latestHarvests()).get(source.id) ?? null
  const running = (await tools.store.running()).get(source.id) ?? null
  const run = running === null ? null : { id: running.id, startedAt: running.startedAt.toISOString() }
  const isSeen = known.who !== null && may(known.who, 'see', source.id)
  const json = { ...sourceJson(source, last), runningRun: run }
  const headers =
    known.who === null ? { Vary: 'Authorization' } : { Vary: 'Authorization', 'Cache-Control': 'no-store' }
  return { json: isSeen ? { ...json, settings: settingsOf(source) } : json, headers }
}

/** Adds a source. */
export async function postSource(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const read = await settingsIn(request, tools)
  if ('problem' in read) return read
  if ((await tools.store.source(read.settings.id)) !== null) {
    return refused(409, `There is a source ${read.settings.id} already; change it with PATCH`)
  }
  return await put(read.settings, { before: null, status: 201, request }, tools)
}

/** Changes the settings that the body states. */
export async function patchSource(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  return await change(request, tools, before => before)
}

/** Replaces the settings by those of the body; what it leaves out gets its default. */
export async function putSource(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  return await change(request, tools, () => null)
}

/** Removes a source and everything harvested from it. */
export async function deleteSource(
  { parameters, who }: AdmittedRequest,
  { store, now }: PageTools,
): Promise<ApiAnswer> {
  const isRemoved = await store.removeSource(parameters.id, { name: who.name, at: now() })
  return isRemoved ? { response: new Response(null, { status: 204 }) } : notFound
}

/** The settings in the body of a request; `id` may be left out where the address has it. */
export async function settingsIn(
  request: Pick<ApiRequest, 'raw'>,
  tools: PageTools,
  id?: string,
): Promise<{ readonly settings: SourceSettings } | Problem> {
  const body = await jsonBody(request, tools)
  if ('problem' in body) return body
  const { value } = body
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const read = readSettings(isObject && id !== undefined ? { id, ...value } : value)
  if ('faults' in read) return settingsProblem(read.faults)
  if (id !== undefined && read.settings.id !== id) return refused(422, 'The id of a source cannot be changed')
  return read
}

async function change(
  request: AdmittedRequest,
  tools: PageTools,
  keep: (before: Source) => Source | null,
): Promise<ApiAnswer> {
  const before = await tools.store.source(request.parameters.id)
  if (before === null) return notFound
  const read = await settingsIn(request, tools, before.id)
  return 'problem' in read ? read : await put(read.settings, { before: keep(before), old: before, request }, tools)
}

interface Putting {
  readonly before: Source | null
  /** The source as it is, when there is one. */
  readonly old?: Source
  readonly status?: 201
  readonly request: AdmittedRequest
}

async function put(
  settings: SourceSettings,
  { before, old, status, request }: Putting,
  { store, profiles, now }: PageTools,
): Promise<ApiAnswer> {
  const result = applySettings(settings, { before, profiles: profiles.map(({ id }) => id) })
  if ('faults' in result) return settingsProblem(result.faults)
  const fields = notAllowedFields(request.who, old ?? null, result.source)
  if (fields.length > 0) return refused(403, `Only an administrator may change ${fields.join(', ')}`)
  const stored = await store.putSource(result.source, { name: request.who.name, at: now() })
  const last = (await store.latestHarvests()).get(stored.id) ?? null
  const json = { ...sourceJson(stored, last), settings: settingsOf(stored) }
  const headers = { Location: `/katalog/v1/harvest-sources/${encodeURIComponent(stored.id)}` }
  return status === undefined ? { json } : { json, status, headers }
}
