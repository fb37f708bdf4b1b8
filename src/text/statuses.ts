import type { InBoth } from './language.ts'

const statuses = {
  waiting: { sv: 'väntar', en: 'waiting' },
  running: { sv: 'pågår', en: 'running' },
  succeeded: { sv: 'klar', en: 'completed' },
  remarks: { sv: 'klar med fel', en: 'completed with errors' },
  unchanged: { sv: 'oförändrad', en: 'unchanged' },
  held: { sv: 'pausad', en: 'paused' },
  failed: { sv: 'misslyckades', en: 'failed' },
} satisfies Readonly<Record<string, InBoth>>

/** What people are told of a source: how its last harvest ended, and what comes before the first. `remarks` is completed with violations. */
export type StatusName = keyof typeof statuses

/** The word for a harvest's state, in lower case. */
export function statusText(status: StatusName): InBoth {
  return statuses[status]
}
