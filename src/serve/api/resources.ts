import { z } from 'zod'
import { moreOf } from '../../report/validation/json.ts'
import { entryIdOf, numberOf } from '../links.ts'
import { searchOf } from '../pages/search.ts'
import { plainest } from '../parts/advice.ts'
import { groupFindings } from '../parts/group.ts'
import { shownMethod } from '../parts/score.ts'
import type { PageTools } from '../tools.ts'
import type { Answer, ApiAnswer, ApiRequest } from './api.ts'
import { entryJson, findingJson, groupJson, hitJson, organisationJson, runJson, sourceJson } from './json.ts'
import { offsetOf, paging } from './paging.ts'
import { queryOf } from './query.ts'
import { deleteValidation, getValidation, postValidation } from './validations.ts'

/** One resource of the API. */
export interface ApiResource {
  /** Also the key of its description in `text/`. */
  readonly id:
    | 'api-info'
    | 'datasets'
    | 'dataset'
    | 'dataset-findings'
    | 'organisations'
    | 'harvest-sources'
    | 'harvest-run'
    | 'validations'
    | 'validation'
    | 'validation-removal'
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/katalog/v1/`. */
  readonly path: string
  readonly answer: Answer
}

/** The resources of the API. */
export const resources: readonly ApiResource[] = [
  { id: 'api-info', method: 'GET', path: 'api-info', answer: apiInfo },
  { id: 'datasets', method: 'GET', path: 'datasets', answer: datasets },
  { id: 'dataset', method: 'GET', path: 'datasets/:id', answer: dataset },
  { id: 'dataset-findings', method: 'GET', path: 'datasets/:id/findings', answer: datasetFindings },
  { id: 'organisations', method: 'GET', path: 'organisations', answer: organisations },
  { id: 'harvest-sources', method: 'GET', path: 'harvest-sources', answer: harvestSources },
  { id: 'harvest-run', method: 'GET', path: 'harvest-runs/:id', answer: harvestRun },
  { id: 'validations', method: 'POST', path: 'validations', answer: postValidation },
  { id: 'validation', method: 'GET', path: 'validations/:id', answer: getValidation },
  { id: 'validation-removal', method: 'DELETE', path: 'validations/:id', answer: deleteValidation },
]

const notFound: ApiAnswer = { problem: { status: 404, title: 'There is no such resource' } }

async function apiInfo(_: ApiRequest, { baseUrl }: PageTools): Promise<ApiAnswer> {
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

const list = z.object(paging)

async function datasets({ url }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const query = queryOf(list, url)
  if ('problem' in query) return query
  const { limit, page } = query.value
  const slice = { limit, offset: offsetOf({ limit, page }) }
  const { items, total, facets } = await tools.store.search(searchOf(url.searchParams, tools, slice))
  return { json: { total, page, limit, datasets: items.map(hit => hitJson(hit, tools.baseUrl)), facets } }
}

async function dataset({ parameters }: ApiRequest, { store, baseUrl }: PageTools): Promise<ApiAnswer> {
  const id = entryIdOf(parameters.id)
  const entry = id === null ? null : await store.entry(id)
  if (entry === null || entry.resourceType !== 'Dataset') return notFound
  if (entry.missingSince !== null) {
    const facts = { id: numberOf(entry), uri: entry.primaryTopic, missingSince: entry.missingSince.toISOString() }
    return { problem: { status: 410, title: 'The dataset is no longer in its source', ...facts } }
  }
  const score = await store.score(entry, shownMethod)
  return { json: { ...entryJson(entry, baseUrl), quality: score } }
}

async function datasetFindings({ parameters, url }: ApiRequest, { store, profile }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(list, url)
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

async function organisations({ url }: ApiRequest, { store, baseUrl }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(named, url)
  if ('problem' in query) return query
  const { limit, page, q } = query.value
  const found = await store.organisations({ text: q, limit, offset: offsetOf({ limit, page }) })
  return {
    json: { total: found.total, page, limit, organisations: found.items.map(item => organisationJson(item, baseUrl)) },
  }
}

async function harvestSources({ url }: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(list, url)
  if ('problem' in query) return query
  const { limit, page } = query.value
  const [sources, latest] = await Promise.all([store.sources(), store.latestHarvests()])
  const offset = offsetOf({ limit, page })
  const items = sources.slice(offset, offset + limit)
  const harvestSources = items.map(source => sourceJson(source, latest.get(source.id) ?? null))
  return { json: { total: sources.length, page, limit, harvestSources } }
}

async function harvestRun({ parameters }: ApiRequest, { store, profile }: PageTools): Promise<ApiAnswer> {
  const harvest = /^[1-9]\d{0,12}$/.test(parameters.id) ? await store.harvest(Number(parameters.id)) : null
  if (harvest === null) return notFound
  const groups = groupFindings(await store.harvestFindings(harvest.id))
  const findingCounts = await store.harvestFindingCounts(harvest.id)
  const { changes, received } = harvest
  const syntax = received?.syntax ?? plainest
  const findingGroups = groups.map(group => groupJson(group, moreOf(group.example.sourceShape, profile, syntax)))
  return { json: { ...runJson(harvest), changes, findingCounts, findingGroups } }
}
