import type { Aggregate } from '../model/aggregate.ts'
import type { FixCost, LossCause, RankedFix } from '../model/assessment.ts'
import type { Bilingual, Severity } from '../model/finding.ts'
import type { HostLinks, LinkOutcome } from '../model/link.ts'
import type { Indicator, Method, Rating } from '../model/score.ts'
import type { ScoreBasis, SeriesPoint } from '../model/score-history.ts'
import type { Comparison, Texts } from './quality-input.ts'

/** How good an organisation's metadata is, and what to do about it: plain values, sorted, the same for the same facts. */
export interface QualityReport {
  readonly organisation: { readonly iri: string | null; readonly name: Texts; readonly path: string | null }
  readonly profile: { readonly id: string; readonly version: string; readonly label: Bilingual }
  /** Checksums of methods and vocabularies that it was judged by; null when not known. */
  readonly basis: ScoreBasis | null
  /** Id of the method that it leads with: `whatPaysMost`, `datasets` and `trend` are by it. */
  readonly method: string
  /** ISO 8601; null when it is not known. */
  readonly asOf: string | null
  readonly counts: ReportedCounts
  /** Datasets that break no rule: under the national profile, and under the European baseline as exported. */
  readonly valid: { readonly national: ShareValid | null; readonly european: ShareValid | null }
  /** Every method, in the order of the profile. */
  readonly methods: readonly ReportedMethod[]
  /** What the first rows of `whatPaysMost` come to; null when there are none or nothing is scored. */
  readonly forecast: { readonly fixes: number; readonly points: number; readonly rating: Rating } | null
  readonly whatPaysMost: readonly ReportedFix[]
  /** Worst first; those that are not judged last. */
  readonly datasets: readonly ReportedDataset[]
  /** Hosts with most trouble first; null when links were never asked for. */
  readonly links: ReportedLinks | null
  /** Rules that are broken, most serious and most frequent first. */
  /** null of a document whose findings are told elsewhere. */
  readonly findings: readonly ReportedFindings[] | null
  /** null of a document, which has no history. */
  readonly trend: Trend | null
  /** Those that are not ready first. */
  readonly highValue: readonly HighValueDataset[]
  /** Most frequent first. */
  readonly flags: readonly ReportedFlag[]
  readonly comparison: Comparison | null
}

/** Links by host. */
export interface ReportedLinks {
  readonly addresses: number
  readonly checked: number
  readonly hosts: readonly HostLinks[]
  /** Words for the outcomes that occur. */
  readonly outcomes: Readonly<Partial<Record<LinkOutcome, Bilingual>>>
  /** What each of them means and what to do about it, those that lead to no data or to no points. */
  readonly advice: Readonly<Partial<Record<LinkOutcome, { readonly about: Bilingual; readonly advice: Bilingual }>>>
}

/** How much is reported on. */
export interface ReportedCounts extends Readonly<Partial<Record<Severity, number>>> {
  readonly datasets: number
  readonly judged: number
  readonly distributions: number
}

/** How many datasets break no rule; `unknown` were not judged. */
export interface ShareValid {
  readonly conforming: number
  readonly unknown: number
  readonly of: number
}

/** A method with what the datasets come to under it; `result` is null when nothing is scored. */
export interface ReportedMethod
  extends Pick<Method, 'id' | 'iri' | 'version' | 'label' | 'about' | 'maxPoints' | 'counting'> {
  readonly parameters: Readonly<Record<string, string>>
  readonly ratings: Method['ratings']
  readonly result: Omit<Aggregate, 'method' | 'shares'> | null
  /** In the order of the method. */
  readonly indicators: readonly ReportedIndicator[]
}

/** How many pass an indicator. */
export interface ReportedIndicator extends Pick<Indicator, 'id' | 'iri' | 'label' | 'inDimension' | 'points'> {
  /** What is counted. */
  readonly over: 'dataset' | 'distribution'
  readonly passed: number
  readonly failed: number
  readonly unknown: number
}

/** A row of what pays most. */
export interface ReportedFix extends RankedFix {
  /** What it is made on. */
  readonly on: 'dataset' | 'distribution'
  /** The rating of `after`. */
  readonly rating: Rating
}

/** One dataset. */
export interface ReportedDataset {
  readonly dataset: string
  readonly title: Texts
  readonly path: string | null
  /** By method; empty when it is not judged. */
  readonly points: Readonly<
    Record<string, { readonly points: number; readonly rating: Rating; readonly confidence: number }>
  >
  readonly distributions: number
  /** Under the leading method, most points first; null when it is not judged, or too far down to be explained here. */
  readonly losses: readonly ReportedLoss[] | null
}

/** Why points are lost, and how to get them. */
export interface ReportedLoss {
  readonly indicator: string
  readonly label: Bilingual
  readonly points: number
  readonly on: string
  /** Place of the distribution among those of the dataset, from 1; null when it is the dataset itself. */
  readonly distribution: number | null
  readonly found: string | null
  readonly line: number | null
  readonly cause: LossCause
  readonly gain: number
  readonly fix: {
    readonly fix: string
    readonly label: Bilingual
    readonly text: Bilingual
    readonly property: string | null
    readonly turtle: string | null
    readonly cost: FixCost
  }
  readonly notes: readonly Bilingual[]
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
  readonly path: string | null
  readonly example: {
    readonly focusNode: string | null
    readonly focusLabel: string | null
    readonly value: string | null
  }
}

/** How the mean has moved. */
export interface Trend {
  /** The days when something changed, oldest first. */
  readonly changes: readonly TrendChange[]
  /** Every day from the first change on: the median of `comparable` over the seven days that end there. */
  readonly daily: readonly TrendDay[]
}

/** The mean on a day when it changed. */
export interface TrendChange extends Omit<SeriesPoint, 'method'> {
  /** The same by the methods and vocabularies of the last day: what they moved is taken out. */
  readonly comparable: number
}

/** The mean of a day. */
export interface TrendDay {
  /** `2026-11-21`. */
  readonly day: string
  readonly points: number
}

/** A high-value dataset: ready, not ready, or not known. */
export interface HighValueDataset {
  readonly dataset: string
  readonly title: Texts
  readonly path: string | null
  readonly isReady: boolean | null
  /** What it lacks, and what could not be known, in words. */
  readonly lacks: readonly Bilingual[]
}

/** A sign of placeholders, and where it was seen. */
export interface ReportedFlag {
  readonly flag: string
  readonly label: Bilingual
  readonly resources: number
  readonly datasets: number
  readonly examples: readonly { readonly dataset: string; readonly value: string | null }[]
}
