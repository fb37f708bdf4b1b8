import type { AssessedDataset } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { explain } from '../score/explain.ts'
import { scoreOf } from '../score/tally.ts'
import { lossJson, pointsJson, rankedJson } from '../serve/api/quality-json.ts'
import { outcomeJson } from '../serve/quality/outcome-json.ts'
import type { Scoring } from './scoring.ts'

/**
 * The JSON of `skord score`: per method the mean, what pays most, and every dataset with each point that it loses, why, and
 * how to win it.
 */
export function scoreJson(scoring: Scoring): Readonly<Record<string, unknown>> {
  const { name, profile, methods, lead, assessed, ranked, live, hasLinks } = scoring
  return {
    input: name,
    profile: profile.id,
    profileVersion: profile.version,
    links: hasLinks ? 'known' : 'unknown',
    methods: Object.fromEntries(methods.map(method => [method.id, methodEntry(method, scoring)])),
    whatPaysMost: { method: lead.id, fixes: ranked.map(rankedJson) },
    ...(live === null ? {} : { live: live === 'none' ? null : live }),
    datasets: assessed.map(dataset => datasetEntry(dataset, scoring)),
  }
}

function methodEntry(method: Method, { aggregates, profile }: Scoring): unknown {
  const found = aggregates.find(aggregate => aggregate.method === method.id)
  return found === undefined ? null : outcomeJson(found, method, profile)
}

function datasetEntry({ assessment, points }: AssessedDataset, { methods, profile }: Scoring): unknown {
  const entries = methods.map((method, place) => {
    const { bestDistribution } = scoreOf(assessment, method)
    const lost = explain(assessment, method, profile).map(lossJson)
    return [method.id, { ...pointsJson(points[place]), bestDistribution, lost }]
  })
  return { dataset: assessment.computedOn, methods: Object.fromEntries(entries), flags: assessment.flags }
}
