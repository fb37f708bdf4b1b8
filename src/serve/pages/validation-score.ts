import { html } from 'hono/html'
import { reportFormats } from '../../report/formats.ts'
import { qualityBody } from '../../report/page/body.ts'
import { shownDatasets } from '../../report/page/dataset-list.ts'
import { qualityReport } from '../../report/report.ts'
import { predictedWords } from '../../text/predicted.ts'
import { qualityWords } from '../../text/quality.ts'
import { disposition } from '../disposition.ts'
import { liveNotice } from '../parts/validation/predicted.ts'
import { hrefOf, type Shown, shownOf } from '../parts/validation/shown.ts'
import { tabs } from '../parts/validation/tabs.ts'
import { predictionInput } from '../quality/prediction-input.ts'
import { predictionResponse } from '../quality/prediction-response.ts'
import { shownFormats } from '../quality/report-response.ts'
import type { PageTools } from '../tools.ts'
import type { Predicted } from '../validation/predict.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** Every lost point of a document that is not published yet, what pays most, and the difference to what is live. */
export async function validationScorePage(request: PageRequest, tools: PageTools): Promise<View | null> {
  const found = predictedOf(request, tools)
  if (found === null) return null
  const { shown, predicted } = found
  const { validate } = request.words
  const words = predictedWords[request.language]
  const live = await tools.differences.of(predicted)
  const report = qualityReport(predictionInput(shown.judgement, predicted, tools), { explained: shownDatasets })
  const body = html`${tabs(shown, 'score')}<p class="lead">${words.lead}</p>
${liveNotice(live, predicted, request)}
${qualityBody(report, request.language, { linkTo: () => null })}
${files(shown)}`
  const result = { label: validate.result, path: `/validate/${shown.id}` }
  return {
    title: words.title,
    crumbs: [{ label: validate.title, path: '/validate' }, result],
    body,
    isUnindexed: true,
    isAboutQuality: true,
  }
}

function files(shown: Shown): Html {
  const { language } = shown.request
  const links = shownFormats.map(
    ({ id, extension, mediaType }) =>
      html`<li><a href="${hrefOf(shown, `/score${extension}`)}" type="${mediaType}" download>${qualityWords[language].formats[id]}</a></li>`,
  )
  return html`<section id="downloads"><h2>${predictedWords[language].files}</h2><ul>${links}</ul></section>`
}

/** The same as a file to save; null when there is no such result or no such form of it. */
export async function validationScoreFile(request: PageRequest, tools: PageTools): Promise<Response | null> {
  const found = predictedOf(request, tools)
  const format = reportFormats.find(({ extension }) => request.parameters.file === `score${extension}`)
  if (found === null || format === undefined) return null
  const { judgement } = found.shown
  const saved = { 'Content-Disposition': disposition('poäng', judgement.name, format.extension) }
  const wanted = { format, language: request.language, request: request.raw, headers: saved }
  return predictionResponse({ judgement, predicted: found.predicted }, tools, wanted)
}

/** A judged document that has a predicted score. */
interface FoundPrediction {
  readonly shown: Shown
  readonly predicted: Predicted
}

/** The prediction that an address names; null when there is none, or not any longer. */
function predictedOf(request: PageRequest, tools: PageTools): FoundPrediction | null {
  const { id } = request.parameters
  const state = tools.validator.state(id)
  if (state?.kind !== 'judged' || state.judgement.predicted === null) return null
  return { shown: shownOf(id, state.judgement, { request, tools }), predicted: state.judgement.predicted }
}
