import type { Assessment } from '../model/assessment.ts'
import type { ReportedResource } from './quality-input.ts'

/** A dataset that was judged. */
export interface JudgedResource extends ReportedResource {
  readonly assessment: Assessment
}

/** The datasets that were judged. */
export function judged(datasets: readonly ReportedResource[]): JudgedResource[] {
  return datasets.flatMap(one => (one.assessment === null ? [] : [{ ...one, assessment: one.assessment }]))
}
