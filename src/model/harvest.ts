import type { Exchange } from './document.ts'
import type { Bilingual, Problem, Severity } from './finding.ts'
import type { ResourceType } from './record.ts'

/** How a harvest ended. */
export type HarvestStatus = 'succeeded' | 'unchanged' | 'held' | 'failed'

/** Why a harvest cannot go on: a closed list, each with words in `text/`. */
export type HarvestErrorCode =
  | 'unreachable'
  | 'http-status'
  | 'timed-out'
  | 'too-large'
  | 'address-refused'
  | 'blocked'
  | 'not-rdf'
  | 'syntax'
  | 'no-catalogue'
  | 'shrunk'
  /** robots.txt asks us to stay away from an address that the catalogue led to. */
  | 'robots'
  /** The run was broken off: its process died or was stopped, and its lease ran out. */
  | 'interrupted'
  /** The run was to read again what is no longer kept. */
  | 'not-kept'
  /** A fault of ours: the harvest crashed. */
  | 'internal'

/** The one error class of a harvest. `details` fill the places in the code's words. */
export class HarvestError extends Error {
  readonly code: HarvestErrorCode
  readonly details: Readonly<Record<string, string>>
  /** What the stages had to complain of before it came to this, the reason itself included. */
  readonly problems: readonly Problem[]
  /** What was received before it came to this; null when nothing was. */
  readonly received: Received | null

  constructor(
    code: HarvestErrorCode,
    details: Readonly<Record<string, string>> = {},
    options: ErrorOptions & { readonly problems?: readonly Problem[]; readonly received?: Received | null } = {},
  ) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.name = 'HarvestError'
    this.code = code
    this.details = details
    this.problems = options.problems ?? []
    this.received = options.received ?? null
  }
}

/** What showed that a source had not changed, the cheapest first: 304, the same bytes, the same graph, the same records. */
export type UnchangedBy = 'not-modified' | 'bytes' | 'graph' | 'records'

/** What a harvest changed, in the words of DIGG's report.json; URIs sorted. Missing ones stand, so they are among the unchanged. */
export interface Changes {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly unchanged: number
  /** How many of the standing were not in the answer and wait for their grace to end, those of earlier runs included. */
  readonly missing: number
  /** Those that were in the last answer and not in this one. */
  readonly missingURIs: readonly string[]
  readonly addedURIs: readonly string[]
  readonly updatedURIs: readonly string[]
  readonly removedURIs: readonly string[]
  /** The same counts per resource type, only those that occur. */
  readonly byType: Readonly<Partial<Record<ResourceType, ChangeCounts>>>
}

/** How many were added, updated, removed and unchanged. */
export interface ChangeCounts {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly unchanged: number
}

/** What a harvest that failed, or is held, says of why. */
export interface HarvestFailure {
  readonly code: HarvestErrorCode
  readonly details: Readonly<Record<string, string>>
}

/** One thing that happened in a run, as the log has it. */
export interface LogEntry {
  readonly at: Date
  readonly level: 'info' | 'warn' | 'error'
  /** Such as `harvest.fetched`. */
  readonly event: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** How the findings of one rule differ from the last time the source was judged. */
export interface FindingsDelta {
  readonly sourceShape: string
  readonly severity: Severity
  readonly message: Bilingual
  /** How many there are now that were not, and were that are not now: of the same resource, property and value. */
  readonly appeared: number
  readonly gone: number
  /** Some of the resources of those that appeared, else of those gone. */
  readonly examples: readonly string[]
}

/** What an operator said of a held run. */
export interface Decision {
  readonly kind: 'approved' | 'rejected'
  /** Who: a token's label, or `cli`. */
  readonly by: string
  readonly at: Date
}

/** Milliseconds spent in each stage. */
export type Timings = Readonly<Record<string, number>>

/** One run over one source. */
export interface Harvest {
  /** Number of the run, given by the store. */
  readonly id: number
  readonly source: string
  readonly trigger: 'schedule' | 'manual'
  readonly status: HarvestStatus
  readonly startedAt: Date
  readonly endedAt: Date
  /** null when the run failed before there was anything to compare. */
  readonly changes: Changes | null
  readonly error: HarvestFailure | null
  readonly timings: Timings
  /** What was received; null when nothing was. */
  readonly received: Received | null
  /** What showed that nothing had changed; null unless `unchanged`. */
  readonly unchangedBy: UnchangedBy | null
  /** Did everything come that the source is made of? If not, nothing was removed. null when it failed before that was known. */
  readonly isComplete: boolean | null
  /** Of a held run: SHA-256 of the primaryTopics that it would remove, sorted, one a line: what an approval approves. Else null. */
  readonly digest: string | null
  /** What was decided of a held run; null while nothing is, or nothing need be. */
  readonly decision: Decision | null
  /** Every HTTP exchange, in order. */
  readonly exchanges: readonly Exchange[]
}

/** A run that is going on. */
export interface RunningHarvest {
  /** Number of the run. */
  readonly id: number
  readonly source: string
  readonly trigger: Harvest['trigger']
  readonly startedAt: Date
  /** Process that runs it, such as `host:4711:a1b2`. */
  readonly holder: string
  /** When its holder was last heard of. */
  readonly heardAt: Date
}

/** Facts of the documents a run received. */
export interface Received {
  readonly finalUrl: string
  readonly mediaType: string | null
  readonly syntax: string | null
  /** Bytes after decompression, all documents of the run together. */
  readonly bytes: number
  /** Distinct triples; null when they could not be counted. */
  readonly triples: number | null
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Is the source, after this run, known to be as the store has it? */
export function isGood({ status }: Pick<Harvest, 'status'>): boolean {
  return status === 'succeeded' || status === 'unchanged'
}
