import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { assessGraph } from '../../harvest/assess-graph.ts'
import type { Aggregate } from '../../model/aggregate.ts'
import type { AssessedDataset, RankedFix } from '../../model/assessment.ts'
import type { Finding } from '../../model/finding.ts'
import { headlineMethod } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Graph } from '../../rdf/graph.ts'
import { aggregate } from '../../score/aggregate.ts'
import { rank } from '../../score/rank.ts'
import { idOf } from '../../score/scene.ts'
import { titlesOf } from '../quality/titles.ts'

/** The quality that a document would have if it were published: a plain value in little space. */
export interface Predicted {
  readonly datasets: number
  /** By every method. Links are not known. */
  readonly aggregates: readonly Aggregate[]
  /** What pays most under the headline method. */
  readonly ranked: readonly RankedFix[]
  /** Every dataset with its assessment and title; see `unpacked`. */
  readonly packed: Uint8Array<ArrayBuffer>
}

/** A dataset of a document, its title by language and its assessment. */
export interface PredictedDataset extends AssessedDataset {
  readonly title: Readonly<Record<string, string>>
}

/** What scores are predicted with. */
export interface PredictTools {
  readonly profiles: ReadonlyMap<string, Profile>
  /** Of the Swedish profile, not made stricter; judged here when left out. */
  readonly findings?: readonly Finding[]
  readonly asOf: Date
}

/** More fixes than there are. */
const allFixes = 1000

/** Predicts the scores of a document; null when there are no datasets in it, or the Swedish profile is not there. */
export async function predict(graph: Graph, { profiles, findings, asOf }: PredictTools): Promise<Predicted | null> {
  const profile = profiles.get('dcat-ap-se')
  if (profile === undefined) return null
  const baseline = profiles.get('dcat-ap') ?? null
  const own = findings === undefined ? {} : { findings }
  const assessed = await assessGraph(graph, { profile, baseline, ...own, link: () => null, asOf })
  const assessments = assessed.map(({ assessment }) => assessment)
  const method = profile.methods.find(({ id }) => id === headlineMethod)
  if (assessed.length === 0 || method === undefined) return null
  const datasets = assessed.map(dataset => ({
    ...dataset,
    title: titlesOf(graph, idOf(graph, dataset.assessment.computedOn)),
  }))
  return {
    datasets: assessed.length,
    aggregates: profile.methods.flatMap(each => aggregate(assessments, each) ?? []),
    ranked: rank(assessments, { profile, method, limit: allFixes }),
    packed: new Uint8Array(deflateRawSync(serialize(datasets), { level: 1 })),
  }
}

/** The datasets of a prediction. */
export function unpacked({ packed }: Predicted): readonly PredictedDataset[] {
  return deserialize(inflateRawSync(packed)) as readonly PredictedDataset[]
}
