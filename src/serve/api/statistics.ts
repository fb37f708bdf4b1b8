import { askedMethod } from '../quality/method.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { noSuchMethod } from './organisation-quality.ts'
import { aggregatesJson, methodJson } from './quality-json.ts'

/** The whole country: totals, what all datasets come to under every method, common losses and the series day by day. */
export async function statistics({ url }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const { store, profile, quality } = tools
  const method = askedMethod(url.searchParams, profile)
  if (method === null) return noSuchMethod(profile)
  const [totals, country, series] = await Promise.all([
    store.totals(),
    quality.country(),
    store.scoreSeries({ kind: 'country' }, method.id),
  ])
  const losses = country.losses(method.id).map(({ indicator, ...loss }) => ({ indicator: indicator.id, ...loss }))
  return {
    json: {
      totals,
      methods: aggregatesJson(country.aggregates, profile),
      losses: { method: method.id, indicators: losses },
      series: { method: method.id, days: series },
    },
  }
}

/** The methods with their criteria, weights and ratings. */
export async function qualityMethods(_: ApiRequest, { profile }: PageTools): Promise<ApiAnswer> {
  return { json: { methods: profile.methods.map(methodJson) } }
}
