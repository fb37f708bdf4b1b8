import type { Bilingual } from './finding.ts'

/** true passes, false fails, null could not be judged. */
export type Verdict = boolean | null

/** A rating, best first in `ratings`; EU version 2 knows no `bad`. */
export type Rating = 'excellent' | 'good' | 'sufficient' | 'bad'

/** All ratings, best first. */
export const ratings: readonly Rating[] = ['excellent', 'good', 'sufficient', 'bad']

/** Id of the method that lists, summaries and reports lead with: EU version 1 of the catalogue as it is exported. */
export const headlineMethod = 'eu-v1-export'

/** A quality metric (dqv:Metric) of one scoring method. */
export interface Indicator {
  /** Local name, such as `keywordAvailability`; unique within its method together with `computedOn`. */
  readonly id: string
  /** IRI of the metric. */
  readonly iri: string
  readonly inDimension: string
  /** Points for a pass. */
  readonly points: number
  readonly computedOn: 'dataset' | 'distribution' | 'either'
  readonly label: Bilingual
  /** Names of the tests that it passes by; more than one are combined by `combine`. */
  readonly tests: readonly string[]
  /** Must all tests pass, is one enough, or does the parameter of that name say so (`both` or `any`)? */
  readonly combine: 'all' | 'any' | 'alignment'
  /** Codes of `vocab/score-fixes.tsv` that mend it, those to be made together; empty when only its rules can be mended. */
  readonly fixes: readonly string[]
}

/** How the verdicts on a dataset and its distributions become points. */
export type Counting =
  /** The distribution that gives most points counts, alone (EU version 1). */
  | 'best-distribution'
  /** Mean of the dataset's sum and the mean of its distributions' sums (EU version 2). */
  | 'mean-of-groups'
  /** An indicator of distributions gives the share of its points that the share of distributions passing it is. */
  | 'shares'

/** A way to score: a row of `vocab/score-methods.tsv` and its table of indicators. */
export interface Method {
  /** As the command line has it: `eu-v1` `eu-v1-export` `dataportal-se` `eu-v2` `se`. */
  readonly id: string
  readonly iri: string
  /** Version of its weights and rules, such as `1.0`. */
  readonly version: string
  readonly label: Bilingual
  /** What it is, who uses it and what it leaves out, in a sentence or two. */
  readonly about: Bilingual
  readonly maxPoints: number
  readonly counting: Counting
  /** Where it departs from the default parameters; see `score/parameters.ts`. */
  readonly parameters: Readonly<Record<string, string>>
  /** The least points of each rating that it knows, best first. */
  readonly ratings: readonly { readonly rating: Rating; readonly least: number }[]
  readonly indicators: readonly Indicator[]
}

/** Points of one dataset under one method; the same for all that were judged alike. */
export interface Points {
  /** Id of the method. */
  readonly method: string
  readonly points: number
  readonly maxPoints: number
  readonly rating: Rating
  readonly byDimension: Readonly<Record<string, number>>
  /**
   * The same with links judged as `confident` says, over what could be judged: `maxPoints` lacks the indicators that are
   * unknown. Never to be taken for the strict figures.
   */
  readonly confident: { readonly points: number; readonly maxPoints: number }
  /**
   * How much of `maxPoints` rests on what is known and not flagged, 0–1: unknown verdicts, and points given for values that
   * look like placeholders, take away from it.
   */
  readonly confidence: number
}

/** One verdict (dqv:QualityMeasurement) and what it gave. */
export interface Measurement {
  /** Id of the indicator. */
  readonly isMeasurementOf: string
  /** The dataset or the distribution judged. */
  readonly computedOn: string
  readonly value: Verdict
  /** Points given, and points to be had: of an indicator that is shared among distributions the part of this one. */
  readonly points: number
  readonly maxPoints: number
}

/** The sum of measurements for one dataset under one method: measurements sum up to the points, and to the ceiling. */
export interface Score extends Points {
  readonly computedOn: string
  /** The distribution that was counted, where one alone counts; else null. */
  readonly bestDistribution: string | null
  /** In the order of the indicators; one each, or one for each distribution where all of them count. */
  readonly measurements: readonly Measurement[]
}
