import type { LiveDifference } from '../../harvest/live.ts'
import { headlineMethod } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import { rankedJson } from '../api/quality-json.ts'
import { outcomeJson } from '../quality/outcome-json.ts'
import { type Predicted, unpacked } from './predict.ts'

/** So many fixes and datasets stand in the answer; all of them in the full report. */
const [namedFixes, namedDatasets] = [25, 1000]

/**
 * The scores of a document in the answer of the API: each method's mean, what pays most, what publishing would change of what
 * is live (null when nothing of it is harvested), and the datasets' points; `details` is where every lost point is explained.
 */
export function predictionJson(
  predicted: Predicted,
  live: LiveDifference | null,
  { profile, details }: { readonly profile: Profile; readonly details: string },
): unknown {
  const { aggregates, ranked, datasets } = predicted
  return {
    links: 'unknown',
    methods: Object.fromEntries(
      profile.methods.flatMap(method => {
        const found = aggregates.find(aggregate => aggregate.method === method.id)
        return found === undefined ? [] : [[method.id, outcomeJson(found, method, profile)]]
      }),
    ),
    whatPaysMost: {
      method: headlineMethod,
      fixes: ranked.slice(0, namedFixes).map(rankedJson),
    },
    live: live === null ? null : { ...live, difference: shortened(live.difference) },
    datasets: unpacked(predicted)
      .slice(0, namedDatasets)
      .map(({ assessment, points }) => ({
        dataset: assessment.computedOn,
        points: Object.fromEntries(points.map(each => [each.method, each.points])),
      })),
    ...(datasets > namedDatasets ? { datasetsNotShown: datasets - namedDatasets } : {}),
    details,
  }
}

function shortened({ datasets, ...counts }: LiveDifference['difference']): unknown {
  const more = datasets.length - namedDatasets
  return { ...counts, datasets: datasets.slice(0, namedDatasets), ...(more > 0 ? { datasetsNotShown: more } : {}) }
}
