import type { AssessedDataset } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { testKeysOf } from '../score/verdicts.ts'

/** Less than this is no difference: sums of tenths are never exact. */
export const tolerance = 1e-9

/** The points of a dataset under a method; null when it was not judged by it. */
export function pointsIn({ points }: AssessedDataset, { id }: Pick<Method, 'id'>): number | null {
  return points.find(({ method }) => method === id)?.points ?? null
}

/** Are they other points? */
export function differs(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return before !== after
  return Math.abs(before - after) > tolerance
}

/** Does a method ask anything that was not asked when the dataset was judged? */
export function isNewTo({ assessment }: AssessedDataset, method: Method): boolean {
  const asked = new Set(assessment.pattern.tests)
  return testKeysOf(method).some(test => !asked.has(test))
}
