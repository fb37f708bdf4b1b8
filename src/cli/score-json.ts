import type { AssessedDataset, LostPoints, RankedFix } from '../model/assessment.ts'
import type { Method, Points } from '../model/score.ts'
import { explain } from '../score/explain.ts'
import { scoreOf } from '../score/tally.ts'
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
    whatPaysMost: { method: lead.id, fixes: ranked.map(rankedEntry) },
    ...(live === null ? {} : { live: live === 'none' ? null : live }),
    datasets: assessed.map(dataset => datasetEntry(dataset, scoring)),
  }
}

function methodEntry(method: Method, { aggregates, profile }: Scoring): unknown {
  const found = aggregates.find(aggregate => aggregate.method === method.id)
  const { version, parameters } = method
  if (found === undefined) return null
  const { mean, maxPoints, datasets, representative, median, byRating, confidence, toNextRating } = found
  const judged = { version, parameters, profile: `${profile.id} ${profile.version}` }
  return {
    ...{ points: mean.points, maxPoints, rating: mean.rating, byDimension: mean.byDimension },
    ...{ datasets, representative, median, byRating, confidence, toNextRating },
    ...judged,
  }
}

/** A ranked fix in JSON: its words, what would count, and what it gives. */
function rankedEntry({ fix, ...row }: RankedFix): unknown {
  const { fix: code, label, text, property, turtle, cost } = fix
  return { code, label, fix: text, property, turtle, cost, ...row }
}

function datasetEntry({ assessment, points }: AssessedDataset, { methods, profile }: Scoring): unknown {
  const entries = methods.map((method, place) => {
    const { bestDistribution } = scoreOf(assessment, method)
    const lost = explain(assessment, method, profile).map(lostEntry)
    return [method.id, { ...figures(points[place]), bestDistribution, lost }]
  })
  return { dataset: assessment.computedOn, methods: Object.fromEntries(entries), flags: assessment.flags }
}

/** A loss in JSON: `fix` are the words, as the contract has it. */
function lostEntry({ fix, ...lost }: LostPoints): unknown {
  const { fix: code, text, property, turtle, cost } = fix
  return { ...lost, fix: text, code, property, turtle, cost }
}

function figures({ points, maxPoints, rating, byDimension, confident, confidence }: Points): Omit<Points, 'method'> {
  return { points, maxPoints, rating, byDimension, confident, confidence }
}
