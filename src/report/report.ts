import type { Bilingual, Finding, Severity } from '../model/finding.ts'
import { severities } from '../model/finding.ts'
import type { Indicator, Score } from '../model/score.ts'
import { problemLabel } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import { exampleIn } from './validation/example.ts'

/** Text by language tag; untagged text under `und`. */
export type Texts = Readonly<Record<string, string>>

/** A dataset of the organisation and its score; null when it has not been scored. */
export interface ScoredDataset {
  readonly dataset: string
  readonly title: Texts
  readonly score: Score | null
}

/** How often a rule is broken, with one example. */
export interface RuleFindings {
  readonly example: Finding
  readonly count: number
  /** How many different resources are concerned. */
  readonly resources: number
  /** Syntax of the document that the example is from; null when it is not known. */
  readonly syntax: string | null
}

/** The mean of the scores, as `score/summary.ts` computes it. */
export interface MeanScore {
  readonly datasets: number
  readonly points: number
  readonly maxPoints: number
  readonly rating: Score['rating']
  readonly byDimension: Readonly<Record<string, number>>
}

/** What a report is made of. */
export interface ReportInput {
  readonly organisation: { readonly iri: string | null; readonly name: Texts }
  readonly profile: Profile
  readonly method: string
  /** Until when what is reported was harvested; null when that is not known. */
  readonly asOf: Date | null
  readonly datasets: readonly ScoredDataset[]
  /** The mean of those datasets that are scored; null when none is. */
  readonly mean: MeanScore | null
  readonly findings: readonly RuleFindings[]
  readonly counts: Readonly<Record<Severity, number>>
}

/** How good an organisation's metadata is. */
export interface QualityReport {
  readonly organisation: { readonly iri: string | null; readonly name: Texts }
  readonly profile: string
  readonly profileVersion: string
  readonly profileLabel: Bilingual
  readonly method: string
  /** ISO 8601. */
  readonly asOf: string | null
  readonly counts: { readonly datasets: number; readonly scored: number } & Readonly<Record<Severity, number>>
  readonly score: ReportedScore | null
  /** How many datasets have each rating, best first. */
  readonly ratings: Readonly<Record<Score['rating'], number>>
  /** Indicators, that which costs most points first. */
  readonly indicators: readonly IndicatorOutcome[]
  /** Rules broken, most serious and most frequent first. */
  readonly findings: readonly ReportedFindings[]
  /** All datasets, the lowest score first; those without one last. */
  readonly datasets: readonly ReportedDataset[]
}

/** Mean points, not rounded, and the rating of the rounded points. */
export interface ReportedScore {
  readonly points: number
  readonly maxPoints: number
  readonly rating: Score['rating']
  readonly byDimension: readonly { readonly dimension: string; readonly points: number; readonly maxPoints: number }[]
}

/** How the datasets do under one indicator. Of a dataset with several distributions the one that scores best counts. */
export interface IndicatorOutcome {
  readonly indicator: string
  readonly iri: string
  readonly label: Bilingual
  readonly dimension: string
  readonly maxPoints: number
  readonly passed: number
  readonly failed: number
  /** Datasets of which it could not be judged. */
  readonly unknown: number
  /** Mean points that are missing. What mending would give may be less, as another distribution may then count. */
  readonly missingPoints: number
}

/** One rule and how often it is broken. */
export interface ReportedFindings {
  readonly severity: Severity
  readonly sourceShape: string
  readonly focusType: string | null
  readonly resultPath: string | null
  readonly pathLabel: Bilingual | null
  /** The kind of problem in the words of the national portal; null when it is of no such kind. */
  readonly problem: Bilingual | null
  readonly resultMessage: Bilingual
  readonly hint: Bilingual | null
  /** What to write, in `exampleSyntax`; null when the rule has no example. */
  readonly exampleText: string | null
  /** Such as `rdfxml`; Turtle when it is not known in which syntax the organisation writes. */
  readonly exampleSyntax: string
  readonly seeAlso: string | null
  readonly count: number
  readonly resources: number
  readonly example: {
    readonly focusNode: string | null
    readonly focusLabel: string | null
    readonly value: string | null
  }
}

