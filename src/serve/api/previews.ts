import type { Preview } from '../../harvest/preview.ts'
import { applySettings } from '../../harvest/source-settings.ts'
import type { Source } from '../../model/source.ts'
import { notAllowedFields } from '../admin/owner-limits.ts'
import { may } from '../admin/permissions.ts'
import type { KeptPreview } from '../admin/previews.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer } from './api.ts'
import { settingsIn } from './harvest-sources.ts'
import { entryJson } from './json.ts'
import { notFound } from './not-found.ts'
import { refused } from './refused.ts'
import { settingsProblem } from './settings-problem.ts'
import { deltaJson, storyJson } from './story-json.ts'

/** How long an answer is waited for before it is said where it will be, in ms. */
const patience = 20_000

/** What a harvest of a source would change now; settings in the body are tried instead of those that it has. */
export async function postSourcePreview(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const before = await tools.store.source(request.parameters.id)
  return before === null ? notFound : await tried(request, tools, before)
}

/** What a harvest by the settings in the body would change; nothing of them is kept. */
export async function postPreview(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  return await tried(request, tools, null)
}

/** How far a preview has come, or its result. */
export async function getPreview({ parameters, who }: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const { id } = parameters
  const kept = (await tools.previews?.settled(id, 0)) ?? null
  const isOwn = kept !== null && may(who, 'harvest', kept.source.id)
  return isOwn ? previewAnswer(id, { kept, status: 200 }, tools) : notFound
}

async function tried(request: AdmittedRequest, tools: PageTools, stored: Source | null): Promise<ApiAnswer> {
  const { previews, store, profiles } = tools
  if (previews === null) return refused(503, 'Nothing is harvested by this server')
  const read = await settingsIn(request, tools, stored?.id)
  if ('problem' in read) return read
  const before = stored ?? (await store.source(read.settings.id))
  const result = applySettings(read.settings, { before, profiles: profiles.map(({ id }) => id) })
  if ('faults' in result) return settingsProblem(result.faults)
  const isOwn = may(request.who, 'harvest', result.source.id)
  const fields = isOwn ? notAllowedFields(request.who, before, result.source) : ['id']
  if (fields.length > 0) return refused(403, `Only an administrator may change ${fields.join(', ')}`)
  const id = previews.start(result.source)
  if (id === null) return refused(503, 'Too many previews are going on')
  const isAsync = /\brespond-async\b/i.test(request.raw.headers.get('prefer') ?? '')
  const kept = await previews.settled(id, isAsync ? 0 : patience)
  return kept === null ? notFound : previewAnswer(id, { kept, status: 202 }, tools)
}

function previewAnswer(
  id: string,
  { kept: { state }, status }: { readonly kept: KeptPreview; readonly status: 200 | 202 },
  { baseUrl }: PageTools,
): ApiAnswer {
  if (state.kind === 'broken') return refused(500, 'The preview broke; the fault has been noted')
  if (state.kind === 'done') return { json: { status: 'done', preview: previewJson(state.preview, baseUrl) } }
  const headers = { Location: `/katalog/v1/harvest-source-previews/${id}`, 'Retry-After': '2' }
  return { json: { status: 'running' }, status, headers }
}

function previewJson({ harvest, lost, findingsDelta, ...preview }: Preview, baseUrl: string): unknown {
  return {
    ...preview,
    run: storyJson(harvest),
    lost: lost.map(({ primaryTopic, to }) => ({ primaryTopic, shown: entryJson(to, baseUrl) })),
    findingsDelta: findingsDelta.map(deltaJson),
  }
}
