import type { Aggregate } from '../model/aggregate.ts'
import { dayOf } from '../model/score-history.ts'
import { reportedDatasets } from './datasets.ts'
import { reportedFindings } from './findings.ts'
import { reportedFixes } from './fixes.ts'
import { reportedFlags } from './flags.ts'
import { highValueDatasets } from './high-value.ts'
import { reportedLinks } from './host-links.ts'
import { judged } from './judged.ts'
import { reportedMethod } from './methods.ts'
import type { QualityInput } from './quality-input.ts'
import type { QualityReport, ReportedCounts, ShareValid } from './quality-report.ts'
import { trendOf } from './trend.ts'
import { type Validity, validityOf } from './validity.ts'

/** How many of the ranked fixes the forecast is of. */
const forecastFixes = 3

/** How much a report holds. */
export interface ReportOptions {
  /** How many of the worst datasets have their losses explained; all unless told. */
  readonly explained?: number
}

/** The quality report of an organisation: a pure function, so that the same facts give the same report. */
export function qualityReport(input: QualityInput, { explained = Infinity }: ReportOptions = {}): QualityReport {
  const { organisation, profile, method, asOf, aggregates, basis } = input
  const whatPaysMost = reportedFixes(input)
  const validity = validityOf(profile)
  const forecast = whatPaysMost.slice(0, forecastFixes).at(-1)
  return {
    organisation,
    profile: { id: profile.id, version: profile.version, label: profile.label },
    basis,
    method,
    asOf: asOf?.toISOString() ?? null,
    counts: countsOf(input),
    valid: { national: valid(aggregates, validity.national), european: valid(aggregates, validity.european) },
    methods: profile.methods.map(one =>
      reportedMethod(one, aggregates.find(({ method: id }) => id === one.id) ?? null),
    ),
    forecast:
      forecast === undefined
        ? null
        : { fixes: Math.min(forecastFixes, whatPaysMost.length), points: forecast.after, rating: forecast.rating },
    whatPaysMost,
    datasets: reportedDatasets(input, explained),
    links: reportedLinks(input),
    findings: reportedFindings(input),
    trend: input.series && trendOf(input.series, asOf === null ? null : dayOf(asOf)),
    highValue: highValueDatasets(input),
    flags: reportedFlags(input),
    comparison: input.comparison,
  }
}

function countsOf({ datasets, counts }: QualityInput): ReportedCounts {
  const assessments = judged(datasets)
  const distributions = assessments.reduce((sum, { assessment }) => sum + assessment.resources.length - 1, 0)
  return { ...counts, datasets: datasets.length, judged: assessments.length, distributions }
}

function valid(aggregates: readonly Aggregate[], validity: Validity | undefined): ShareValid | null {
  if (validity === undefined) return null
  const { method, indicator } = validity
  const shares = aggregates.find(one => one.method === method)?.shares
  const share = shares?.find(one => one.indicator === indicator)
  return share === undefined ? null : { conforming: share.yes, unknown: share.unknown, of: share.of }
}
