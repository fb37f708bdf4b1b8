/** A time at which a source began to fail, or no longer did. */
export interface FailureChange {
  readonly at: Date
  /** Were people told of it? What they never heard of does not tire them. */
  readonly isTold: boolean
}

/** `becomes-unstable` is said of the change that makes it so; what follows is `unstable`. */
export type Stability = 'stable' | 'becomes-unstable' | 'unstable'

/** So many changes within a week make a source unstable. */
export const mostChanges = 3
const week = 7 * 24 * 3_600_000

/**
 * How stable a source is at its last change: unstable from the third one within seven days that people were told of, until
 * there has been none, told or not, for seven days. The changes come oldest first; the last is the one asked about.
 */
export function stabilityOf(changes: readonly FailureChange[]): Stability {
  let stability: Stability = 'stable'
  let recent: readonly number[] = []
  let before = Number.NEGATIVE_INFINITY
  for (const { at, isTold } of changes) {
    const time = at.getTime()
    const isCalm = stability === 'stable' || time - before >= week
    before = time
    if (!isCalm) {
      stability = 'unstable'
      continue
    }
    const kept = stability === 'stable' ? recent.filter(earlier => time - earlier < week) : []
    recent = isTold ? [...kept, time] : kept
    stability = recent.length >= mostChanges ? 'becomes-unstable' : 'stable'
  }
  return stability
}

/** Is a source still unstable at a time after its changes, oldest first? */
export function isUnstableAt(changes: readonly FailureChange[], time: Date): boolean {
  const last = changes.at(-1)
  if (last === undefined || time.getTime() - last.at.getTime() > week) return false
  return stabilityOf(changes) !== 'stable'
}
