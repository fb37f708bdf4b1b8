import type { LogEntry } from '../model/harvest.ts'
import type { HarvestLog } from './tools.ts'

type Facts = LogEntry['facts']

/** What happens in one run, as it is kept with the run. */
export interface RunLog {
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, facts?: Facts): void
  /** All so far, in order. */
  entries(): readonly LogEntry[]
}

/** A run over very many pages does not need every page in its log. */
const most = 1000

/**
 * Starts the log of a run over a source. What is amiss is written to the program's log as well, at once; the steps that go
 * well only stand with the run.
 */
export function startRunLog(source: string, { log, now }: { readonly log: HarvestLog; now(): Date }): RunLog {
  const entries: LogEntry[] = []
  let left = 0
  const note = (level: LogEntry['level'], event: string, facts: Facts = {}): void => {
    if (level !== 'info') log[level]({ event, source, ...facts })
    if (entries.length < most) entries.push({ at: now(), level, event, facts })
    else left++
  }
  const rest = (): LogEntry[] =>
    left === 0 ? [] : [{ at: now(), level: 'info', event: 'log.shortened', facts: { entries: left } }]
  return {
    info: (event, facts) => note('info', event, facts),
    warn: (event, facts) => note('warn', event, facts),
    error: (event, facts) => note('error', event, facts),
    entries: () => [...entries, ...rest()],
  }
}
