import { Cron } from 'croner'
import type { Harvest } from '../model/harvest.ts'
import type { StoredSource } from '../store/store.ts'

/** When a source is to be harvested next after a moment; null when only on demand. */
export function nextRun({ enabled, schedule }: Pick<StoredSource, 'enabled' | 'schedule'>, after: Date): Date | null {
  if (!enabled || schedule === null) return null
  return new Cron(schedule, { timezone: 'Europe/Stockholm', paused: true }).nextRun(after)
}

/** A last run that began so many ms from now was told by a clock that was wrong. */
const mostAhead = 60 * 60 * 1000

/** Is a source to be harvested now: never harvested, or its next time after the last run has come? */
export function isDue(source: StoredSource, lastStart: Date | null, now: Date): boolean {
  if (!source.enabled || source.schedule === null) return false
  if (lastStart !== null && lastStart.getTime() > now.getTime() + mostAhead) return true
  const next = lastStart === null ? now : nextRun(source, lastStart)
  return next !== null && next <= now
}

/** No source rests for longer than this, whatever its server asks for, in ms. */
const longestRest = 3_600_000

/** Did the server ask in the last run to be left alone (Retry-After), and is that time not over? */
export function isResting(latest: Harvest | undefined, now: Date): boolean {
  const seconds = Number(latest?.error?.details.retryAfter ?? 0)
  if (latest === undefined || !(seconds > 0)) return false
  return now.getTime() < latest.endedAt.getTime() + Math.min(longestRest, seconds * 1000)
}

/** The sources that are to be harvested now, the one longest waiting first. */
export function dueSources(
  sources: readonly StoredSource[],
  latest: ReadonlyMap<string, Harvest>,
  now: Date,
): readonly StoredSource[] {
  const startOf = ({ id }: StoredSource): Date | null => latest.get(id)?.startedAt ?? null
  const due = sources.filter(source => isDue(source, startOf(source), now) && !isResting(latest.get(source.id), now))
  return due.sort((a, b) => (startOf(a)?.getTime() ?? 0) - (startOf(b)?.getTime() ?? 0))
}
