import pino from 'pino'

/** What happened, as an event with facts: `{ event: 'harvest.succeeded', source, ms, added }`. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>): void
  warn(facts: Readonly<Record<string, unknown>>): void
  error(facts: Readonly<Record<string, unknown>>): void
}

/** Structured events, one JSON object a line, on stderr; `quiet` keeps only errors. */
export function createLog(options: { readonly quiet: boolean }): Log {
  const level = options.quiet ? 'error' : 'info'
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
