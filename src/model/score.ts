import type { Bilingual } from './finding.ts'

/** A quality metric (dqv:Metric) of one scoring method. */
export interface Indicator {
  /** Local name, such as `keywordAvailability`. */
  readonly id: string
  /** IRI of the metric. */
  readonly iri: string
  readonly inDimension: string
  /** Points for a pass. */
  readonly points: number
  readonly computedOn: 'dataset' | 'distribution' | 'either'
  readonly label: Bilingual
}

/** One verdict (dqv:QualityMeasurement): true, false, or null when it could not be judged. */
export interface Measurement {
  /** Id of the indicator. */
  readonly isMeasurementOf: string
  /** The dataset or the distribution judged. */
  readonly computedOn: string
  readonly value: boolean | null
  /** Points given. */
  readonly points: number
}

/** The sum of measurements for one dataset under one method. */
export interface Score {
  readonly method: string
  readonly computedOn: string
  /** Points, for EU MQA v1 0–405. */
  readonly points: number
  readonly maxPoints: number
  readonly rating: 'excellent' | 'good' | 'sufficient' | 'bad'
  readonly byDimension: Readonly<Record<string, number>>
  /** The distribution that was counted; null when there is none. */
  readonly bestDistribution: string | null
  /** One verdict per indicator, in the order of the indicators. */
  readonly measurements: readonly Measurement[]
}