/** One dataset and its score. */
export interface ReportedDataset {
  readonly dataset: string
  readonly title: Texts
  readonly score: Score | null
}

/** The quality report of an organisation: a pure function, so that the same facts give the same report. */
export function qualityReport(input: ReportInput): QualityReport {
  const { organisation, profile, method, asOf, datasets, mean, counts } = input
  const scores = datasets.flatMap(({ score }) => (score === null ? [] : [score]))
  return {
    organisation,
    profile: profile.id,
    profileVersion: profile.version,
    profileLabel: profile.label,
    method,
    asOf: asOf?.toISOString() ?? null,
    counts: { datasets: datasets.length, scored: scores.length, ...counts },
    score: mean === null ? null : reportedScore(mean, profile.indicators),
    ratings: ratingsOf(scores),
    indicators: outcomes(scores, profile.indicators),
    findings: input.findings.map(group => reportedFindings(group, profile)).sort(bySeverityAndCount),
    datasets: datasets.map(({ dataset, title, score }) => ({ dataset, title, score })).sort(byPoints),
  }
}

function reportedScore(
  { points, maxPoints, rating, byDimension }: MeanScore,
  indicators: readonly Indicator[],
): ReportedScore {
  const most = (dimension: string): number =>
    indicators.reduce((sum, indicator) => sum + (indicator.inDimension === dimension ? indicator.points : 0), 0)
  const dimensions = Object.entries(byDimension).map(([dimension, mean]) => ({
    dimension,
    points: mean,
    maxPoints: most(dimension),
  }))
  return { points, maxPoints, rating, byDimension: dimensions }
}

function ratingsOf(scores: readonly Score[]): Record<Score['rating'], number> {
  const counts = { excellent: 0, good: 0, sufficient: 0, bad: 0 }
  for (const { rating } of scores) counts[rating]++
  return counts
}

function outcomes(scores: readonly Score[], indicators: readonly Indicator[]): IndicatorOutcome[] {
  const all = scores.flatMap(({ measurements }) => measurements)
  const outcome = ({ id, iri, label, inDimension, points }: Indicator): IndicatorOutcome => {
    const own = all.filter(({ isMeasurementOf }) => isMeasurementOf === id)
    const count = (wanted: boolean | null): number => own.filter(({ value }) => value === wanted).length
    const missing = own.reduce((sum, measurement) => sum + points - measurement.points, 0)
    return {
      indicator: id,
      iri,
      label,
      dimension: inDimension,
      maxPoints: points,
      passed: count(true),
      failed: count(false),
      unknown: count(null),
      missingPoints: scores.length === 0 ? 0 : missing / scores.length,
    }
  }
  const order = (a: IndicatorOutcome, b: IndicatorOutcome): number => b.missingPoints - a.missingPoints
  return indicators.map(outcome).sort(order)
}

function reportedFindings({ example, count, resources, syntax }: RuleFindings, profile: Profile): ReportedFindings {
  const { severity, sourceShape, focusType, resultPath, pathLabel, resultMessage, hint, seeAlso } = example
  const { focusNode, focusLabel, value } = example
  const exampleSyntax = syntax ?? 'turtle'
  return {
    severity,
    sourceShape,
    focusType,
    resultPath,
    pathLabel,
    problem: problemLabel(profile, sourceShape),
    resultMessage,
    hint,
    exampleText: exampleIn(profile, sourceShape, exampleSyntax),
    exampleSyntax,
    seeAlso,
    count,
    resources,
    example: { focusNode, focusLabel, value },
  }
}

function bySeverityAndCount(a: ReportedFindings, b: ReportedFindings): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.count - a.count ||
    compare(a.sourceShape, b.sourceShape)
  )
}

function byPoints(a: ReportedDataset, b: ReportedDataset): number {
  const points = ({ score }: ReportedDataset): number => score?.points ?? Number.MAX_VALUE
  return points(a) - points(b) || compare(a.dataset, b.dataset)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
