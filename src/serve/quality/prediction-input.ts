import { headlineMethod } from '../../model/score.ts'
import type { QualityInput } from '../../report/quality-input.ts'
import type { PageTools } from '../tools.ts'
import type { Judgement } from '../validation/judgement.ts'
import { type Predicted, unpacked } from '../validation/predict.ts'
import { documentInput } from './document-input.ts'
import { methodOf } from './method.ts'

/** What the quality report of a judged document is made of. */
export function predictionInput(
  { name }: Pick<Judgement, 'name'>,
  predicted: Predicted,
  { profiles, profile: first }: Pick<PageTools, 'profiles' | 'profile'>,
): QualityInput {
  const profile = profiles.find(({ id }) => id === 'dcat-ap-se') ?? first
  const { methods } = profile
  const { aggregates, ranked } = predicted
  return documentInput({
    ...{ name, profile, methods, aggregates, ranked },
    lead: methodOf(headlineMethod, profile) ?? methods[0],
    datasets: unpacked(predicted),
    statusOf: () => null,
  })
}
