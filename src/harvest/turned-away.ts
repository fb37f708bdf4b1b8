import type { AssessedDataset } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { ScoreChange } from '../model/score-history.ts'
import { pointsOf } from '../score/tally.ts'
import type { KnownLinks } from './known-links.ts'
import { withLinksOf } from './links-before.ts'

/** A change of one dataset, and what it is between. */
export interface ChangedDataset {
  readonly change: ScoreChange
  readonly before: AssessedDataset
  readonly after: AssessedDataset
}

/**
 * The change as it would be under a method if every address that turns us away (401, 403, 429), or of which nothing sure is
 * known, had gone on as before: counted strictly it takes points, but nobody is sent a message about that.
 */
export function withoutTurnedAway(
  { change, before, after }: ChangedDataset,
  { method, links }: { readonly method: Method; readonly links: KnownLinks },
): ScoreChange {
  const isUnsure = (url: string): boolean => links.get(url)?.confident === 'unknown'
  const changes = change.changes.map(each => {
    const { link } = each.causes
    if (each.method !== method.id || each.after === null || link === undefined || link >= 0) return each
    const fair = withLinksOf(after.assessment, before.assessment, isUnsure)
    const back = pointsOf(fair, method).points - pointsOf(after.assessment.pattern, method).points
    return { ...each, after: each.after + back, causes: { ...each.causes, link: link + back } }
  })
  return { ...change, changes }
}
