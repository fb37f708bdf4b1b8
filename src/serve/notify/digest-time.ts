import { Cron } from 'croner'

const day = 24 * 3_600_000

/** Mondays at seven in the morning, Swedish time. */
const mondays = '0 7 * * 1'

/** The last time that weekly summaries were to be made, at or before now. */
export function lastDigestTime(now: Date): Date {
  const clock = new Cron(mondays, { timezone: 'Europe/Stockholm', paused: true })
  const from = new Date(now.getTime() - 8 * day)
  const times = clock.nextRuns(3, from).filter(time => time <= now)
  return times.at(-1) ?? from
}

/** The week that a summary made at a time tells of. */
export function weekBefore(time: Date): { readonly from: Date; readonly to: Date } {
  return { from: new Date(time.getTime() - 7 * day), to: time }
}

/** Is it the first Monday of its month? Then a summary is sent even when there is nothing to tell. */
export function isFirstOfMonth(time: Date): boolean {
  const dayOfMonth = new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: 'Europe/Stockholm' }).format(time)
  return Number(dayOfMonth) <= 7
}
