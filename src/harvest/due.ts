import { Cron } from 'croner'
import type { Harvest } from '../model/harvest.ts'
import type { StoredSource } from '../store/store.ts'

/** When a source is to be harvested next after a moment; null when only on demand. */
export function nextRun({ enabled, schedule }: Pick<StoredSource, 'enabled' | 'schedule'>, after: Date): Date | null {
  if (!enabled || schedule === null) return null
  return new Cron(schedule, { timezone: 'Europe/Stockholm', paused: true }).nextRun(after)
}

/** Is a source to be harvested now: never harvested, or its next time after the last run has come? */
export function isDue(source: StoredSource, lastStart: Date | null, now: Date): boolean {
  if (!source.enabled || source.schedule === null) return false
  const next = lastStart === null ? now : nextRun(source, lastStart)
  return next !== null && next <= now
}

/** The sources that are to be harvested now, the one longest waiting first. */
export function dueSources(
  sources: readonly StoredSource[],
  latest: ReadonlyMap<string, Harvest>,
  now: Date,
): readonly StoredSource[] {
  const startOf = ({ id }: StoredSource): Date | null => latest.get(id)?.startedAt ?? null
  const due = sources.filter(source => isDue(source, startOf(source), now))
  return due.sort((a, b) => (startOf(a)?.getTime() ?? 0) - (startOf(b)?.getTime() ?? 0))
}
