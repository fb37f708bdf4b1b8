import type { Problem } from './finding.ts'
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

/** What a harvest changed, in the words of DIGG's report.json; URIs sorted. */
export interface Changes {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly unchanged: number
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
