import type { AssessedDataset, Pattern } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { ChangeCause } from '../model/score-history.ts'
import { pointsOf } from '../score/tally.ts'
import { isNewTo, pointsIn, tolerance } from './points-in.ts'

/** The way from what a dataset had to what it has. */
export interface Steps {
  readonly before: AssessedDataset
  readonly after: AssessedDataset
  /** As it is now, with links as they were. */
  readonly published: Pattern
  /** What was published before, judged as we judge now, with links as they were; null when that is not kept. */
  readonly judged: Pattern | null
  /** Is what is said of the dataset just what was said before? */
  readonly isSame: boolean
}

type Causes = Readonly<Partial<Record<ChangeCause, number>>>

/**
 * What each cause did under one method, in points that sum up to the difference: from what it was, over other counting, over
 * what we know, over what is published, to what links did.
 */
export function causesIn(
  { before, after, published, judged, isSame }: Steps,
  method: Method,
  { isMethodOther, isVocabularyOther }: { readonly isMethodOther: boolean; readonly isVocabularyOther: boolean },
): Causes {
  const [was, is] = [pointsIn(before, method) ?? 0, pointsIn(after, method) ?? 0]
  const points = (pattern: Pattern): number => pointsOf(pattern, method).points
  // What a method asks that was not asked before belongs to the method, and cannot be counted in what was answered then.
  const isNew = isMethodOther && isNewTo(before, method)
  const counted = isMethodOther && !isNew ? points(before.assessment.pattern) : was
  const unlinked = points(published)
  const rest = unlinked - counted
  const known = isSame ? rest : judged === null ? Math.min(0, rest) : points(judged) - counted
  const ours = isNew || isVocabularyOther ? known : 0
  return parts([
    ['method', counted - was + (isNew ? ours : 0)],
    ['vocabulary', isNew ? 0 : ours],
    ['metadata', rest - ours],
    ['link', is - unlinked],
  ])
}

function parts(all: readonly (readonly [ChangeCause, number])[]): Causes {
  return Object.fromEntries(all.filter(([, points]) => Math.abs(points) > tolerance))
}
