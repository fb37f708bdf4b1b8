import type { Aggregate, SizeClass } from '../model/aggregate.ts'
import type { Assessment, LostPoints, RankedFix } from '../model/assessment.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { HostLinks } from '../model/link.ts'
import type { Points, Score, Verdict } from '../model/score.ts'
import type { ScoreBasis, SeriesPoint } from '../model/score-history.ts'
import type { Profile } from '../profile/profile.ts'

/** Text by language tag; untagged text under `und`. */
export type Texts = Readonly<Record<string, string>>

/** A dataset of the organisation; its assessment is null when it has not been judged. */
export interface ReportedResource {
  readonly dataset: string
  readonly title: Texts
  /** Address of its page, without host; null when it has none. */
  readonly path: string | null
  readonly assessment: Assessment | null
  readonly points: readonly Points[]
}

/** How often a rule is broken, with one example. */
export interface RuleFindings {
  readonly example: Finding
  readonly count: number
  /** How many different resources are concerned. */
  readonly resources: number
  /** Syntax of the document that the example is from; null when it is not known. */
  readonly syntax: string | null
  /** Address of the page that lists all of them, without host; null when there is none. */
  readonly path: string | null
}

/** The organisation beside those of its size. */
export interface Comparison {
  readonly method: string
  readonly sizeClass: SizeClass
  /** How many organisations of that size have scores, itself included. */
  readonly organisations: number
  /** Median of their mean points. */
  readonly median: number
  readonly own: number
}

/** What a report is made of: gathered by whoever has the store, so that the report itself is a pure function. */
export interface QualityInput {
  readonly organisation: { readonly iri: string | null; readonly name: Texts; readonly path: string | null }
  readonly profile: Profile
  /** Id of the method that it leads with and ranks by. */
  readonly method: string
  /** Public address of the service, without a slash at the end, for links in files; null makes no links. */
  readonly baseUrl: string | null
  /** Until when what is reported was harvested; null when that is not known. */
  readonly asOf: Date | null
  readonly datasets: readonly ReportedResource[]
  /** One for every method; those of no datasets are left out. */
  readonly aggregates: readonly Aggregate[]
  /** What pays most under `method`, best first. */
  readonly ranked: readonly RankedFix[]
  /** The losses of a dataset under a method, by `score/explain.ts`; and its score with every measurement. */
  readonly explain: (assessment: Assessment, method: string) => readonly LostPoints[]
  readonly scoreOf: (assessment: Assessment, method: string) => Score
  /**
   * The verdict on every resource, also on distributions that are not counted, by the places of resources and of the method's
   * indicators; undefined where an indicator is not asked of a resource. By `score/verdicts.ts`.
   */
  readonly verdictsOf: (assessment: Assessment, method: string) => readonly (readonly (Verdict | undefined)[])[]
  /** The strict status of an address when it was last asked for; null when it never was. Only the Data Quality Vocabulary asks. */
  readonly statusOf: (url: string) => number | null
  /** What the scores were judged by, in checksums; null when that was not kept. */
  readonly basis: ScoreBasis | null
  /** null of a document whose findings are told elsewhere: then nothing is said of them. */
  readonly findings: readonly RuleFindings[] | null
  readonly counts: Readonly<Record<Severity, number>> | null
  readonly links: { readonly addresses: number; readonly checked: number; readonly hosts: readonly HostLinks[] } | null
  /** The series of the organisation under `method`, oldest first. */
  readonly series: readonly SeriesPoint[] | null
  /** null when there are too few of its size, or it is too small. */
  readonly comparison: Comparison | null
}
