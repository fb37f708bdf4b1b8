import type { Indicator } from '../model/score.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat, rdf } from '../rdf/vocabulary.ts'
import { accessibility } from './accessibility.ts'
import { contextuality } from './contextuality.ts'
import { findability } from './findability.ts'
import { interoperability } from './interoperability.ts'
import { reusability } from './reusability.ts'
import { type Judges, nameOf, type Scene, type Verdict } from './scene.ts'

/** One judge for every indicator of `vocab/mqa-metrics.tsv`. */
export const judges: Judges = {
  ...findability,
  ...accessibility,
  ...interoperability,
  ...reusability,
  ...contextuality,
}

/** The verdicts on a dataset and on each of its distributions, before any is chosen. */
export interface Judgement {
  /** IRI, or `_:label`. */
  readonly dataset: string
  /** By place of the indicator; null in the places that are judged on distributions. */
  readonly verdicts: readonly Verdict[]
  /** By name. */
  readonly distributions: readonly DistributionJudgement[]
}

/** The verdicts on one distribution. */
export interface DistributionJudgement {
  readonly distribution: string
  /** By place of the indicator; null in the places that are judged on datasets. */
  readonly verdicts: readonly Verdict[]
}

type Bound = (resource: number) => Verdict

/** Judges every dataset of a graph, by name. Series are no datasets: what they gather is judged where it is described. */
export function judgeDatasets(scene: Scene, indicators: readonly Indicator[]): Judgement[] {
  const { graph } = scene
  const bound = indicators.map(({ id }) => judges[id](scene))
  const asked = (entity: 'dataset' | 'distribution'): readonly (Bound | null)[] =>
    indicators.map(({ computedOn }, place) => (computedOn === entity || computedOn === 'either' ? bound[place] : null))
  const [ofDataset, ofDistribution] = [asked('dataset'), asked('distribution')]
  const distribution = graph.iri(dcat.distribution)
  return named(graph, datasetsOf(graph)).map(({ id, name }) => ({
    dataset: name,
    verdicts: verdicts(id, ofDataset),
    distributions: named(graph, graph.objectsOf(id, distribution)).map(found => ({
      distribution: found.name,
      verdicts: verdicts(found.id, ofDistribution),
    })),
  }))
}

function datasetsOf(graph: Graph): number[] {
  const type = graph.iri(rdf.type)
  const series = new Set(graph.subjectsWith(type, graph.iri(dcat.DatasetSeries)))
  return graph.subjectsWith(type, graph.iri(dcat.Dataset)).filter(dataset => !series.has(dataset))
}

function named(graph: Graph, ids: readonly number[]): { readonly id: number; readonly name: string }[] {
  const found = ids.map(id => ({ id, name: nameOf(graph, id) }))
  return found.length < 2 ? found : found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function verdicts(resource: number, asked: readonly (Bound | null)[]): Verdict[] {
  return asked.map(judge => (judge === null ? null : judge(resource)))
}
