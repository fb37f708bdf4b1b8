import { validationFormats } from '../../report/validation/formats.ts'
import { disposition } from '../disposition.ts'
import { refusedView } from '../parts/validation/refused.ts'
import { isGzipAccepted, reportResponse } from '../report-response.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest, View } from '../view.ts'

/** The result as a file to save; null when there is no such result or no such form of it. */
export async function reportFile(request: PageRequest, tools: PageTools): Promise<Response | View | null> {
  const { id, file } = request.parameters
  const state = tools.validator.state(id)
  const format = validationFormats.find(format => file === `report${format.extension}`)
  if (state?.kind !== 'judged' || format === undefined) return null
  const wanted = request.query.get('profile')
  const one = state.judgement.verdicts.filter(({ profile }) => profile === wanted)
  const verdicts = one.length > 0 ? one : state.judgement.verdicts
  const options = { language: request.language, maxFindings: null, version: tools.version }
  const source = { ...state.judgement, verdicts }
  const answer = await reportResponse(source, { format, options, acceptsGzip: isGzipAccepted(request.raw) }, tools)
  if ('loss' in answer) return refusedView({ reason: answer.loss }, { request, tools })
  answer.headers.set('Content-Disposition', disposition('validering', state.judgement.name, format.extension))
  return answer
}
