import type { Method } from '../../model/score.ts'
import { sizeClassOf } from '../../score/aggregate.ts'
import type { Organisation } from '../../store/store.ts'
import { preferredOf } from '../data/negotiate.ts'
import { entryIdOf, numberOf } from '../links.ts'
import { comparisonOf } from '../quality/comparison.ts'
import { aggregatePatterns } from '../quality/country.ts'
import { askedMethod } from '../quality/method.ts'
import { formats, reportResponse } from '../quality/report-response.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { notFound } from './not-found.ts'
import { aggregatesJson, rankedJson } from './quality-json.ts'

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

/** The quality report on an organisation in the form asked for, by `?format=` or Accept. */
export async function organisationReport(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const asked = await askedFor(request, tools)
  if ('problem' in asked) return asked
  const { url, raw } = request
  const name = url.searchParams.get('format')
  const type = preferredOf(
    raw.headers.get('accept'),
    formats.map(({ mediaType }) => mediaType),
  )
  const format = formats.find(({ id, mediaType }) => (name === null ? mediaType === type : id === name))
  if (format === undefined) {
    const detail = `The formats are ${formats.map(({ id }) => id).join(', ')}`
    return { problem: { status: 406, title: 'No such format', detail } }
  }
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'sv'
  const wanted = { format, method: asked.method, language, isSaved: format.id === 'html', request: raw } as const
  return { response: await reportResponse(asked.organisation, tools, wanted) }
}

/** The addresses of an organisation's datasets, by host. */
export async function organisationLinks(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const asked = await askedFor(request, tools)
  if ('problem' in asked) return asked
  const { organisation } = asked
  const { addresses, checked, hosts } = await tools.store.links({ publisher: organisation.iri })
  return { json: { id: numberOf(organisation), uri: organisation.iri, addresses, checked, hosts } }
}

/** The organisation and the method that a request names, or what is wrong with it. Private persons are not to be had. */
async function askedFor(
  { parameters, url }: ApiRequest,
  { store, profile }: PageTools,
): Promise<
  { readonly organisation: Organisation; readonly method: Method } | Extract<ApiAnswer, { readonly problem: unknown }>
> {
  const id = entryIdOf(parameters.id)
  const organisation = id === null ? null : await store.organisation(id)
  if (organisation === null) return notFound
  const method = askedMethod(url.searchParams, profile)
  return method === null ? noSuchMethod(profile) : { organisation, method }
}

/** The problem when `method` names none that there is. */
export function noSuchMethod({
  methods,
}: Pick<PageTools['profile'], 'methods'>): Extract<ApiAnswer, { readonly problem: unknown }> {
  const detail = `The parameter method must be one of ${methods.map(({ id }) => id).join(', ')}`
  return { problem: { status: 400, title: 'A parameter has a bad value', detail } }
}
