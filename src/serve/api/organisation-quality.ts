import { z } from 'zod'
import type { Method } from '../../model/score.ts'
import { sizeClassOf } from '../../score/aggregate.ts'
import type { Organisation } from '../../store/store.ts'
import { preferredOf } from '../data/negotiate.ts'
import { entryIdOf, numberOf } from '../links.ts'
import { comparisonOf } from '../quality/comparison.ts'
import { aggregatePatterns } from '../quality/country.ts'
import { askedMethod, headlineOf } from '../quality/method.ts'
import { formats, reportResponse } from '../quality/report-response.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { notFound } from './not-found.ts'
import { listQuery, offsetOf, pageJson } from './paging.ts'
import { aggregatesJson, rankedJson } from './quality-json.ts'
import { queryOf } from './query.ts'

/** What an organisation's datasets come to under every method, what pays most, and the series day by day. */
export async function organisationScores(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const asked = await askedFor(request, tools)
  if ('problem' in asked) return asked
  const { organisation, method } = asked
  const { store, profile, quality } = tools
  const { iri, name } = organisation
  const [patterns, ranked, series, scores] = await Promise.all([
    store.patterns({ publisher: iri }),
    quality.ranked(organisation, method),
    store.scoreSeries({ kind: 'organisation', iri }, method.id),
    store.publisherScores(method.id),
  ])
  const aggregates = profile.methods.flatMap(each => aggregatePatterns(patterns, each) ?? [])
  const datasets = aggregates[0]?.datasets ?? 0
  return {
    json: {
      id: numberOf(organisation),
      uri: iri,
      name,
      datasets,
      sizeClass: sizeClassOf(datasets),
      methods: aggregatesJson(aggregates, profile),
      comparison: comparisonOf(iri, scores, { method: method.id }),
      whatPaysMost: { method: method.id, fixes: ranked.map(rankedJson) },
      series: { method: method.id, days: series },
    },
  }
}

/** How a report is asked for, besides its method. */
const reportQuery = z.object({
  format: z.string().optional(),
  lang: z.enum(['sv', 'en'], { error: 'must be sv or en' }).default('sv'),
})

/**
 * The quality report on an organisation in the form asked for, by `?format=` or Accept. `?method=all` leads with the usual
 * method and writes every verdict of all of them, in the forms that have verdicts.
 */
export async function organisationReport(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const { url, raw } = request
  const isOfAll = url.searchParams.get('method') === 'all'
  const asked = await askedFor(request, tools, isOfAll ? () => headlineOf(tools.profile) : askedMethod)
  if ('problem' in asked) return asked
  const query = queryOf(reportQuery, url)
  if ('problem' in query) return query
  const { format: name, lang: language } = query.value
  const type = preferredOf(
    raw.headers.get('accept'),
    formats.map(({ mediaType }) => mediaType),
  )
  const format = formats.find(({ id, mediaType }) => (name === undefined ? mediaType === type : id === name))
  if (format === undefined) {
    const detail = `The formats are ${formats.map(({ id }) => id).join(', ')}`
    return { problem: { status: 406, title: 'No such format', detail } }
  }
  const methods = isOfAll ? 'all' : 'leading'
  const isSaved = format.id === 'html'
  const wanted = { format, method: asked.method, methods, language, isSaved, request: raw } as const
  return { response: await reportResponse(asked.organisation, tools, wanted) }
}

/** The addresses of an organisation's datasets, by host, page by page. */
export async function organisationLinks(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const asked = await askedFor(request, tools)
  if ('problem' in asked) return asked
  const query = queryOf(listQuery, request.url)
  if ('problem' in query) return query
  const { organisation } = asked
  const { addresses, checked, hosts } = await tools.store.links({ publisher: organisation.iri })
  const offset = offsetOf(query.value)
  const page = { total: hosts.length, items: hosts.slice(offset, offset + query.value.limit) }
  const about = { id: numberOf(organisation), uri: organisation.iri, addresses, checked }
  return { json: { ...about, ...pageJson('hosts', page, query.value) } }
}

/** The organisation and the method that a request names, or what is wrong with it. Private persons are not to be had. */
async function askedFor(
  { parameters, url }: ApiRequest,
  { store, profile }: PageTools,
  methodOf: typeof askedMethod = askedMethod,
): Promise<
  { readonly organisation: Organisation; readonly method: Method } | Extract<ApiAnswer, { readonly problem: unknown }>
> {
  const id = entryIdOf(parameters.id)
  const organisation = id === null ? null : await store.organisation(id)
  if (organisation === null) return notFound
  const method = methodOf(url.searchParams, profile)
  return method === null ? noSuchMethod(profile) : { organisation, method }
}

/** The problem when `method` names none that there is. */
export function noSuchMethod({
  methods,
}: Pick<PageTools['profile'], 'methods'>): Extract<ApiAnswer, { readonly problem: unknown }> {
  const detail = `The parameter method must be one of ${methods.map(({ id }) => id).join(', ')}`
  return { problem: { status: 400, title: 'A parameter has a bad value', detail } }
}
