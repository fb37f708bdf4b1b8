import type { LostPoints } from '../model/assessment.ts'
import type { Method, Points } from '../model/score.ts'
import { indicatorOf } from './methods.ts'
import type { QualityInput, ReportedResource } from './quality-input.ts'
import type { ReportedDataset, ReportedLoss } from './quality-report.ts'

/** All datasets, the lowest points under the leading method first, those that are not judged last; so many of them explained. */
export function reportedDatasets(input: QualityInput, explained: number): ReportedDataset[] {
  const inOrder = [...input.datasets].sort(worstFirst(input.method))
  return inOrder.map((one, place) => (place < explained ? explainedDataset(one, input) : reportedDataset(one)))
}

/** A dataset with what it loses points by under the leading method, what gains most first. */
export function explainedDataset(one: ReportedResource, input: QualityInput): ReportedDataset {
  const { method: id, profile, explain } = input
  const { assessment } = one
  const method = profile.methods.find(row => row.id === id)
  if (assessment === null || method === undefined) return reportedDataset(one)
  const losses = explain(assessment, id).map(loss => reportedLoss(loss, assessment.resources, method))
  return { ...reportedDataset(one), losses: losses.sort(byGain) }
}

function reportedDataset({ dataset, title, path, assessment, points }: ReportedResource): ReportedDataset {
  const distributions = assessment === null ? 0 : assessment.resources.length - 1
  return { dataset, title, path, points: byMethod(points), distributions, losses: null }
}

/** Orders datasets by their points under a method, lowest first; those without points last, then by name. */
export function worstFirst(method: string): (a: ReportedResource, b: ReportedResource) => number {
  const pointsOf = ({ assessment, points }: ReportedResource): number =>
    assessment === null ? Infinity : (points.find(one => one.method === method)?.points ?? Infinity)
  return (a, b) => {
    const [left, right] = [pointsOf(a), pointsOf(b)]
    return left === right ? compare(a.dataset, b.dataset) : left - right
  }
}

function byMethod(points: readonly Points[]): ReportedDataset['points'] {
  return Object.fromEntries(
    points.map(({ method, points: sum, rating, confidence }) => [method, { points: sum, rating, confidence }]),
  )
}

function reportedLoss(
  { indicator, points, on, found, line, cause, gain, fix, notes }: LostPoints,
  resources: readonly string[],
  method: Method,
): ReportedLoss {
  const place = resources.indexOf(on)
  const row = indicatorOf(method, indicator, place === 0)
  return {
    indicator,
    label: row?.label ?? { sv: indicator, en: indicator },
    points,
    on,
    distribution: place > 0 ? place : null,
    found,
    line,
    cause,
    gain,
    fix,
    notes,
  }
}

function byGain(a: ReportedLoss, b: ReportedLoss): number {
  return b.gain - a.gain || b.points - a.points || compare(a.on, b.on) || compare(a.indicator, b.indicator)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
