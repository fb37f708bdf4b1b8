import { inChunks } from '../../rdf/syntax/in-chunks.ts'
import type { ReportFormat } from '../../report/formats.ts'
import type { Language } from '../../text/language.ts'
import type { PageTools } from '../tools.ts'
import type { Judgement } from '../validation/judgement.ts'
import type { Predicted } from '../validation/predict.ts'
import { predictionInput } from './prediction-input.ts'
import { sentWhileWritten } from './sending.ts'

/** How the report on a judged document is wanted. */
export interface WantedPrediction {
  readonly format: ReportFormat
  readonly language: Language
  readonly request: Request
  /** Headers besides those that say what it is. */
  readonly headers: Readonly<Record<string, string>>
}

/** The quality report of a judged document; nobody may keep it. */
export function predictionResponse(
  { judgement, predicted }: { readonly judgement: Pick<Judgement, 'name'>; readonly predicted: Predicted },
  tools: PageTools,
  { format, language, request, headers }: WantedPrediction,
): Response {
  const described = {
    'Content-Type': `${format.mediaType}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
    ...headers,
  }
  const pieces = async () => inChunks(format.write(predictionInput(judgement, predicted, tools), language))
  return sentWhileWritten(request, tools.quality.writing, { headers: described, pieces })
}
