import { settleAbsence, waitingIn } from './absence.ts'
import { goneFrom } from './causes.ts'
import { onlyRemoving } from './compare.ts'
import { diffsOf } from './diffs.ts'
import type { Outcome } from './outcome.ts'
import type { Run } from './run.ts'

/**
 * A run that found its source as it was: nothing happens, unless the grace of something missing is over, or the source now
 * says that it is removed (primaryTopics).
 */
export async function unchanged(run: Run, known: Partial<Outcome>, removals: readonly string[]): Promise<Outcome> {
  const { source, tools, startedAt: now, log } = run
  log.info('harvest.found-unchanged', { by: known.unchangedBy ?? null })
  const standing = await tools.store.standing(source.id)
  const mercy = { isComplete: true, isApproved: false, removals, graceDays: source.limits.graceDays, now }
  const absence = settleAbsence(waitingIn(standing), standing, mercy)
  const { removed, missing } = absence
  if (removed.length === 0) return { ...known, status: 'unchanged', isJudged: false }
  log.info('harvest.grace-over', { removed: removed.length })
  const changes = onlyRemoving(standing, absence)
  const diffs = diffsOf({ source: source.id, standing, changed: [], removed }, { store: tools.store, division: null })
  const gone = new Set(removed)
  const scoreChanges = goneFrom(await tools.store.standingAssessments(source.id), dataset => gone.has(dataset))
  const applied = { changes, removed, missing, diffs, scoreChanges }
  return { ...known, ...applied, status: 'succeeded', isJudged: false, unchangedBy: null }
}
