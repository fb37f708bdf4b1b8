import { isDeepStrictEqual } from 'node:util'
import type { Assessment } from '../model/assessment.ts'
import type { LinkOf } from './link-places.ts'
import { settle } from './settle.ts'

/**
 * The assessment with its links as they are known now, everything else as it was: what judging the same graph with those
 * links would give. The very same object when nothing differs.
 */
export function relink(assessment: Assessment, link: LinkOf): Assessment {
  if (assessment.addresses.length === 0) return assessment
  const { pattern, evidence } = settle(assessment, link)
  const isSamePattern = isDeepStrictEqual(pattern, assessment.pattern)
  if (isSamePattern && isDeepStrictEqual(evidence, assessment.evidence)) return assessment
  return { ...assessment, pattern: isSamePattern ? assessment.pattern : pattern, evidence }
}
