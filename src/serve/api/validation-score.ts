import { z } from 'zod'
import { reportFormats } from '../../report/formats.ts'
import { preferredOf } from '../data/negotiate.ts'
import { predictionResponse } from '../quality/prediction-response.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { queryOf } from './query.ts'
import { refused } from './refused.ts'

const telling = z.object({
  format: z.string().optional(),
  lang: z.enum(['sv', 'en'], { error: 'must be sv or en' }).default('sv'),
})

/** Every lost point of a judged document, as the quality report of an organisation, in the form asked for. */
export async function getValidationScore(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const { raw, url, parameters } = request
  const asked = queryOf(telling, url)
  if ('problem' in asked) return asked
  const state = tools.validator.state(parameters.id)
  const predicted = state?.kind === 'judged' ? state.judgement.predicted : null
  if (state?.kind !== 'judged' || predicted === null)
    return refused(404, 'There is no such validation with datasets, or not any longer')
  const offered = ['application/json', ...reportFormats.map(({ mediaType }) => mediaType)]
  const type = preferredOf(raw.headers.get('accept'), [...new Set(offered)])
  const named = asked.value.format
  const format = reportFormats.find(one => (named === undefined ? one.mediaType === type : one.id === named))
  if (format === undefined) return refused(406, `There is ${offered.join(', ')}`)
  const { judgement } = state
  const wanted = { format, language: asked.value.lang, request: raw, headers: { Vary: 'Accept' } }
  return { response: predictionResponse({ judgement, predicted }, tools, wanted) }
}
